package hft.core.signal;

import java.time.Duration;

/**
 * Coefficients of the linear alpha, basis points of the mid per unit of each feature.
 *
 * @param imbalanceBps per unit of top-five imbalance (-1..1)
 * @param orderFlowBps per unit of normalised order-flow imbalance (-1..1)
 * @param tradeFlowBps per unit of normalised trade imbalance (-1..1)
 * @param flowHalfLife of the order-flow and trade averages
 * @param horizon over which the move is expected
 */
public record LinearAlphaSettings(
    double imbalanceBps,
    double orderFlowBps,
    double tradeFlowBps,
    Duration flowHalfLife,
    Duration horizon) {
  public LinearAlphaSettings {
    finite("imbalanceBps", imbalanceBps);
    finite("orderFlowBps", orderFlowBps);
    finite("tradeFlowBps", tradeFlowBps);
    if (!flowHalfLife.isPositive()) {
      throw new IllegalArgumentException("flowHalfLife must be positive, was " + flowHalfLife);
    }
    if (!horizon.isPositive()) {
      throw new IllegalArgumentException("horizon must be positive, was " + horizon);
    }
  }

  private static void finite(String name, double value) {
    if (!(Math.abs(value) <= 100)) {
      throw new IllegalArgumentException(name + " must be -100..100 bp, was " + value);
    }
  }
}
