package hft.architecture.violations.durable;

/** Breaks: adapters never know each other. */
public record DurableKnowingJournal(hft.architecture.violations.journal.Innocent journal) {}
