package hft.core.learn;

import hft.core.signal.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * How one feature was spread over the examples a model was trained on.
 *
 * @param name as {@link Feature#text}
 * @param deciles the nine values between its tenths, in order
 */
public record FeatureRange(String name, List<Double> deciles) {
  public FeatureRange {
    deciles = List.copyOf(deciles);
    if (deciles.size() != 9) {
      throw new IllegalArgumentException(name + ": deciles are nine, were " + deciles.size());
    }
    for (int i = 0; i < 9; i++) {
      if (!Double.isFinite(deciles.get(i)) || i > 0 && deciles.get(i) < deciles.get(i - 1)) {
        throw new IllegalArgumentException(name + ": deciles must not fall, were " + deciles);
      }
    }
  }

  /** Of all features, in order. */
  static List<String> names() {
    return Arrays.stream(Feature.values()).map(Feature::text).toList();
  }

  /** How the features of some examples are spread; a sample of them, when they are many. */
  public static List<FeatureRange> of(Examples examples, int[] indices) {
    int step = Math.max(1, indices.length / 50_000);
    int count = indices.length / step;
    if (count < 10) {
      throw new IllegalArgumentException("ten examples at least, were " + indices.length);
    }
    float[][] columns = new float[Feature.COUNT][count];
    float[] row = new float[Feature.COUNT];
    for (int i = 0; i < count; i++) {
      examples.features(indices[i * step], row, 0);
      for (int column = 0; column < row.length; column++) {
        columns[column][i] = row[column];
      }
    }
    return Arrays.stream(Feature.values())
        .map(feature -> of(feature.text(), columns[feature.ordinal()]))
        .toList();
  }

  private static FeatureRange of(String name, float[] values) {
    Arrays.sort(values);
    Double[] deciles = new Double[9];
    for (int i = 0; i < deciles.length; i++) {
      deciles[i] = (double) values[(i + 1) * values.length / 10];
    }
    return new FeatureRange(name, Arrays.asList(deciles));
  }
}
