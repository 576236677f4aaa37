package hft.core.quote;

/**
 * Weighted least squares of {@code ln λ_j} on depth δ_j, where {@code λ_j = -ln(1 - p_j)/Δt} and
 * p_j is the share of intervals in which trades reached beyond δ_j. Fitted from the nearest depth
 * to the 97th percentile of reach: fitting the whole range overstates the fills near the touch.
 */
final class IntensityFit {
  private static final double UPPER_SHARE = 0.03;
  private static final int MIN_POINTS = 3;

  private double a;
  private double kPerBp;

  /**
   * @param nearestBps depths below this are where nobody can quote: half the spread
   * @return false when the data do not allow a falling line
   */
  boolean fit(DepthHistogram side, double intervalSeconds, double nearestBps) {
    int beyond = side.touched();
    int stop = (int) Math.ceil(UPPER_SHARE * beyond);
    double n = side.intervals();
    double sumW = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    int points = 0;
    for (int j = 0; j < DepthHistogram.BUCKETS && beyond > Math.max(stop, 2); j++) {
      double depth = j * DepthHistogram.STEP_BPS;
      if (depth >= nearestBps && beyond < n) {
        double y = Math.log(-Math.log1p(-beyond / n) / intervalSeconds);
        sumW += beyond;
        sumX += beyond * depth;
        sumY += beyond * y;
        sumXx += beyond * depth * depth;
        sumXy += beyond * depth * y;
        points++;
      }
      beyond -= side.count(j);
    }
    double spread = sumW * sumXx - sumX * sumX;
    if (points < MIN_POINTS || !(spread > 0)) {
      return false;
    }
    double slope = (sumW * sumXy - sumX * sumY) / spread;
    kPerBp = -slope;
    a = Math.exp((sumY - slope * sumX) / sumW);
    return kPerBp > 0 && Double.isFinite(kPerBp) && Double.isFinite(a) && a > 0;
  }

  /** Fills per second at zero depth. */
  double a() {
    return a;
  }

  /** Decay per basis point of depth. */
  double kPerBp() {
    return kPerBp;
  }
}
