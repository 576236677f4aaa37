package hft.core.risk;

/** Why the gate refused. The name is what journals, metrics and alerts say. */
public enum Rule {
  UNKNOWN_INSTRUMENT("no limits are set for this instrument"),
  DUPLICATE_ID("this client order id is already reserved"),
  KILL_LATCH("the kill latch is engaged"),
  NO_NEW_RISK("the operator's ladder lets no order add to a position"),
  TICK_TO_TRADE_BREAKER("the tick-to-trade breaker is open"),
  DRAWDOWN_BREAKER("the drawdown breaker is open"),
  RECONCILIATION("the venue's truth is not known yet"),
  LATE_INTENT("the intent is older than the tick-to-trade limit"),
  STALE_BOOK("the book is older than the staleness limit"),
  NO_REFERENCE("the book is empty, crossed or without a reference price"),
  PRICE_GRID("the price is not on the instrument's grid"),
  LOT_SIZE("the size is not a positive number of lots"),
  POST_ONLY("only post-only orders may quote; taking is for reduce-only IOC"),
  WOULD_CROSS("a post-only order would trade on arrival"),
  REDUCE_ONLY("a reduce-only order would not reduce the position"),
  PRICE_BAND("the price is too far from the reference"),
  ORDER_SIZE("the order is larger than allowed"),
  ORDER_NOTIONAL("the order is worth more than allowed"),
  MIN_NOTIONAL("the order is worth less than the venue takes"),
  INVENTORY("the position could exceed its limit if everything filled"),
  GROSS_NOTIONAL("the account's gross notional could exceed its limit if everything filled"),
  OPEN_ORDERS("too many orders are open"),
  MESSAGE_RATE("too many orders in a short time");

  private final String detail;

  Rule(String detail) {
    this.detail = detail;
  }

  /** One sentence for a person. */
  public String detail() {
    return detail;
  }
}
