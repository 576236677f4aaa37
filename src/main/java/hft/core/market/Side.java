package hft.core.market;

/** A side of the book, and the side an order is on: a bid buys, an ask sells. */
public enum Side {
  BID(+1),
  ASK(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** +1 for a bid, -1 for an ask: the sign a fill on this side adds to the position. */
  public int sign() {
    return sign;
  }

  public Side opposite() {
    return this == BID ? ASK : BID;
  }

  /** True when {@code price} is strictly more aggressive than {@code other} on this side. */
  public boolean isBetter(long price, long other) {
    return this == BID ? price > other : price < other;
  }

  /** True when an order on this side at {@code price} would trade against {@code opposite}. */
  public boolean crosses(long price, long opposite) {
    return this == BID ? price >= opposite : price <= opposite;
  }
}
