package hft.telemetry.metrics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import kamon.Kamon;
import kamon.metric.Gauge;
import kamon.metric.Histogram;
import kamon.metric.MeasurementUnit;
import kamon.tag.TagSet;

/**
 * Kamon's instruments by metric and label values. Gauges are set, counters are told their total and
 * grow by the difference. One thread, but for the histograms it hands out.
 */
final class Instruments {
  private final Map<Metric, Map<List<String>, Gauge>> gauges = new EnumMap<>(Metric.class);
  private final Map<Metric, Map<List<String>, Counter>> counters = new EnumMap<>(Metric.class);
  private final Map<Metric, Map<List<String>, Histogram>> histograms = new EnumMap<>(Metric.class);

  /** A counter and what it was last told. */
  private static final class Counter {
    private final kamon.metric.Counter counter;
    private long told;

    Counter(kamon.metric.Counter counter) {
      this.counter = counter;
    }

    void total(long total) {
      if (total > told) {
        counter.increment(total - told);
        told = total;
      }
    }
  }

  /** Of a gauge in seconds or bytes: those units. */
  void set(Metric metric, double value, String... labels) {
    gauges
        .computeIfAbsent(metric, _ -> new HashMap<>())
        .computeIfAbsent(
            List.of(labels),
            values ->
                Kamon.gauge(metric.kamonName(), metric.help(), unit(metric))
                    .withTags(tags(metric, values)))
        .update(value);
  }

  void set(Metric metric, boolean value, String... labels) {
    set(metric, value ? 1 : 0, labels);
  }

  /**
   * @param total since the run began; of a counter in seconds: nanoseconds
   */
  void count(Metric metric, long total, String... labels) {
    counters
        .computeIfAbsent(metric, _ -> new HashMap<>())
        .computeIfAbsent(
            List.of(labels),
            values ->
                new Counter(
                    Kamon.counter(metric.kamonName(), metric.help(), counterUnit(metric))
                        .withTags(tags(metric, values))))
        .total(total);
  }

  /** Takes nanoseconds; any thread. */
  LongConsumer histogram(Metric metric, String... labels) {
    Histogram histogram = find(metric, labels);
    return histogram::record;
  }

  /** So many more values of {@code nanos}. */
  void record(Metric metric, long nanos, long times, String... labels) {
    find(metric, labels).record(nanos, times);
  }

  private Histogram find(Metric metric, String... labels) {
    return histograms
        .computeIfAbsent(metric, _ -> new HashMap<>())
        .computeIfAbsent(
            List.of(labels),
            values ->
                Kamon.histogram(
                        metric.kamonName(), metric.help(), MeasurementUnit.time().nanoseconds())
                    .withTags(tags(metric, values)));
  }

  private static MeasurementUnit unit(Metric metric) {
    return switch (metric.unit()) {
      case SECONDS -> MeasurementUnit.time().seconds();
      case BYTES -> MeasurementUnit.information().bytes();
      default -> MeasurementUnit.none();
    };
  }

  private static MeasurementUnit counterUnit(Metric metric) {
    return metric.unit() == Metric.Unit.SECONDS
        ? MeasurementUnit.time().nanoseconds()
        : unit(metric);
  }

  private static TagSet tags(Metric metric, List<String> values) {
    if (values.size() != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " has labels " + metric.labels() + ": " + values);
    }
    Map<String, Object> tags = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      tags.put(metric.labels().get(i), values.get(i));
    }
    return TagSet.from(tags);
  }
}
