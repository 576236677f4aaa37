package hft.core.learn;

import java.time.Duration;

/**
 * The triple barrier that decides a label. Both sides are equally far, the greatest of three:
 * {@code max(kappaSigma·σ·√horizon, kappaCost·(costBps + spread), ticks·tick)}.
 *
 * @param horizon from the start price to the vertical barrier
 * @param latency from a decision to the first book that it could have traded on
 * @param sigmaHalfLife memory of the volatility σ
 * @param kappaSigma how many standard deviations of the horizon's move
 * @param kappaCost how many round trips
 * @param costBps fees and adverse selection of a round trip, basis points; the spread comes on top
 * @param ticks least distance, ticks
 */
public record BarrierSettings(
    Duration horizon,
    Duration latency,
    Duration sigmaHalfLife,
    double kappaSigma,
    double kappaCost,
    double costBps,
    double ticks) {
  public BarrierSettings {
    positive("horizon", horizon);
    positive("sigmaHalfLife", sigmaHalfLife);
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, was " + latency);
    }
    between("kappaSigma", kappaSigma, 0, 100);
    between("kappaCost", kappaCost, 0, 100);
    between("costBps", costBps, -10, 100);
    between("ticks", ticks, 0, 1000);
  }

  /** The same with another number of standard deviations. */
  public BarrierSettings withKappaSigma(double kappa) {
    return new BarrierSettings(horizon, latency, sigmaHalfLife, kappa, kappaCost, costBps, ticks);
  }

  /** The horizon in the unit of a volatility's root. */
  double rootSeconds() {
    return Math.sqrt(horizon.toNanos() * 1e-9);
  }

  /**
   * Distance of either barrier as a fraction of the price.
   *
   * @param sigma price per root second
   * @param spread price
   * @param tick price
   */
  public double distance(double price, double sigma, double spread, double tick) {
    return Math.max(kappaSigma * sigma * rootSeconds(), floor(price, spread, tick)) / price;
  }

  /** What it never is nearer than, however calm the market: price. */
  double floor(double price, double spread, double tick) {
    return Math.max(kappaCost * (costBps * 1e-4 * price + spread), ticks * tick);
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  static void between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ", was " + value);
    }
  }
}
