package hft.architecture.violations.journal;

/** Breaks: only alpha and policy know model engines. */
public record JournalKnowingTensors(ai.djl.ndarray.NDArray tensor) {}
