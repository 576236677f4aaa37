package hft.core.learn;

import java.util.List;

/**
 * Finds how many standard deviations away barriers must be for a wanted share of stationary labels,
 * looking at nothing that ends after the training part.
 */
final class KappaTuning {
  /** Examples looked at, spread evenly. */
  private static final int LOOKED_AT = 20_000;

  private static final int STEPS = 24;
  private static final double MOST = 50;

  private final List<CoinRecording> coins;
  private final BarrierSettings barriers;
  private final long trainUntilNanos;

  KappaTuning(List<CoinRecording> coins, BarrierSettings barriers, long trainUntilNanos) {
    this.coins = coins;
    this.barriers = barriers;
    this.trainUntilNanos = trainUntilNanos;
  }

  /**
   * By bisection: the share grows with kappa. When the least distance alone leaves more than the
   * share stationary there is nothing to tune, and the answer is 0.
   */
  double kappaFor(double stationaryShare) {
    double low = 0;
    double high = MOST;
    if (share(low) >= stationaryShare) {
      return low;
    }
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (share(middle) < stationaryShare) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double share(double kappa) {
    long stationary = 0;
    long all = 0;
    for (CoinRecording coin : coins) {
      var labels = new BarrierLabels(coin.path, barriers);
      Candidates rows = coin.candidates;
      int step = Math.max(1, rows.size * coins.size() / LOOKED_AT);
      for (int row = 0; row < rows.size; row += step) {
        if (labels.decide(rows.stretch[row], coin.decisionNanos(row), rows.distance(row, kappa))
            && labels.startNanos() + barriers.horizon().toNanos() <= trainUntilNanos) {
          all++;
          stationary += labels.label() == Direction.STATIONARY ? 1 : 0;
        }
      }
    }
    return all == 0 ? 1 : stationary / (double) all;
  }
}
