package hft.architecture.violations.data;

/** Breaks nothing. */
public record Innocent(int value) {}
