package hft.core.risk;

import hft.core.order.OrderIntent;

/**
 * Proof that the risk gate said yes. Only this package can make one; the batcher accepts nothing
 * else.
 */
public final class ApprovedOrder {
  private final OrderIntent intent;
  private final long approvedNanos;

  ApprovedOrder(
      OrderIntent intent,
      long approvedNanos) { // package-private on purpose: the gate is the only caller
    this.intent = intent;
    this.approvedNanos = approvedNanos;
  }

  public OrderIntent intent() {
    return intent;
  }

  /** When the gate approved it, nanoseconds since the epoch. */
  public long approvedNanos() {
    return approvedNanos;
  }
}
