package hft.core.match;

import hft.core.market.Fixed8;

/**
 * Fee rates as fractions of notional scaled by 1e-8; negative is a rebate. A fee is {@code notional
 * × rate} rounded half away from zero to 1e-8 of the quote currency, per fill.
 *
 * <p>Tiers: perp fees of the first dex, percent of notional, 14-day weighted volume above 5M, 25M,
 * 100M, 500M, 2B, 7B USDC.
 */
public record FeeSchedule(long takerRateE8, long makerRateE8) {
  /** 0.001 percent. */
  private static final long MILLI_PERCENT = 1_000;

  private static final int[] TAKER = {45, 40, 35, 30, 28, 26, 24};
  private static final int[] MAKER = {15, 12, 8, 4, 0, 0, 0};

  public static final FeeSchedule FREE = new FeeSchedule(0, 0);
  public static final FeeSchedule BASE = tier(0);

  public FeeSchedule {
    if (Math.abs(takerRateE8) > Fixed8.ONE / 100 || Math.abs(makerRateE8) > Fixed8.ONE / 100) {
      throw new IllegalArgumentException(
          "fee rates must be within one percent (1e6 of 1e-8), were "
              + takerRateE8
              + " and "
              + makerRateE8);
    }
  }

  /** The venue's volume tier 0..6. */
  public static FeeSchedule tier(int tier) {
    if (tier < 0 || tier >= TAKER.length) {
      throw new IllegalArgumentException("fee tier must be 0..6, was " + tier);
    }
    return new FeeSchedule(TAKER[tier] * MILLI_PERCENT, MAKER[tier] * MILLI_PERCENT);
  }

  /**
   * With the maker rebate of level 1, 2 or 3 (above 0.5, 1.5, 3 percent of the venue's maker
   * volume): −0.001, −0.002, −0.003 percent in place of the maker fee.
   */
  public FeeSchedule withRebate(int level) {
    if (level < 1 || level > 3) {
      throw new IllegalArgumentException("rebate level must be 1..3, was " + level);
    }
    return new FeeSchedule(takerRateE8, -level * MILLI_PERCENT);
  }

  /** The fee for one fill, positive when paid. */
  public long fee(long notional, boolean maker) {
    return Fixed8.multiplyRounded(notional, maker ? makerRateE8 : takerRateE8);
  }
}
