package hft.core.order;

/** Why the venue refused an order, one name for each of its error families. */
public enum RejectReason {
  TICK,
  LOT,
  MIN_NOTIONAL,
  INSUFFICIENT_MARGIN,
  REDUCE_ONLY,
  POST_ONLY_WOULD_MATCH,
  IOC_NO_MATCH,
  PRICE_BAND,
  TOO_MANY_OPEN_ORDERS,
  RATE_LIMITED,
  OVERLOADED,
  EXPIRED,
  POST_ONLY_PERIOD,
  OTHER
}
