package hft.core.quote;

/**
 * Volatility from the ring of interval mids: root mean square of overlapping returns, each clipped
 * at a multiple of the result, repeated until a single jump no longer carries it. Bipower variation
 * is not used: a mid on a coarse grid stands still most of the time, which makes products of
 * neighbouring returns vanish.
 */
final class SigmaFit {
  private static final int PASSES = 8;
  private static final int RETURNS_MIN = 30;

  private final int lag;
  private final double winsor;
  private final double seconds;
  private double sigma;

  SigmaFit(CalibrationSettings settings) {
    lag = settings.sigmaIntervals();
    winsor = settings.sigmaWinsor();
    seconds = lag * settings.intervalSeconds();
  }

  /** Price per √s, after a successful fit; zero when the mid never moved. */
  double sigma() {
    return sigma;
  }

  /**
   * @param mids ring; NaN where unknown
   * @param head where the next entry would go
   * @param filled how many entries are valid, the newest before {@code head}
   * @return false when there are too few returns
   */
  boolean fit(double[] mids, int head, int filled) {
    double clip = Double.POSITIVE_INFINITY;
    double variance = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      double sum = 0;
      int returns = 0;
      int oldest = filled < mids.length ? 0 : head;
      for (int i = lag; i < filled; i++) {
        double move =
            mids[wrap(oldest + i, mids.length)] - mids[wrap(oldest + i - lag, mids.length)];
        if (!Double.isNaN(move)) {
          double clipped = Math.min(Math.abs(move), clip);
          sum += clipped * clipped;
          returns++;
        }
      }
      if (returns < RETURNS_MIN) {
        return false;
      }
      variance = sum / returns;
      double next = winsor * Math.sqrt(variance);
      if (next == clip) {
        break;
      }
      clip = next;
    }
    sigma = Math.sqrt(variance / seconds);
    return true;
  }

  private static int wrap(int index, int length) {
    return index < length ? index : index - length;
  }
}
