package hft.core.match;

import hft.core.market.Fixed8;

/**
 * The venue's limits. Amounts scaled by 1e-8.
 *
 * @param openOrdersBase open orders an account may always have
 * @param openOrdersMax what traded volume can raise that to, one per {@code openOrdersVolume}
 * @param openOrdersVolume quote currency
 * @param initialCredits actions an address may send before trading; one more per USDC traded
 * @param overLimitNanos once over: one action per this long
 * @param bandPercent a price further than this from the reference is refused
 * @param minNotionalForReduceOnly whether the least order value binds reduce-only orders too
 * @param scheduleCancelVolume traded volume that unlocks the dead man's switch
 * @param marginChecked whether orders need initial margin
 */
public record VenueRules(
    int openOrdersBase,
    int openOrdersMax,
    long openOrdersVolume,
    long initialCredits,
    long overLimitNanos,
    int bandPercent,
    boolean minNotionalForReduceOnly,
    long scheduleCancelVolume,
    boolean marginChecked) {
  public VenueRules {
    if (openOrdersBase < 1 || openOrdersMax < openOrdersBase || openOrdersVolume < 1) {
      throw new IllegalArgumentException(
          "open-order limits must be positive and rising, were "
              + openOrdersBase
              + ", "
              + openOrdersMax
              + ", "
              + openOrdersVolume);
    }
    if (initialCredits < 0 || overLimitNanos < 0 || scheduleCancelVolume < 0) {
      throw new IllegalArgumentException("venue limits must not be negative");
    }
    if (bandPercent < 1) {
      throw new IllegalArgumentException("bandPercent must be positive, was " + bandPercent);
    }
  }

  /** Hyperliquid as documented and observed. */
  public static VenueRules hyperliquid() {
    return new VenueRules(
        1_000,
        5_000,
        5_000_000 * Fixed8.ONE,
        10_000,
        10_000_000_000L,
        80,
        true,
        1_000_000 * Fixed8.ONE,
        true);
  }

  /** Hyperliquid without a bound on how many actions an account may send. */
  public VenueRules withUnlimitedCredits() {
    return new VenueRules(
        openOrdersBase,
        openOrdersMax,
        openOrdersVolume,
        Long.MAX_VALUE / 4,
        overLimitNanos,
        bandPercent,
        minNotionalForReduceOnly,
        scheduleCancelVolume,
        marginChecked);
  }
}
