package hft.architecture.violations.trading;

/** Breaks nothing. */
public record Innocent(int value) {}
