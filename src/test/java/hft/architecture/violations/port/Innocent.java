package hft.architecture.violations.port;

/** Breaks nothing. */
public record Innocent(int value) {}
