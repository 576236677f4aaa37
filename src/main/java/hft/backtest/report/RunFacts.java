package hft.backtest.report;

import java.util.Optional;

/**
 * What the recorder cannot see in the journal.
 *
 * @param mode such as {@code backtest}
 * @param fromNanos first event of the data, nanoseconds since the epoch
 * @param toNanos last event of the data
 * @param seed of everything drawn at random
 * @param interleavingSeed of the order in which actors took turns; empty for first sent, first
 *     handled
 * @param dataLabel what was replayed, for the reader; no machine paths
 * @param synthetic the market was generated: says so wherever the run shows
 * @param configHash names the settings
 * @param queueModel how queue places were guessed
 * @param latency how latencies were made
 * @param fees name of the scenario the run was charged
 * @param events market-data events replayed
 * @param levelUpdates book levels they carried
 * @param gaps times the feed was not seen
 * @param journalSha256 digest of the journal
 */
public record RunFacts(
    String mode,
    long fromNanos,
    long toNanos,
    long seed,
    Optional<Long> interleavingSeed,
    String dataLabel,
    boolean synthetic,
    String configHash,
    String queueModel,
    String latency,
    String fees,
    long events,
    long levelUpdates,
    int gaps,
    String journalSha256) {}
