package hft.architecture.violations.journal;

/** Breaks nothing: data is for everyone. */
public record JournalKnowingData(hft.architecture.violations.data.Innocent data, Innocent own) {}
