package hft.app.bench.tick;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.HdrHistogram.Histogram;

/**
 * How long something took, in nanoseconds to three digits. Touches come on a fixed clock and wait
 * for nobody: who is later than a whole period has kept the touches of that period waiting, too,
 * although it answered them all at once and there is no order for each. They are added, each a
 * period less late than the one before (Gil Tene's correction for coordinated omission, of the
 * histogram's own library). Without a period nothing is added.
 */
final class Latencies {
  private static final long MOST_NANOS = 3_600_000_000_000L;

  private final Histogram histogram = new Histogram(MOST_NANOS, 3);
  private final long periodNanos;
  private long measured;

  private Latencies(long periodNanos) {
    this.periodNanos = periodNanos;
  }

  /**
   * @param periodNanos between two touches
   */
  static Latencies onClock(long periodNanos) {
    return new Latencies(periodNanos);
  }

  /** Of a stage: as measured. */
  static Latencies asMeasured() {
    return new Latencies(0);
  }

  void add(long nanos) {
    measured++;
    long known = Math.clamp(nanos, 0, MOST_NANOS);
    if (periodNanos > 0) {
      histogram.recordValueWithExpectedInterval(known, periodNanos);
    } else {
      histogram.recordValue(known);
    }
  }

  /** Without what was added. */
  long measured() {
    return measured;
  }

  double micros(double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e3;
  }

  SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50Micros", micros(50));
    figures.put("p90Micros", micros(90));
    figures.put("p99Micros", micros(99));
    figures.put("p999Micros", micros(99.9));
    figures.put("maxMicros", micros(100));
    figures.put("measured", measured);
    figures.put("withOmitted", histogram.getTotalCount());
    return figures;
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-38s %9.0f %9.0f %9.0f %9.0f %9.0f %7d",
        name,
        micros(50),
        micros(90),
        micros(99),
        micros(99.9),
        micros(100),
        measured);
  }
}
