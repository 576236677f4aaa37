package hft.core.match;

import hft.core.order.OrderStatus;

/** An order's state in the venue's own, finer words. */
public enum OrderState {
  OPEN(OrderStatus.OPEN),
  FILLED(OrderStatus.FILLED),
  CANCELED(OrderStatus.CANCELED),
  /** It would have traded with an order of its own account: the resting one goes. */
  SELF_TRADE_CANCELED(OrderStatus.VENUE_CANCELED),
  /** Nothing was left for it to reduce. */
  REDUCE_ONLY_CANCELED(OrderStatus.VENUE_CANCELED),
  /** The dead man's switch fired. */
  SCHEDULED_CANCEL(OrderStatus.VENUE_CANCELED),
  /** The account fell below its maintenance margin. */
  LIQUIDATED_CANCELED(OrderStatus.VENUE_CANCELED),
  REJECTED(OrderStatus.REJECTED);

  private final OrderStatus status;

  OrderState(OrderStatus status) {
    this.status = status;
  }

  /** The same in the engine's vocabulary. */
  public OrderStatus status() {
    return status;
  }
}
