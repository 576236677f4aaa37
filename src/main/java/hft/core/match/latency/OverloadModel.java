package hft.core.match.latency;

/**
 * How likely the venue is too busy to take an action: {@code base + perBurst × (burst - 1)}, at
 * most {@code ceiling}, where burst is what {@link BurstMeter#intensity} says (1 when quiet).
 */
public record OverloadModel(double base, double perBurst, double ceiling, long seed) {
  public OverloadModel {
    if (!(base >= 0 && base <= 1 && perBurst >= 0 && ceiling >= base && ceiling <= 1)) {
      throw new IllegalArgumentException(
          "overload probabilities must satisfy 0 <= base <= ceiling <= 1, were "
              + base
              + ", "
              + perBurst
              + ", "
              + ceiling);
    }
  }

  public static OverloadModel never() {
    return new OverloadModel(0, 0, 0, 0);
  }

  public boolean isNever() {
    return ceiling == 0;
  }

  public double probability(double burst) {
    return Math.min(ceiling, base + perBurst * Math.max(0, burst - 1));
  }

  /** Decides for the {@code index}-th action: a pure function of seed and index. */
  public boolean refuses(long index, double burst) {
    return !isNever() && SplitMix.unit(seed, index) < probability(burst);
  }
}
