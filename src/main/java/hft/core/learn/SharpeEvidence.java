package hft.core.learn;

/**
 * What a Sharpe ratio of non-overlapping period returns is worth, after Bailey and López de Prado:
 * against a benchmark (2012), after many trials (2014), and how long a record must be.
 *
 * @param ratio mean over standard deviation, per period
 * @param periods how many there were
 * @param skewness of the returns; 0 when symmetric
 * @param kurtosis of the returns, not in excess; 3 when normal
 */
public record SharpeEvidence(double ratio, long periods, double skewness, double kurtosis) {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  public SharpeEvidence {
    if (periods < 2) {
      throw new IllegalArgumentException("periods must be two at least, were " + periods);
    }
    if (!(variance(ratio, skewness, kurtosis) > 0)) {
      throw new IllegalArgumentException(
          "no returns have skewness " + skewness + " and kurtosis " + kurtosis);
    }
  }

  /** Of the estimate, times periods less one. */
  private static double variance(double ratio, double skewness, double kurtosis) {
    return 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
  }

  /** The chance that the true ratio is above {@code benchmark}. */
  public double probabilityAbove(double benchmark) {
    double scale = Math.sqrt((periods - 1) / variance(ratio, skewness, kurtosis));
    return Normal.cumulative((ratio - benchmark) * scale);
  }

  /**
   * The chance that it is more than the luck of the best of many.
   *
   * @param trials independent ones, every configuration ever tried
   * @param trialVariance of their ratios, per period
   */
  public double deflated(long trials, double trialVariance) {
    return probabilityAbove(bestOfLuck(trials, trialVariance));
  }

  /** The ratio to expect of the best of many trials none of which is worth anything. */
  public static double bestOfLuck(long trials, double trialVariance) {
    if (trials < 2 || !(trialVariance >= 0)) {
      throw new IllegalArgumentException(
          "trials must be two at least and their variance not negative, were "
              + trials
              + " and "
              + trialVariance);
    }
    return Math.sqrt(trialVariance)
        * ((1 - EULER_MASCHERONI) * Normal.quantile(1 - 1.0 / trials)
            + EULER_MASCHERONI * Normal.quantile(1 - 1.0 / (trials * Math.E)));
  }

  /**
   * Periods that a ratio such as this needs to be above the benchmark with the given confidence;
   * infinite when it is not above it.
   */
  public double leastPeriods(double benchmark, double confidence) {
    if (ratio <= benchmark) {
      return Double.POSITIVE_INFINITY;
    }
    double needed = Normal.quantile(confidence) / (ratio - benchmark);
    return 1 + variance(ratio, skewness, kurtosis) * needed * needed;
  }
}
