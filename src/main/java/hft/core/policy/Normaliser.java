package hft.core.policy;

/**
 * Centres and scales observations and clips them to ±5 standard deviations. Immutable.
 *
 * @param means by observation
 * @param deviations by observation, positive
 */
public record Normaliser(double[] means, double[] deviations) {
  public static final double CLIP = 5;

  public Normaliser {
    if (means.length != deviations.length) {
      throw new IllegalArgumentException(
          means.length + " means but " + deviations.length + " deviations");
    }
    means = means.clone();
    deviations = deviations.clone();
    for (int i = 0; i < means.length; i++) {
      if (!Double.isFinite(means[i]) || !(deviations[i] > 0) || deviations[i] > 1e12) {
        throw new IllegalArgumentException(
            "observation "
                + i
                + " has mean "
                + means[i]
                + " and deviation "
                + deviations[i]
                + "; expected finite numbers, the second positive");
      }
    }
  }

  /** What the moments say now. */
  public static Normaliser of(Moments moments, int columns) {
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int i = 0; i < columns; i++) {
      means[i] = moments.mean(i);
      deviations[i] = moments.deviation(i);
    }
    return new Normaliser(means, deviations);
  }

  public int size() {
    return means.length;
  }

  /** NaN stays NaN. */
  float apply(int observation, double raw) {
    double scaled = (raw - means[observation]) / deviations[observation];
    return (float) Math.max(-CLIP, Math.min(CLIP, scaled));
  }
}
