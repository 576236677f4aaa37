package hft.core.maker;

import hft.core.order.CancelRequest;
import hft.core.order.OrderIntent;

/**
 * What a market maker wants done. Called while it decides, cancels before the orders that replace
 * them.
 */
public interface MakerActions {
  void place(OrderIntent intent);

  void cancel(CancelRequest cancel);

  /** The targets changed. The decision is reused: read it before returning. */
  void decided(MakerDecision decision);

  /**
   * There will be no quotes while the market is as it is: the standard order is less than the
   * instrument's smallest. Said once until quotes are possible again.
   *
   * @param smallest value of the smallest order, quote currency, scaled
   */
  void cannotQuote(long nowNanos, long smallest);
}
