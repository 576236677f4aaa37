package hft.core.account;

import hft.core.market.Fixed8;
import hft.core.market.Side;

/** One instrument's position and its cash flows, all scaled by 1e-8. Mutable; one owner. */
public final class Position {
  private long size;
  private long tradeCash;
  private long fees;
  private long rebates;
  private long funding;
  private long volume;
  private long fills;

  /**
   * @param fee quote currency paid; negative is a rebate
   */
  public void onFill(Side side, long price, long filled, long fee) {
    long notional = Fixed8.multiply(price, filled);
    size = Math.addExact(size, side.sign() * filled);
    tradeCash = Math.subtractExact(tradeCash, side.sign() * notional);
    volume = Math.addExact(volume, notional);
    if (fee >= 0) {
      fees = Math.addExact(fees, fee);
    } else {
      rebates = Math.subtractExact(rebates, fee);
    }
    fills++;
  }

  /** Takes over what was held before we came: size without cash flow. */
  public void open(long held) {
    size = held;
  }

  /** Funding received (positive) or paid (negative). */
  public void onFunding(long payment) {
    funding = Math.addExact(funding, payment);
  }

  /** Signed, base units. */
  public long size() {
    return size;
  }

  /** Money from sells minus money for buys. */
  public long tradeCash() {
    return tradeCash;
  }

  /** Paid, not negative. */
  public long fees() {
    return fees;
  }

  /** Received, not negative. */
  public long rebates() {
    return rebates;
  }

  /** Received minus paid. */
  public long funding() {
    return funding;
  }

  /** Traded notional. */
  public long volume() {
    return volume;
  }

  public long fills() {
    return fills;
  }

  /** Everything that has moved cash. */
  public long cashFlow() {
    return Math.addExact(Math.addExact(tradeCash, rebates - fees), funding);
  }

  /** Profit before fees, rebates and funding, with what is held at {@code mark}. */
  public long grossPnl(long mark) {
    return Math.addExact(tradeCash, Fixed8.multiply(size, mark));
  }

  /** Profit after everything, with what is held at {@code mark}. */
  public long netPnl(long mark) {
    return Math.addExact(cashFlow(), Fixed8.multiply(size, mark));
  }
}
