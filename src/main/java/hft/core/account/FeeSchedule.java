package hft.core.account;

import hft.core.market.Fixed8;
import java.util.List;

/**
 * What a fill costs, as a fraction of its notional scaled by 1e-8; a negative rate is a rebate.
 * Hyperliquid's perpetuals on the first dex; live accounts take their own rates from the venue.
 *
 * @param name the tier, for reports
 */
public record FeeSchedule(String name, long takerRate, long makerRate) {
  /** One tier: reached above {@code volumeAbove} quote currency of 14-day weighted volume. */
  public record Tier(long volumeAbove, long takerRate, long makerRate) {}

  /**
   * One rebate tier: reached above this share of the exchange's 14-day maker volume (scaled by
   * 1e-8); replaces the maker rate.
   */
  public record RebateTier(long makerShareAbove, long makerRate) {}

  private static final long MILLION = 1_000_000 * Fixed8.ONE;

  /** 0.001 %, scaled. */
  private static final long MILLI_PERCENT = Fixed8.ONE / 100_000;

  /** Volume tiers, in rising order. */
  public static final List<Tier> TIERS =
      List.of(
          tier(-1, 45, 15),
          tier(5 * MILLION, 40, 12),
          tier(25 * MILLION, 35, 8),
          tier(100 * MILLION, 30, 4),
          tier(500 * MILLION, 28, 0),
          tier(2_000 * MILLION, 26, 0),
          tier(7_000 * MILLION, 24, 0));

  /** Maker rebates, in rising order. */
  public static final List<RebateTier> REBATES =
      List.of(
          new RebateTier(Fixed8.ONE / 200, -MILLI_PERCENT),
          new RebateTier(3 * Fixed8.ONE / 200, -2 * MILLI_PERCENT),
          new RebateTier(3 * Fixed8.ONE / 100, -3 * MILLI_PERCENT));

  public static final FeeSchedule BASE = atTier(0);
  public static final FeeSchedule FREE = new FeeSchedule("zero fees", 0, 0);

  public FeeSchedule {
    long most = Fixed8.ONE / 10;
    if (Math.abs(takerRate) > most || Math.abs(makerRate) > most) {
      throw new IllegalArgumentException(
          name + ": fee rates beyond 10 % of notional: " + takerRate + ", " + makerRate);
    }
  }

  /** Volume tier 0 to 6. */
  public static FeeSchedule atTier(int tier) {
    if (tier < 0 || tier >= TIERS.size()) {
      throw new IllegalArgumentException(
          "fee tier must be 0.." + (TIERS.size() - 1) + ", was " + tier);
    }
    Tier at = TIERS.get(tier);
    return new FeeSchedule("tier " + tier, at.takerRate(), at.makerRate());
  }

  /** The volume tier's taker rate with a rebate tier (1 to 3) for makers. */
  public static FeeSchedule atTier(int tier, int rebateTier) {
    if (rebateTier < 1 || rebateTier > REBATES.size()) {
      throw new IllegalArgumentException(
          "rebate tier must be 1.." + REBATES.size() + ", was " + rebateTier);
    }
    return new FeeSchedule(
        "tier " + tier + ", rebate " + rebateTier,
        atTier(tier).takerRate(),
        REBATES.get(rebateTier - 1).makerRate());
  }

  /**
   * The schedule of an account.
   *
   * @param volume 14-day weighted volume, quote currency scaled
   * @param makerShare of the exchange's maker volume, scaled by 1e-8
   */
  public static FeeSchedule of(long volume, long makerShare) {
    int tier = 0;
    while (tier + 1 < TIERS.size() && volume > TIERS.get(tier + 1).volumeAbove()) {
      tier++;
    }
    int rebate = 0;
    while (rebate < REBATES.size() && makerShare > REBATES.get(rebate).makerShareAbove()) {
      rebate++;
    }
    return rebate == 0 ? atTier(tier) : atTier(tier, rebate);
  }

  /**
   * Quote currency paid for a fill, rounded half away from zero; negative is a rebate.
   *
   * @param notional price × size, scaled
   */
  public long fee(long notional, boolean maker) {
    return Fixed8.multiplyRounded(notional, maker ? makerRate : takerRate);
  }

  private static Tier tier(long volumeAbove, long takerMilliPercent, long makerMilliPercent) {
    return new Tier(
        volumeAbove, takerMilliPercent * MILLI_PERCENT, makerMilliPercent * MILLI_PERCENT);
  }
}
