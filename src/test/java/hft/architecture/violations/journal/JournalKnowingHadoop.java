package hft.architecture.violations.journal;

/** Breaks: only the miner knows S3. */
public record JournalKnowingHadoop(org.apache.hadoop.fs.Path path) {}
