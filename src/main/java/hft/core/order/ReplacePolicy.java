package hft.core.order;

import hft.core.market.Side;

/**
 * Decides whether a working order gives up its place in the queue for a better price or size. All
 * prices and sizes scaled by 1e-8.
 */
@FunctionalInterface
public interface ReplacePolicy {
  /** Every difference is worth the queue place. */
  ReplacePolicy ALWAYS =
      (side, workingPrice, workingSize, ageNanos, queueAhead, targetPrice, targetSize, tick) ->
          workingPrice != targetPrice || workingSize != targetSize;

  /**
   * @param workingSize what is left to trade of the working order
   * @param workingAgeNanos since it was sent
   * @param queueAhead size ahead of it at its price, {@link WorkingOrder#QUEUE_UNKNOWN} when nobody
   *     knows
   * @param tick the grid's step at the working price
   */
  boolean shouldReplace(
      Side side,
      long workingPrice,
      long workingSize,
      long workingAgeNanos,
      long queueAhead,
      long targetPrice,
      long targetSize,
      long tick);
}
