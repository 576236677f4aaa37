package hft.core.learn;

import java.util.List;

/**
 * How far the features of late are from those of the training, by the population stability index
 * over the training's tenths: 0 when they are spread alike; above 0.25 is commonly taken for
 * another population. Fades; allocates nothing.
 */
public final class FeatureShift {
  private static final int TENTHS = 10;

  /** Counts for a tenth that was not seen, so that its logarithm exists. */
  private static final double LEAST = 0.5;

  private final double[][] edges;
  private final double[] expected;
  private final double[][] counts;
  private final double keep;
  private double total;

  /**
   * @param memory observations that count as one window
   */
  public FeatureShift(List<FeatureRange> ranges, double memory) {
    edges = new double[ranges.size()][];
    expected = new double[ranges.size() * TENTHS];
    counts = new double[ranges.size()][TENTHS];
    keep = Math.exp(-1 / memory);
    for (int i = 0; i < edges.length; i++) {
      edges[i] = ranges.get(i).deciles().stream().mapToDouble(Double::doubleValue).toArray();
      spread(i);
    }
  }

  /**
   * Equal values share tenths: a feature that is mostly one number has all of them where {@link
   * #tenth} puts that number.
   */
  private void spread(int feature) {
    int at = feature * TENTHS;
    for (int i = 0; i <= TENTHS - 1; i++) {
      double inside = i == TENTHS - 1 ? Double.POSITIVE_INFINITY : edges[feature][i];
      expected[at + tenth(feature, inside)] += 1.0 / TENTHS;
    }
  }

  /** The number of edges below the value. */
  private int tenth(int feature, double value) {
    int tenth = 0;
    for (double edge : edges[feature]) {
      tenth += value > edge ? 1 : 0;
    }
    return tenth;
  }

  public void add(float[] features) {
    total = total * keep + 1;
    for (int i = 0; i < edges.length; i++) {
      for (int tenth = 0; tenth < TENTHS; tenth++) {
        counts[i][tenth] *= keep;
      }
      counts[i][tenth(i, features[i])]++;
    }
  }

  /** Of one feature; 0 before anything was seen. */
  public double of(int feature) {
    if (total == 0) {
      return 0;
    }
    double sum = 0;
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      double here = (counts[feature][tenth] + LEAST) / (total + TENTHS * LEAST);
      double there = Math.max(expected[feature * TENTHS + tenth], 1e-3);
      sum += (here - there) * Math.log(here / there);
    }
    return sum;
  }

  /** The greatest of all features. */
  public double worst() {
    double worst = 0;
    for (int i = 0; i < edges.length; i++) {
      worst = Math.max(worst, of(i));
    }
    return worst;
  }
}
