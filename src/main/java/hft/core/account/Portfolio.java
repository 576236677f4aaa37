package hft.core.account;

import hft.core.market.Side;

/** The positions of one account, by dense instrument id, and its cash. Mutable; one owner. */
public final class Portfolio {
  private final long initialCash;
  private final Position[] positions;

  /**
   * @param initialCash quote currency, scaled
   */
  public Portfolio(long initialCash, int instruments) {
    this.initialCash = initialCash;
    positions = new Position[instruments];
    for (int i = 0; i < instruments; i++) {
      positions[i] = new Position();
    }
  }

  public void onFill(int instrumentId, Side side, long price, long size, long fee) {
    positions[instrumentId].onFill(side, price, size, fee);
  }

  public void onFunding(int instrumentId, long payment) {
    positions[instrumentId].onFunding(payment);
  }

  public Position position(int instrumentId) {
    return positions[instrumentId];
  }

  public int instruments() {
    return positions.length;
  }

  public long initialCash() {
    return initialCash;
  }

  /** Initial cash and everything that has moved it since. */
  public long cash() {
    long cash = initialCash;
    for (Position position : positions) {
      cash = Math.addExact(cash, position.cashFlow());
    }
    return cash;
  }
}
