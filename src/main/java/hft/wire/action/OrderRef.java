package hft.wire.action;

import hft.core.order.ClientOrderId;

/** Which order a modify means. */
public sealed interface OrderRef {
  record ByOid(long oid) implements OrderRef {
    public ByOid {
      if (oid < 0) {
        throw new IllegalArgumentException("an oid is not negative, was " + oid);
      }
    }
  }

  record ByCloid(ClientOrderId clientOrderId) implements OrderRef {}
}
