package hft.app.config;

import java.time.Duration;

/**
 * Latencies of a backtest.
 *
 * @param feed venue event to our eyes, where the data does not say when it was received
 * @param entry our decision to the venue
 * @param response the venue's answer back to us
 * @param inference of a model's answer; not scaled
 * @param scale multiplies the first three
 */
public record LatencySettings(
    LatencyModelName model,
    Duration feed,
    Duration entry,
    Duration response,
    Duration inference,
    double scale) {
  public LatencySettings {
    requireSane("feed", feed);
    requireSane("entry", entry);
    requireSane("response", response);
    requireSane("inference", inference);
    if (!(scale >= 0 && scale <= 1_000)) {
      throw new IllegalArgumentException("scale must be 0..1000, was " + scale);
    }
  }

  private static void requireSane(String name, Duration latency) {
    if (latency.isNegative() || latency.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(name + " must be 0 ms .. 1 minute, was " + latency);
    }
  }
}
