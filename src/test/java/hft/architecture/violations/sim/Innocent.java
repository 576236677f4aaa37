package hft.architecture.violations.sim;

/** Breaks nothing. */
public record Innocent(int value) {}
