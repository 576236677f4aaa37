package hft.ingest;

import hft.ingest.TableQuality.Delay;
import org.HdrHistogram.Histogram;

/** The distribution of receive minus venue time, to the microsecond and three figures. */
final class DelayLog {
  private static final long MAX_MICROS = 3_600_000_000L;

  private final Histogram micros = new Histogram(MAX_MICROS, 3);
  private long minNanos = Long.MAX_VALUE;

  void record(long nanos) {
    minNanos = Math.min(minNanos, nanos);
    micros.recordValue(Math.clamp(nanos / 1_000, 0, MAX_MICROS));
  }

  Delay summary() {
    if (micros.getTotalCount() == 0) {
      return new Delay(0, 0, 0);
    }
    return new Delay(
        minNanos, 1_000 * micros.getValueAtPercentile(50), 1_000 * micros.getValueAtPercentile(99));
  }
}
