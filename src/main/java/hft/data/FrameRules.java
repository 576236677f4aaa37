package hft.data;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import org.jspecify.annotations.Nullable;

/**
 * What makes the market frames of one table and coin believable. Writers and readers apply the same
 * rules, so what was written can be read.
 *
 * <ul>
 *   <li>times are nanoseconds of the years 2000 to 2100; venue time does not run backwards, and two
 *       snapshots, contexts or fundings never carry the same one
 *   <li>prices and sizes are positive (a delta's size may be 0, a context's price too), and price ×
 *       size fits a long
 *   <li>levels are strictly ordered, best first; the best bid is not above the best ask. Equal
 *       (locked) is allowed: some venues display rounded prices. Empty sides are allowed
 *   <li>consecutive prints do not share a trade id, consecutive BBO rows are not identical
 * </ul>
 */
final class FrameRules {
  /** What is wrong, and what would be right. */
  record Problem(String found, String expected) {}

  private long lastVenueNanos = Long.MIN_VALUE;
  private long lastReceiveNanos;
  private long lastTradeId;
  private long lastBidPrice;
  private long lastBidSize;
  private long lastAskPrice;
  private long lastAskSize;

  /** Null when the frame may follow the ones seen before. */
  @Nullable Problem check(MarketFrame frame) {
    Problem problem = times(frame);
    if (problem == null) {
      problem =
          switch (frame.kind) {
            case SNAPSHOT -> book(frame);
            case BBO -> top(frame);
            case DELTA -> delta(frame);
            case TRADE -> trade(frame);
            case CONTEXT, FUNDING -> context(frame);
            case GAP -> null;
          };
    }
    lastVenueNanos = frame.venueNanos;
    lastReceiveNanos = frame.receiveNanos;
    return problem;
  }

  private @Nullable Problem times(MarketFrame frame) {
    if (!Believable.isTime(frame.venueNanos) || !Believable.isTime(frame.receiveNanos)) {
      boolean venue = !Believable.isTime(frame.venueNanos);
      return new Problem(
          venue ? "venue_ns is " + frame.venueNanos : "receive_ns is " + frame.receiveNanos,
          "nanoseconds since 1970 in the years 2000 to 2100");
    }
    if (frame.venueNanos < lastVenueNanos) {
      return new Problem(
          "venue_ns " + frame.venueNanos + " comes after " + lastVenueNanos, "rows sorted by time");
    }
    boolean unique =
        switch (frame.kind) {
          case SNAPSHOT, CONTEXT, FUNDING -> true;
          case BBO, DELTA, TRADE, GAP -> false;
        };
    if (unique && frame.venueNanos == lastVenueNanos) {
      return new Problem("venue_ns " + frame.venueNanos + " is there twice", "one row per time");
    }
    return null;
  }

  private static @Nullable Problem book(MarketFrame frame) {
    Problem problem = side("bid", frame.bidPrices, frame.bidSizes, frame.bidCount, -1);
    if (problem == null) {
      problem = side("ask", frame.askPrices, frame.askSizes, frame.askCount, 1);
    }
    return problem == null ? crossed(frame) : problem;
  }

  private static @Nullable Problem crossed(MarketFrame frame) {
    if (frame.bidCount > 0 && frame.askCount > 0 && frame.bidPrices[0] > frame.askPrices[0]) {
      return new Problem(
          "crossed book, best bid "
              + Fixed8.format(frame.bidPrices[0])
              + " above best ask "
              + Fixed8.format(frame.askPrices[0]),
          "best bid at or below best ask");
    }
    return null;
  }

  /**
   * @param direction -1 when prices must fall from level to level, 1 when they must rise
   */
  private static @Nullable Problem side(
      String name, long[] prices, long[] sizes, int count, int direction) {
    for (int i = 0; i < count; i++) {
      if (!tradable(prices[i], sizes[i])) {
        return level(name, i, prices[i], sizes[i]);
      }
      if (i > 0 && (direction < 0 ? prices[i] >= prices[i - 1] : prices[i] <= prices[i - 1])) {
        return new Problem(
            name
                + " level "
                + i
                + " at "
                + Fixed8.format(prices[i])
                + " follows "
                + Fixed8.format(prices[i - 1]),
            "levels sorted best first, each price once");
      }
    }
    return null;
  }

  private @Nullable Problem top(MarketFrame frame) {
    Problem problem = book(frame);
    if (problem != null) {
      return problem;
    }
    long bidPrice = frame.bidCount > 0 ? frame.bidPrices[0] : 0;
    long bidSize = frame.bidCount > 0 ? frame.bidSizes[0] : 0;
    long askPrice = frame.askCount > 0 ? frame.askPrices[0] : 0;
    long askSize = frame.askCount > 0 ? frame.askSizes[0] : 0;
    if (frame.venueNanos == lastVenueNanos
        && frame.receiveNanos == lastReceiveNanos
        && bidPrice == lastBidPrice
        && bidSize == lastBidSize
        && askPrice == lastAskPrice
        && askSize == lastAskSize) {
      return new Problem("the row before is repeated", "each update once");
    }
    lastBidPrice = bidPrice;
    lastBidSize = bidSize;
    lastAskPrice = askPrice;
    lastAskSize = askSize;
    return null;
  }

  private static @Nullable Problem delta(MarketFrame frame) {
    for (int i = 0; i < frame.bidCount; i++) {
      if (!removable(frame.bidPrices[i], frame.bidSizes[i])) {
        return level("bid", i, frame.bidPrices[i], frame.bidSizes[i]);
      }
    }
    for (int i = 0; i < frame.askCount; i++) {
      if (!removable(frame.askPrices[i], frame.askSizes[i])) {
        return level("ask", i, frame.askPrices[i], frame.askSizes[i]);
      }
    }
    return null;
  }

  private @Nullable Problem trade(MarketFrame frame) {
    if (!tradable(frame.tradePrice, frame.tradeSize)) {
      return level("trade", 0, frame.tradePrice, frame.tradeSize);
    }
    if (frame.tradeId != 0 && frame.tradeId == lastTradeId) {
      return new Problem("trade_id " + frame.tradeId + " is there twice", "each trade once");
    }
    lastTradeId = frame.tradeId;
    return null;
  }

  private static @Nullable Problem context(MarketFrame frame) {
    if (frame.oraclePrice < 0 || frame.markPrice < 0) {
      return new Problem(
          "oracle_px " + frame.oraclePrice + ", mark_px " + frame.markPrice,
          "prices scaled by 1e-8, 0 when unknown");
    }
    return null;
  }

  private static boolean tradable(long price, long size) {
    return price > 0 && size > 0 && Believable.hasNotional(price, size);
  }

  private static boolean removable(long price, long size) {
    return price > 0 && size >= 0 && Believable.hasNotional(price, size);
  }

  private static Problem level(String name, int level, long price, long size) {
    return new Problem(
        name + " level " + level + " is " + size + " at " + price,
        "positive price and size scaled by 1e-8 whose product is below 9.2e10");
  }
}
