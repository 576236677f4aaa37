package hft.core.account;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.math.BigInteger;

/**
 * One instrument's position and what it has earned, from cash flows alone. All amounts scaled by
 * 1e-8. The cost basis is exact money, not an average price: closing a part takes out its share
 * rounded towards zero and leaves the rest in the basis, so {@code realised = cash flow + basis}
 * holds to the last unit and a flat position has no basis.
 */
public final class Position {
  private long size;
  private long costBasis;
  private long cashFlow;
  private long realised;
  private long fees;
  private long rebates;
  private long funding;
  private long makerVolume;
  private long takerVolume;
  private long fills;

  /**
   * @param fee quote currency paid; negative is a rebate
   */
  void onFill(Side side, long price, long fillSize, long fee, boolean maker) {
    long notional = Fixed8.multiply(price, fillSize);
    long signed = side.sign() * fillSize;
    long closing = closes(side) ? Math.min(Math.abs(size), fillSize) : 0;
    long closingNotional = closing == fillSize ? notional : Fixed8.multiply(price, closing);
    long costOut = share(costBasis, closing, Math.abs(size));
    long openingNotional = notional - closingNotional;
    // The closing trade's cash is -sign × notional; its cost was the basis it takes out.
    realised = Math.subtractExact(realised, side.sign() * closingNotional + costOut);
    costBasis = Math.addExact(costBasis - costOut, side.sign() * openingNotional);
    cashFlow = Math.subtractExact(cashFlow, side.sign() * notional);
    size = Math.addExact(size, signed);
    note(notional, fee, maker);
  }

  /** Its cost, which is its value at {@code price}: neither a trade nor a profit. */
  long takeOver(long taken, long price) {
    if (fills > 0 || size != 0) {
      throw new IllegalStateException("a position is taken over before anything is traded");
    }
    size = taken;
    costBasis = value(price);
    cashFlow = -costBasis;
    return costBasis;
  }

  void onFunding(long payment) {
    funding = Math.addExact(funding, payment);
  }

  /** Signed base units. */
  public long size() {
    return size;
  }

  /** What the open position cost: positive for a long, negative (received) for a short. */
  public long costBasis() {
    return costBasis;
  }

  /** Average entry price, rounded towards zero; 0 when flat. For people: money uses the basis. */
  public long averageEntryPrice() {
    return size == 0 ? 0 : Fixed8.divide(costBasis, size);
  }

  /** Σ of what fills paid and received, before fees. */
  public long cashFlow() {
    return cashFlow;
  }

  /** Gross profit of what was closed, before fees and funding. */
  public long realised() {
    return realised;
  }

  /** Gross profit of what is open, at {@code mark}. */
  public long unrealised(long mark) {
    return value(mark) - costBasis;
  }

  /** What the position is worth at {@code mark}; negative for a short. */
  public long value(long mark) {
    return Fixed8.multiply(size, mark);
  }

  /** Fees paid, without rebates; not negative. */
  public long fees() {
    return fees;
  }

  /** Rebates received; not negative. */
  public long rebates() {
    return rebates;
  }

  /** Funding received (positive) or paid. */
  public long funding() {
    return funding;
  }

  /** Notional traded as maker. */
  public long makerVolume() {
    return makerVolume;
  }

  public long takerVolume() {
    return takerVolume;
  }

  public long fills() {
    return fills;
  }

  private boolean closes(Side side) {
    return side == Side.BID ? size < 0 : size > 0;
  }

  private void note(long notional, long fee, boolean maker) {
    if (fee >= 0) {
      fees = Math.addExact(fees, fee);
    } else {
      rebates = Math.subtractExact(rebates, fee);
    }
    if (maker) {
      makerVolume = Math.addExact(makerVolume, notional);
    } else {
      takerVolume = Math.addExact(takerVolume, notional);
    }
    fills++;
  }

  /** {@code amount × part / whole} towards zero, exact whatever the size of the product. */
  private static long share(long amount, long part, long whole) {
    if (part == 0) {
      return 0;
    }
    if (part == whole) {
      return amount;
    }
    if (Math.multiplyHigh(amount, part) == (amount * part) >> 63) {
      return amount * part / whole;
    }
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
