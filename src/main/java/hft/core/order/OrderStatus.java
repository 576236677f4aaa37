package hft.core.order;

/** An order's state as the venue reports it. */
public enum OrderStatus {
  /** Resting. */
  OPEN,
  /** Nothing left to trade. */
  FILLED,
  /** Cancelled at our request, or the rest of an IOC. */
  CANCELED,
  /** Cancelled by the venue: margin, self-trade, reduce-only, schedule, delisting. */
  VENUE_CANCELED,
  /** Refused; it never rested. */
  REJECTED;

  public boolean isTerminal() {
    return this != OPEN;
  }
}
