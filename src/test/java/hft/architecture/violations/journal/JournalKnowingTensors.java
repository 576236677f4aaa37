package hft.architecture.violations.journal;

/** Breaks: only alpha knows model engines. */
public record JournalKnowingTensors(ai.djl.ndarray.NDArray tensor) {}
