package hft.core.market;

/**
 * The prices an instrument may trade at: at most {@code maxDecimals} decimals and at most {@code
 * significantFigures} significant figures, whole numbers always allowed (Hyperliquid's tick rule).
 * The tick therefore grows with the price. Zero significant figures means no such limit: one fixed
 * tick of 10^-maxDecimals.
 *
 * <p>The only place where a double becomes a price.
 */
public final class PriceGrid {
  private static final long LAST_TENTH = Long.MAX_VALUE / 10;

  private final int maxDecimals;
  private final int significantFigures;
  private final long finestTick;

  /** Below this price the finest tick keeps the figures; MAX_VALUE when figures do not matter. */
  private final long firstBound;

  public PriceGrid(int maxDecimals, int significantFigures) {
    if (maxDecimals < 0 || maxDecimals > Fixed8.DECIMALS) {
      throw new IllegalArgumentException("maxDecimals must be 0..8, was " + maxDecimals);
    }
    if (significantFigures < 0 || significantFigures > 18) {
      throw new IllegalArgumentException(
          "significantFigures must be 0..18, was " + significantFigures);
    }
    this.maxDecimals = maxDecimals;
    this.significantFigures = significantFigures;
    this.finestTick = Fixed8.unit(maxDecimals);
    this.firstBound =
        significantFigures == 0
            ? Long.MAX_VALUE
            : saturatingMultiply(finestTick, saturatingPower10(significantFigures));
  }

  public int maxDecimals() {
    return maxDecimals;
  }

  public int significantFigures() {
    return significantFigures;
  }

  /** The distance to the next valid price above {@code price} (scaled, must be positive). */
  public long tickAt(long price) {
    long tick = finestTick;
    // A tick of 10^k keeps significantFigures figures up to 10^(k + figures).
    for (long bound = firstBound; price >= bound && tick < Fixed8.ONE; ) {
      tick *= 10;
      bound = bound > LAST_TENTH ? Long.MAX_VALUE : bound * 10;
    }
    return tick;
  }

  /** The greatest valid price not above {@code price}; zero when there is none. */
  public long floor(long price) {
    return price <= 0 ? 0 : price - price % tickAt(price);
  }

  /** The least valid price not below {@code price}. */
  public long ceil(long price) {
    if (price <= 0) {
      return finestTick;
    }
    long rest = price % tickAt(price);
    return rest == 0 ? price : price - rest + tickAt(price);
  }

  /** Rounds away from the opposite side: bids down, asks up. */
  public long roundPassive(Side side, long price) {
    return side == Side.BID ? floor(price) : ceil(price);
  }

  /**
   * Rounds a proposed price (quote currency) to the grid, bids down and asks up.
   *
   * @throws IllegalArgumentException when the proposal is NaN, infinite or out of range
   */
  public long roundPassive(Side side, double price) {
    // The nearest scaled long first: 84143.1 * 1e8 must not floor to one tick less for want of a
    // half ulp.
    return roundPassive(side, Fixed8.fromDouble(price));
  }

  public boolean isValid(long price) {
    return price > 0 && price % tickAt(price) == 0;
  }

  /** The next valid price further from the opposite side: lower for a bid, higher for an ask. */
  public long stepPassive(Side side, long price, int ticks) {
    long at = price;
    for (int i = 0; i < ticks; i++) {
      at = side == Side.BID ? floor(at - 1) : ceil(at + 1);
    }
    return at;
  }

  private static long saturatingPower10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power = saturatingMultiply(power, 10);
    }
    return power;
  }

  private static long saturatingMultiply(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PriceGrid that
        && that.maxDecimals == maxDecimals
        && that.significantFigures == significantFigures;
  }

  @Override
  public int hashCode() {
    return 31 * maxDecimals + significantFigures;
  }
}
