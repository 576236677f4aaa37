package hft.core.risk;

/** The pre-trade rules, in the order they are asked. The first that says no is the reason. */
public enum Rule {
  KILL_LATCH,
  BREAKER,
  RECONCILIATION,
  STALE_BOOK,
  TICK_TO_TRADE,
  PRICE_GRID,
  PRICE_BAND,
  ORDER_SIZE,
  ORDER_NOTIONAL,
  POST_ONLY,
  REDUCE_ONLY,
  INVENTORY,
  GROSS_NOTIONAL,
  OPEN_ORDERS,
  RATE
}
