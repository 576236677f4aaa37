package hft.core.quote;

/**
 * How fill intensities and volatility are estimated.
 *
 * @param intervalNanos length of one observation interval
 * @param windowNanos how far back the fit looks; with the interval it sets the ring's capacity
 * @param refitNanos time between fits
 * @param halfLifeNanos half-life of the smoothing over fits
 * @param minTouching fewest intervals with a trade on a side for a fit of that side
 * @param depthPoints depths at which the exceedance is read
 * @param reachQuantile the fit looks no further than this quantile of how far trades reached
 * @param keptWidening factor on the half spread while a side lives on an old fit or the prior
 * @param sigmaIntervals returns are taken over so many intervals, so that a mid that rarely moves
 *     still has a spread of returns
 * @param sigmaWinsor returns are clipped at so many standard deviations
 * @param aMin least believed intensity at the mid, 1/s
 * @param aMax greatest believed intensity, 1/s
 * @param reachMinBps least believed 1/k, basis points of the mid
 * @param reachMaxBps greatest believed 1/k
 * @param sigmaMaxBps greatest believed volatility, basis points per √s
 * @param priorA intensity before the first fit, 1/s
 * @param priorReachBps 1/k before the first fit
 * @param priorSigmaBps volatility before the first fit
 */
public record CalibrationSettings(
    long intervalNanos,
    long windowNanos,
    long refitNanos,
    long halfLifeNanos,
    int minTouching,
    int depthPoints,
    double reachQuantile,
    double keptWidening,
    int sigmaIntervals,
    double sigmaWinsor,
    double aMin,
    double aMax,
    double reachMinBps,
    double reachMaxBps,
    double sigmaMaxBps,
    double priorA,
    double priorReachBps,
    double priorSigmaBps) {
  /** Most intervals a window may hold. */
  public static final int INTERVALS_MAX = 100_000;

  public CalibrationSettings {
    positive("intervalNanos", intervalNanos);
    positive("refitNanos", refitNanos);
    positive("halfLifeNanos", halfLifeNanos);
    long intervals = windowNanos / intervalNanos;
    if (intervals < 10 || intervals > INTERVALS_MAX) {
      throw new IllegalArgumentException(
          "windowNanos must hold 10.."
              + INTERVALS_MAX
              + " intervals of "
              + intervalNanos
              + ", was "
              + windowNanos);
    }
    count("minTouching", minTouching, 2, 100_000);
    count("depthPoints", depthPoints, 3, 1_000);
    Checks.within("reachQuantile", reachQuantile, 0.5, 1);
    Checks.within("keptWidening", keptWidening, 1, 100);
    count("sigmaIntervals", sigmaIntervals, 1, (int) (intervals / 2));
    Checks.within("sigmaWinsor", sigmaWinsor, 2, 100);
    Checks.positive("aMin", aMin, 1e6);
    Checks.within("aMax", aMax, aMin, 1e6);
    Checks.positive("reachMinBps", reachMinBps, 1e4);
    Checks.within("reachMaxBps", reachMaxBps, reachMinBps, 1e4);
    Checks.positive("sigmaMaxBps", sigmaMaxBps, 1e4);
    Checks.within("priorA", priorA, aMin, aMax);
    Checks.within("priorReachBps", priorReachBps, reachMinBps, reachMaxBps);
    Checks.positive("priorSigmaBps", priorSigmaBps, sigmaMaxBps);
  }

  /**
   * Ten minutes of 100 ms intervals, refitted every five seconds, smoothed over five minutes. The
   * priors are the middle of what half an hour of BTC, ETH and SOL perps on Hyperliquid showed (4
   * September 2025).
   */
  public static CalibrationSettings defaults() {
    return new CalibrationSettings(
        100_000_000L,
        600_000_000_000L,
        5_000_000_000L,
        300_000_000_000L,
        30,
        24,
        0.97,
        1.5,
        10,
        4,
        1e-4,
        1e3,
        0.02,
        50,
        100,
        0.1,
        0.9,
        0.6);
  }

  /** Intervals the window holds. */
  public int intervals() {
    return (int) (windowNanos / intervalNanos);
  }

  public double intervalSeconds() {
    return intervalNanos / 1e9;
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  private static void count(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(name + " must be " + low + ".." + high + ", was " + value);
    }
  }
}
