package hft.core.match;

import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import org.jspecify.annotations.Nullable;

/**
 * The order a cancel or a modify means: by exchange order id, or by client order id when {@code
 * oid} is 0.
 */
public record OrderTarget(int instrumentId, long oid, @Nullable ClientOrderId clientOrderId) {
  public OrderTarget {
    if (oid == 0 && clientOrderId == null) {
      throw new IllegalArgumentException("an order is named by its oid or its client order id");
    }
  }

  public static OrderTarget ofOid(int instrumentId, long oid) {
    return new OrderTarget(instrumentId, oid, null);
  }

  public static OrderTarget of(CancelRequest request) {
    return new OrderTarget(request.instrument().id(), request.oid(), request.clientOrderId());
  }
}
