package hft.core.learn;

import hft.core.signal.Feature;
import hft.core.signal.MicroPrice;
import hft.core.signal.SituationSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cards of models that were never trained. */
public final class Cards {
  private Cards() {}

  /** Five snapshots of five levels, a second apart at least; ten seconds ahead, 2 bp either way. */
  public static ModelCard small() {
    return new ModelCard(
        "test",
        new SituationSettings(
            5, 5, Duration.ofMillis(200), Duration.ofMinutes(10), Duration.ofSeconds(2)),
        MicroPrice.NONE,
        new BarrierSettings(
            Duration.ofSeconds(10), Duration.ZERO, Duration.ofMinutes(1), 0, 0, 0, 2),
        List.of(0.3, 0.4, 0.3),
        2,
        2,
        ranges());
  }

  private static List<FeatureRange> ranges() {
    List<Double> deciles = IntStream.range(1, 10).mapToObj(i -> i / 10.0).toList();
    return Arrays.stream(Feature.values())
        .map(feature -> new FeatureRange(feature.text(), deciles))
        .toList();
  }

  /** A tenth of a second to answer; judged each second over a minute. */
  public static ModelTerms terms() {
    return new ModelTerms(
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        3,
        new WatchSettings(Duration.ofMinutes(1), Duration.ofSeconds(1), 0.01));
  }
}
