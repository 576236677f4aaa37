package hft.core.quote;

/**
 * Fits {@code λ(δ) = A·exp(-kδ)} to how far the trades of each interval reached beyond the mid at
 * its start. A quote at δ strictly inside the reach would have filled whatever its queue place, so
 * with {@code p(δ)} the share of intervals reaching beyond δ the intensity is {@code -ln(1 -
 * p)/Δt}; its logarithm is regressed on δ, weighted by counts, from the touch to a high quantile of
 * the reach. Results are read after {@link #fit}; nothing is allocated.
 */
final class IntensityFit {
  /** Fewest intervals beyond the touch that a slope may rest on, however many touched. */
  private static final int BEYOND_MIN = 10;

  private final CalibrationSettings settings;
  private final double[] beyond;
  private final int[] counts;

  /**
   * Logarithm of the intensity by the number of intervals exceeding, each for the number of usable
   * ones in {@link #logsFor}: from fit to fit both are nearly always the same.
   */
  private final double[] logs;

  private final int[] logsFor;
  private int touching;
  private int reaching;
  private double a;
  private double k;

  IntensityFit(CalibrationSettings settings) {
    this.settings = settings;
    beyond = new double[settings.intervals()];
    counts = new int[settings.depthPoints() + 1];
    logs = new double[settings.intervals() + 1];
    logsFor = new int[settings.intervals() + 1];
  }

  double a() {
    return a;
  }

  double k() {
    return k;
  }

  /** Intervals with a trade at or beyond the mid they started with, at the last fit. */
  int touching() {
    return touching;
  }

  /**
   * @param reach per interval with a trade; intervals without one may be left out, or be -∞ or NaN
   * @param used how many leading entries to look at
   * @param usable intervals with a known mid, traded or not
   * @param nearest the depth of the touch
   * @return false when there was too little to fit; a and k are then meaningless
   */
  boolean fit(double[] reach, int used, int usable, double nearest) {
    touching = 0;
    reaching = 0;
    double sum = 0;
    for (int i = 0; i < used; i++) {
      touching += reach[i] >= 0 ? 1 : 0;
      if (reach[i] > nearest) {
        beyond[reaching++] = reach[i];
        sum += reach[i] - nearest;
      }
    }
    if (touching < settings.minTouching() || reaching < BEYOND_MIN) {
      return false;
    }
    double farthest = Selection.quantile(beyond, reaching, settings.reachQuantile());
    regress(usable, nearest, farthest);
    if (!(k > 0) || !(a > 0) || !Double.isFinite(k) || !Double.isFinite(a)) {
      fitMeanExcess(usable, nearest, sum / reaching);
    }
    return a > 0 && k > 0 && Double.isFinite(a) && Double.isFinite(k);
  }

  private void regress(int usable, double nearest, double farthest) {
    int points = settings.depthPoints();
    double step = (farthest - nearest) / (points - 1);
    count(nearest, step);
    double weights = 0;
    double meanDepth = 0;
    double meanLog = 0;
    double spread = 0;
    double product = 0;
    int exceeding = 0;
    int distinct = 0;
    for (int j = points - 1; j >= 0; j--) {
      distinct += counts[j + 1] > 0 ? 1 : 0;
      exceeding += counts[j + 1];
      if (exceeding == 0 || exceeding >= usable) {
        continue;
      }
      double depth = nearest + j * step;
      double log = logIntensity(exceeding, usable);
      // Weighted Welford: one pass without the cancellation of sums of squares.
      weights += exceeding;
      double fromDepth = depth - meanDepth;
      meanDepth += fromDepth * exceeding / weights;
      meanLog += (log - meanLog) * exceeding / weights;
      spread += exceeding * fromDepth * (depth - meanDepth);
      product += exceeding * fromDepth * (log - meanLog);
    }
    k = distinct < 2 ? Double.NaN : -product / spread;
    a = Math.exp(meanLog + k * meanDepth);
  }

  /** {@code counts[j]}: reaches that go beyond exactly the first j depths of the grid. */
  private void count(double nearest, double step) {
    java.util.Arrays.fill(counts, 0);
    int points = settings.depthPoints();
    for (int i = 0; i < reaching; i++) {
      double depths = Math.ceil((beyond[i] - nearest) / step);
      counts[depths < points ? (int) depths : points]++;
    }
  }

  /**
   * When trades reach one and the same tick the regression has no slope; the mean excess over the
   * touch still says how fast the intensity decays.
   */
  private void fitMeanExcess(int usable, double nearest, double meanExcess) {
    k = 1 / meanExcess;
    a = intensity(Math.min(reaching, usable - 1), usable) * Math.exp(k * nearest);
  }

  private double logIntensity(int exceeding, int usable) {
    if (logsFor[exceeding] != usable) {
      logsFor[exceeding] = usable;
      logs[exceeding] = Math.log(intensity(exceeding, usable));
    }
    return logs[exceeding];
  }

  private double intensity(int exceeding, int usable) {
    return -Math.log1p(-exceeding / (double) usable) / settings.intervalSeconds();
  }
}
