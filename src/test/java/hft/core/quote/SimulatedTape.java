package hft.core.quote;

import hft.core.market.Side;
import java.util.SplittableRandom;

/**
 * A market with known parameters: a driftless mid, and on each side Poisson trades that reach an
 * exponential distance from it. Prices around 10,000 with a spread of one.
 */
final class SimulatedTape {
  static final double BID_A = 1.5;
  static final double BID_K = 0.3;
  static final double ASK_A = 3;
  static final double ASK_K = 0.2;
  static final double SIGMA = 0.5;
  private static final long STEP = 10_000_000L;

  private final SplittableRandom random;
  private final IntensityCalibrator calibrator;
  private double mid = 10_000;
  private long nanos;

  SimulatedTape(long seed, IntensityCalibrator calibrator) {
    random = new SplittableRandom(seed);
    this.calibrator = calibrator;
  }

  long nanos() {
    return nanos;
  }

  double mid() {
    return mid;
  }

  /** Plays on; {@code flow} scales the trading rate. */
  void play(double seconds, double flow) {
    double dt = STEP / 1e9;
    for (long end = nanos + (long) (seconds * 1e9); nanos < end; ) {
      nanos += STEP;
      mid += SIGMA * Math.sqrt(dt) * random.nextGaussian();
      calibrator.onTop(nanos, mid - 0.5, mid + 0.5);
      if (random.nextDouble() < flow * ASK_A * dt) {
        calibrator.onTrade(nanos + 1, Side.BID, mid + exponential(ASK_K));
      }
      if (random.nextDouble() < flow * BID_A * dt) {
        calibrator.onTrade(nanos + 2, Side.ASK, mid - exponential(BID_K));
      }
      calibrator.refit(nanos + 3);
    }
  }

  void jump(double by) {
    mid += by;
  }

  /** Time passes and the feed is dead. */
  void gap(double seconds) {
    calibrator.onGap(nanos + 4);
    nanos += (long) (seconds * 1e9);
  }

  private double exponential(double rate) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }
}
