package hft.architecture.violations.trading;

import hft.architecture.violations.journal.Innocent;

/** Breaks: trading knows core and port only. */
public record TradingKnowingJournal(Innocent journal) {}
