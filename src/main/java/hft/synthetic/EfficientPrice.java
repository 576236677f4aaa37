package hft.synthetic;

/**
 * What the coin is worth elsewhere, in ticks: the venue's book follows it with a delay, which is
 * why imbalance predicts. Its volatility is log-normal with a slow and a fast mean-reverting part,
 * and rare news makes it jump.
 */
final class EfficientPrice {
  private static final double SLOW_SECONDS = 300;
  private static final double SLOW_SIGMA = 0.35;
  private static final double FAST_SECONDS = 25;
  private static final double FAST_SIGMA = 0.55;

  /** Largest news, in mean news sizes: one thin-tailed hour is like another. */
  private static final double MAX_NEWS = 3;

  /** Keeps a month of prices within a few percent of the start, where the tick stays the same. */
  private static final double HOME_SECONDS = 86_400;

  private final CoinProfile profile;
  private final Draws draws;
  private final double home;
  private double ticks;
  private double slow;
  private double fast;

  EfficientPrice(CoinProfile profile, double startTicks, Draws draws) {
    this.profile = profile;
    this.draws = draws;
    this.home = startTicks;
    this.ticks = startTicks;
  }

  void advance(double seconds) {
    slow = revert(slow, SLOW_SECONDS, SLOW_SIGMA, seconds);
    fast = revert(fast, FAST_SECONDS, FAST_SIGMA, seconds);
    ticks += profile.volTicks() * activity() * Math.sqrt(seconds) * draws.normal();
    ticks += (home - ticks) * seconds / HOME_SECONDS;
    if (draws.chance(profile.jumpRate() * activity() * seconds)) {
      double size =
          Math.min(MAX_NEWS * profile.jumpTicks(), draws.exponential(profile.jumpTicks()));
      ticks += draws.chance(0.5) ? size : -size;
    }
  }

  private double revert(double value, double timeSeconds, double sigma, double seconds) {
    double kept = StrictMath.exp(-seconds / timeSeconds);
    return value * kept + sigma * Math.sqrt(1 - kept * kept) * draws.normal();
  }

  /** Volatility relative to its usual value; trading follows it too. */
  double activity() {
    return StrictMath.exp(slow + fast - 0.5 * (SLOW_SIGMA * SLOW_SIGMA + FAST_SIGMA * FAST_SIGMA));
  }

  double ticks() {
    return ticks;
  }
}
