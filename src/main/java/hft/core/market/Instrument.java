package hft.core.market;

/**
 * One tradable contract. The id is dense (0, 1, 2, …) within a run and indexes arrays; the venue's
 * own asset id is the adapter's business.
 *
 * @param szDecimals decimals a size may carry; the lot is 10^-szDecimals base units
 * @param priceGrid the prices it may trade at
 * @param minNotional least order value (scaled quote currency); Hyperliquid: 10 USDC
 * @param linear whether price × size is its value. False where sizes count contracts worth
 *     something else (inverse, quanto): its books are books, but nothing here can count its money
 */
public record Instrument(
    int id, String coin, int szDecimals, PriceGrid priceGrid, long minNotional, boolean linear) {
  /**
   * Hyperliquid perps: five significant figures, at most 6 - szDecimals decimals, 10 USDC minimum.
   */
  public static final int PERP_MAX_DECIMALS = 6;

  public static final int SIGNIFICANT_FIGURES = 5;
  public static final long MIN_NOTIONAL = 10 * Fixed8.ONE;

  public Instrument {
    if (id < 0) {
      throw new IllegalArgumentException("id must not be negative, was " + id);
    }
    if (coin.isBlank()) {
      throw new IllegalArgumentException("coin must have a name");
    }
    if (szDecimals < 0 || szDecimals > Fixed8.DECIMALS) {
      throw new IllegalArgumentException(coin + ": szDecimals must be 0..8, was " + szDecimals);
    }
    if (minNotional < 0) {
      throw new IllegalArgumentException(
          coin + ": minNotional must not be negative, was " + minNotional);
    }
  }

  /** A linear one. */
  public Instrument(int id, String coin, int szDecimals, PriceGrid priceGrid, long minNotional) {
    this(id, coin, szDecimals, priceGrid, minNotional, true);
  }

  /** A Hyperliquid perp on the first dex. */
  public static Instrument perp(int id, String coin, int szDecimals) {
    if (szDecimals > PERP_MAX_DECIMALS) {
      throw new IllegalArgumentException(
          coin + ": szDecimals of a perp must be 0..6, was " + szDecimals);
    }
    return new Instrument(
        id,
        coin,
        szDecimals,
        new PriceGrid(PERP_MAX_DECIMALS - szDecimals, SIGNIFICANT_FIGURES),
        MIN_NOTIONAL);
  }

  /** The smallest size step, scaled. */
  public long lot() {
    return Fixed8.unit(szDecimals);
  }

  public long floorSize(long size) {
    return size - size % lot();
  }

  public long ceilSize(long size) {
    long rest = size % lot();
    return rest == 0 ? size : size - rest + lot();
  }

  public boolean isValidSize(long size) {
    return size > 0 && size % lot() == 0;
  }

  /** The same contract under another dense id. */
  public Instrument withId(int newId) {
    return new Instrument(newId, coin, szDecimals, priceGrid, minNotional, linear);
  }

  /** The same contract, linear or not. */
  public Instrument withLinear(boolean isLinear) {
    return new Instrument(id, coin, szDecimals, priceGrid, minNotional, isLinear);
  }
}
