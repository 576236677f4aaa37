package hft.core.risk;

import static hft.core.risk.RiskLimits.positive;

import java.time.Duration;

/**
 * Account-wide limits. {@link RiskCeilings} bounds them: a looser value is refused.
 *
 * @param maxGrossNotional Σ over coins of the worst-case |position| × reference price, quote
 *     currency scaled by 1e-8
 * @param maxOpenOrders orders reserved at once, all coins
 * @param messagesPerSecond orders the gate lets through in the long run
 * @param messageBurst orders it lets through at once
 * @param staleAfter age of the book beyond which nothing is quoted on it
 * @param tickToTrade at most {@link RiskCeilings#TICK_TO_TRADE_NANOS}
 * @param tickToTradeCoolDown how long nothing is approved after a violation
 * @param tickToTradeTripsPerHour a breaker that trips more often stays open until an operator
 *     re-arms it
 * @param drawdownBps at most {@link RiskCeilings#DRAWDOWN_BPS}
 * @param drawdownWindow at least {@link RiskCeilings#DRAWDOWN_WINDOW_NANOS}: a longer one remembers
 *     more peaks and is tighter
 */
public record RiskSettings(
    long maxGrossNotional,
    int maxOpenOrders,
    int messagesPerSecond,
    int messageBurst,
    Duration staleAfter,
    Duration tickToTrade,
    Duration tickToTradeCoolDown,
    int tickToTradeTripsPerHour,
    int drawdownBps,
    Duration drawdownWindow) {
  public RiskSettings {
    positive("maxGrossNotional", maxGrossNotional);
    positive("maxOpenOrders", maxOpenOrders);
    positive("messagesPerSecond", messagesPerSecond);
    positive("messageBurst", messageBurst);
    positive("staleAfter", staleAfter.toNanos());
    positive("tickToTrade", tickToTrade.toNanos());
    positive("tickToTradeCoolDown", tickToTradeCoolDown.toNanos());
    positive("tickToTradeTripsPerHour", tickToTradeTripsPerHour);
    positive("drawdownBps", drawdownBps);
    positive("drawdownWindow", drawdownWindow.toNanos());
    if (tickToTrade.toNanos() > RiskCeilings.TICK_TO_TRADE_NANOS) {
      throw looser("tickToTrade", tickToTrade, "at most 150 ms");
    }
    if (drawdownBps > RiskCeilings.DRAWDOWN_BPS) {
      throw looser("drawdownBps", drawdownBps, "at most " + RiskCeilings.DRAWDOWN_BPS);
    }
    if (drawdownWindow.toNanos() < RiskCeilings.DRAWDOWN_WINDOW_NANOS) {
      throw looser(
          "drawdownWindow", drawdownWindow, "at least 1 h (a shorter window forgets peaks)");
    }
    if (drawdownWindow.toNanos() > RiskCeilings.DRAWDOWN_WINDOW_NANOS_MAX) {
      throw new IllegalArgumentException(
          "drawdownWindow must be at most 24 h, was " + drawdownWindow);
    }
  }

  private static IllegalArgumentException looser(String name, Object value, String bound) {
    return new IllegalArgumentException(
        name + " may only be tighter than its ceiling: " + bound + ", was " + value);
  }
}
