package hft.core.risk;

import java.time.Duration;

/**
 * What we may do. The breakers' limits are ceilings in code: configuration can only make them
 * tighter.
 *
 * @param maxTickToTrade market data to order on the wire; at most {@link #TICK_TO_TRADE_CEILING}
 * @param maxDrawdown share of the peak equity of the last {@link #DRAWDOWN_WINDOW}; at most {@link
 *     #DRAWDOWN_CEILING}
 * @param priceBandBps an order further than this from the mid is refused
 * @param maxOrderNotional quote currency
 * @param maxPositionNotional quote currency, per instrument and side, counting everything that may
 *     still fill
 * @param maxGrossNotional quote currency, over all instruments
 * @param maxOpenOrders over all instruments
 * @param maxOrdersPerSecond sustained, over all instruments
 * @param maxOrderBurst orders at once
 * @param maxBookAge no new order on a book older than this
 * @param breakerCooldown after a tick-to-trade trip, before quoting may resume by itself
 */
public record RiskLimits(
    Duration maxTickToTrade,
    double maxDrawdown,
    double priceBandBps,
    double maxOrderNotional,
    double maxPositionNotional,
    double maxGrossNotional,
    int maxOpenOrders,
    double maxOrdersPerSecond,
    int maxOrderBurst,
    Duration maxBookAge,
    Duration breakerCooldown) {
  public static final Duration TICK_TO_TRADE_CEILING = Duration.ofMillis(150);
  public static final double DRAWDOWN_CEILING = 0.03;
  public static final Duration DRAWDOWN_WINDOW = Duration.ofHours(1);
  private static final double PRICE_BAND_CEILING_BPS = 1_000;

  public RiskLimits {
    within(
        "maxTickToTrade in ms",
        maxTickToTrade.toNanos() / 1e6,
        0.001,
        TICK_TO_TRADE_CEILING.toMillis());
    within("maxDrawdown", maxDrawdown, 1e-6, DRAWDOWN_CEILING);
    within("priceBandBps", priceBandBps, 0.1, PRICE_BAND_CEILING_BPS);
    within("maxOrderNotional", maxOrderNotional, 10, 5e6);
    within("maxPositionNotional", maxPositionNotional, 10, 1e9);
    within("maxGrossNotional", maxGrossNotional, 10, 1e10);
    within("maxOpenOrders", maxOpenOrders, 1, 1_000);
    within("maxOrdersPerSecond", maxOrdersPerSecond, 0.01, 10_000);
    within("maxOrderBurst", maxOrderBurst, 1, 10_000);
    within("maxBookAge in ms", maxBookAge.toNanos() / 1e6, 1, 60_000);
    within("breakerCooldown in ms", breakerCooldown.toNanos() / 1e6, 0, 3_600_000);
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ", was " + value);
    }
  }
}
