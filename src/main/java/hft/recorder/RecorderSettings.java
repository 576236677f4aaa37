package hft.recorder;

import java.time.Duration;

/**
 * The recorder. Section {@code hft.recorder}.
 *
 * @param enabled false: {@code run} records no market data
 * @param queueFrames frames that may wait for the recorder; more are dropped and told
 * @param drainEvery between two looks at the queue
 * @param flushEvery between two complete files: what a crash may cost
 * @param mergeParts files of one table and coin that are joined into one, and again as many of
 *     those
 * @param retryAfter before the recorder tries again when it could not write
 */
public record RecorderSettings(
    boolean enabled,
    int queueFrames,
    Duration drainEvery,
    Duration flushEvery,
    int mergeParts,
    Duration retryAfter) {
  private static final Duration SHORTEST_FLUSH = Duration.ofSeconds(1);
  private static final Duration LONGEST_FLUSH = Duration.ofMinutes(10);

  public RecorderSettings {
    if (queueFrames < 64 || queueFrames > 1_048_576) {
      throw new IllegalArgumentException("queueFrames must be 64..1048576, was " + queueFrames);
    }
    if (flushEvery.compareTo(SHORTEST_FLUSH) < 0 || flushEvery.compareTo(LONGEST_FLUSH) > 0) {
      throw new IllegalArgumentException("flushEvery must be 1 s..10 m, was " + flushEvery);
    }
    if (!drainEvery.isPositive() || drainEvery.compareTo(flushEvery) > 0) {
      throw new IllegalArgumentException(
          "drainEvery must be positive and not above flushEvery, was " + drainEvery);
    }
    if (mergeParts < 2 || mergeParts > 1_000) {
      throw new IllegalArgumentException("mergeParts must be 2..1000, was " + mergeParts);
    }
    if (!retryAfter.isPositive()) {
      throw new IllegalArgumentException("retryAfter must be positive, was " + retryAfter);
    }
  }
}
