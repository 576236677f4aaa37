package hft.core.order;

import hft.core.market.Side;

/**
 * Decides whether a working order is worth replacing, given that a new one starts at the back of
 * its queue.
 */
@FunctionalInterface
public interface ReplacePolicy {
  /**
   * @param queueAhead size believed ahead of the working order, scaled; 0 when unknown
   * @param tick price step at the working price, scaled
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
