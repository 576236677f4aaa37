package hft.architecture.violations.journal;

/** Breaks nothing. */
public record Innocent(int value) {}
