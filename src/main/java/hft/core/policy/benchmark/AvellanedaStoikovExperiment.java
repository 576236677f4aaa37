package hft.core.policy.benchmark;

import hft.core.policy.Draws;
import hft.core.quote.AvellanedaStoikov;

/**
 * The simulation of Avellaneda and Stoikov (2008), section 3: a mid that moves {@code ±σ√dt}, fills
 * with probability {@code min(1, A·exp(-kδ)·dt)}, the optimal quotes against the same spread around
 * the mid.
 */
public final class AvellanedaStoikovExperiment {
  private static final double START = 100;
  private static final double SIGMA = 2;
  private static final double STEP = 0.005;
  private static final int STEPS = 200;
  private static final double INTENSITY = 140;
  private static final double DECAY = 1.5;

  private AvellanedaStoikovExperiment() {}

  /**
   * What came out over many paths.
   *
   * @param spread mean bid to ask
   * @param profit mean of cash and inventory at the last mid
   * @param profitDeviation over paths
   * @param lotsDeviation of the last inventory over paths
   */
  public record Outcome(
      double spread, double profit, double profitDeviation, double lotsDeviation) {}

  /**
   * @param skewed around the reservation price (true) or the mid
   */
  public static Outcome run(double gamma, boolean skewed, int paths, Draws draws) {
    double spreads = 0;
    double profits = 0;
    double profitSquares = 0;
    double lotsSquares = 0;
    double lotsSum = 0;
    for (int path = 0; path < paths; path++) {
      double mid = START;
      double cash = 0;
      int lots = 0;
      for (int i = 0; i < STEPS; i++) {
        double left = 1 - i * STEP;
        double half = AvellanedaStoikov.spread(gamma, SIGMA, DECAY, left) / 2;
        double centre =
            skewed ? AvellanedaStoikov.reservationPrice(mid, lots, gamma, SIGMA, left) : mid;
        spreads += 2 * half;
        boolean buy = draws.unit() < fill(mid - (centre - half));
        boolean sell = draws.unit() < fill(centre + half - mid);
        cash += (sell ? centre + half : 0) - (buy ? centre - half : 0);
        lots += (buy ? 1 : 0) - (sell ? 1 : 0);
        mid += (draws.bits() < 0 ? -1 : 1) * SIGMA * Math.sqrt(STEP);
      }
      double profit = cash + lots * mid;
      profits += profit;
      profitSquares += profit * profit;
      lotsSum += lots;
      lotsSquares += (double) lots * lots;
    }
    return new Outcome(
        spreads / paths / STEPS,
        profits / paths,
        deviation(profits, profitSquares, paths),
        deviation(lotsSum, lotsSquares, paths));
  }

  private static double fill(double depth) {
    return Math.min(1, INTENSITY * STEP * StrictMath.exp(-DECAY * depth));
  }

  private static double deviation(double sum, double squares, int count) {
    return Math.sqrt((squares - sum * sum / count) / (count - 1));
  }
}
