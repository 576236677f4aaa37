package hft.core.risk;

/**
 * Limits of one instrument. Sizes are base units and money is quote currency, both scaled by 1e-8.
 *
 * @param maxOrderSize of one order
 * @param maxOrderNotional of one order, price × size
 * @param maxInventory the position's bound, either sign, if every reserved order on a side filled
 * @param maxOpenOrders orders reserved at once
 * @param priceBandBps how far a price may be from the reference, basis points
 */
public record RiskLimits(
    long maxOrderSize,
    long maxOrderNotional,
    long maxInventory,
    int maxOpenOrders,
    int priceBandBps) {
  /** A band wider than this is not a band. */
  public static final int PRICE_BAND_BPS_MAX = 1_000;

  public RiskLimits {
    positive("maxOrderSize", maxOrderSize);
    positive("maxOrderNotional", maxOrderNotional);
    positive("maxInventory", maxInventory);
    positive("maxOpenOrders", maxOpenOrders);
    if (priceBandBps < 1 || priceBandBps > PRICE_BAND_BPS_MAX) {
      throw new IllegalArgumentException(
          "priceBandBps must be 1.." + PRICE_BAND_BPS_MAX + ", was " + priceBandBps);
    }
  }

  static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
