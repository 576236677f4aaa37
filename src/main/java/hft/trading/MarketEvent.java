package hft.trading;

import hft.core.market.Side;

/** What an order book tells the actors that look at it. */
public final class MarketEvent {
  private MarketEvent() {}

  /** There is a newer book to read. Conflated: see {@link BookSignal}. */
  public enum BookChanged implements Strategy.Command, Forecast.Command {
    INSTANCE
  }

  /** One print. Prices and sizes scaled by 1e-8, times in nanoseconds since the epoch. */
  public record TradeSeen(Side aggressor, long price, long size, long venueNanos, long receiveNanos)
      implements Strategy.Command, Forecast.Command {}

  /** Oracle, mark and the hourly funding rate (scaled by 1e-12). */
  public record ContextSeen(long fundingRateE12, long oraclePrice, long markPrice)
      implements Strategy.Command, Forecast.Command {}

  /** The feed is gone; whatever the book said is history. */
  public record FeedLost(String reason) implements Strategy.Command {}
}
