package hft.architecture.violations.journal;

/** Breaks: adapters never know each other. */
public record JournalKnowingSim(hft.architecture.violations.sim.Innocent sim) {}
