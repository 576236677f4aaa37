package hft.core.risk;

import hft.core.order.OrderIntent;

/** Approved orders for tests of what comes after the gate. */
public final class ApprovedOrders {
  private ApprovedOrders() {}

  public static ApprovedOrder of(OrderIntent intent) {
    return new ApprovedOrder(intent, intent.sourceNanos());
  }
}
