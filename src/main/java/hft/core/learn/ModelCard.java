package hft.core.learn;

import hft.core.signal.MicroPrice;
import hft.core.signal.SituationSettings;
import java.util.List;

/**
 * What whoever asks a model must know of how it was trained: kept beside its weights.
 *
 * @param name names it in logs, metrics and journals
 * @param situation what it is shown
 * @param microPrice the table with which its features were made
 * @param barriers by which its labels were decided
 * @param shares of down, stationary and up among what it was trained on; add up to 1
 * @param upBps mean move of the validation examples that went up, basis points; not negative
 * @param downBps mean move of those that went down, as a positive number
 * @param features all of {@link hft.core.signal.Feature}, in order, and how they were spread
 */
public record ModelCard(
    String name,
    SituationSettings situation,
    MicroPrice microPrice,
    BarrierSettings barriers,
    List<Double> shares,
    double upBps,
    double downBps,
    List<FeatureRange> features) {
  public ModelCard {
    shares = List.copyOf(shares);
    features = List.copyOf(features);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be empty");
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (shares.size() != Direction.COUNT || !(Math.abs(sum - 1) < 1e-6)) {
      throw new IllegalArgumentException("shares must be three that add up to 1, were " + shares);
    }
    if (!(upBps >= 0 && upBps < 1e4 && downBps >= 0 && downBps < 1e4)) {
      throw new IllegalArgumentException(
          "upBps and downBps must be 0..10000, were " + upBps + " and " + downBps);
    }
    requireAll(features);
  }

  /** A model of another build may have been taught other numbers under the same names. */
  private static void requireAll(List<FeatureRange> features) {
    List<String> expected = FeatureRange.names();
    List<String> found = features.stream().map(FeatureRange::name).toList();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException("features must be " + expected + ", were " + found);
    }
  }

  /** What the chances mean for the price: {@code up·upBps - down·downBps}. */
  public double expectedMoveBps(double down, double up) {
    return up * upBps - down * downBps;
  }
}
