package hft.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * How long something took, since the start of the run. Times are nanoseconds. One thread at a time.
 */
public final class Latency {
  /** Bounds that make sense from a fast decision to the breaker at 150 ms and beyond, seconds. */
  public static final List<Double> BOUNDS =
      List.of(
          10e-6, 20e-6, 35e-6, 50e-6, 75e-6, 100e-6, 150e-6, 250e-6, 500e-6, 750e-6, 1e-3, 1.5e-3,
          2.5e-3, 5e-3, 10e-3, 25e-3, 50e-3, 100e-3, 150e-3, 250e-3, 500e-3, 1.0);

  private static final long LONGEST = 600_000_000_000L;

  private final Histogram histogram = new Histogram(LONGEST, 2);
  private final List<LongConsumer> listeners = new ArrayList<>();

  /** Told of each value from now on, on the thread that notes it. */
  public void listener(LongConsumer listener) {
    listeners.add(listener);
  }

  void note(long nanos) {
    long value = Math.clamp(nanos, 0, LONGEST);
    histogram.recordValue(value);
    for (LongConsumer listener : listeners) {
      listener.accept(value);
    }
  }

  long count() {
    return histogram.getTotalCount();
  }

  long quantile(double share) {
    return count() == 0 ? 0 : histogram.getValueAtPercentile(100 * share);
  }

  long max() {
    return count() == 0 ? 0 : histogram.getMaxValue();
  }

  /** How many fell below each of {@link #BOUNDS} and not below the one before; last: the rest. */
  long[] buckets() {
    long[] counts = new long[BOUNDS.size() + 1];
    long below = 0;
    for (int i = 0; i < BOUNDS.size(); i++) {
      long upTo = histogram.getCountBetweenValues(0, Math.round(BOUNDS.get(i) * 1e9));
      counts[i] = upTo - below;
      below = upTo;
    }
    counts[BOUNDS.size()] = count() - below;
    return counts;
  }
}
