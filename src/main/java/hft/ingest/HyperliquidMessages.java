package hft.ingest;

import static hft.ingest.JsonFields.array;
import static hft.ingest.JsonFields.field;
import static hft.ingest.JsonFields.fixed8;
import static hft.ingest.JsonFields.millisAsNanos;
import static hft.ingest.JsonFields.scaledOr;
import static hft.ingest.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.io.IOException;

/** The venue's websocket messages as frames; one frame is reused. */
final class HyperliquidMessages {
  /** Marks a line without a local receive time. */
  static final long NO_RECEIVE_TIME = 0;

  static final int FUNDING_DECIMALS = 12;

  private final Intake intake;
  private final MarketFrame frame = new MarketFrame();

  /** Contexts carry no time: they get the newest one known. */
  private long newestVenueNanos;

  HyperliquidMessages(Intake intake) {
    this.intake = intake;
  }

  /**
   * @param receiveNanos local receive time or {@link #NO_RECEIVE_TIME}
   */
  void message(JsonNode message, long receiveNanos) throws IOException {
    String channel = text(message, "channel");
    switch (channel) {
      case "l2Book" -> book(field(message, "data"), receiveNanos);
      case "bbo" -> bbo(field(message, "data"), receiveNanos);
      case "trades" -> {
        for (JsonNode trade : array(message, "data")) {
          trade(trade, receiveNanos);
        }
      }
      case "activeAssetCtx" -> context(field(message, "data"), receiveNanos);
      default -> intake.skip("channel " + channel);
    }
  }

  private void times(long venueNanos, long receiveNanos) {
    frame.venueNanos = venueNanos;
    frame.receiveNanos = receiveNanos == NO_RECEIVE_TIME ? venueNanos : receiveNanos;
    newestVenueNanos = Math.max(newestVenueNanos, venueNanos);
  }

  private void book(JsonNode data, long receiveNanos) throws IOException {
    if (data.has("spread")) {
      intake.skip("aggregated l2Book"); // levels were merged: not the book
      return;
    }
    JsonNode levels = array(data, "levels");
    if (levels.size() != 2) {
      throw new RejectedRow("field 'levels' has " + levels.size() + " sides, expected 2");
    }
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    times(millisAsNanos(data, "time"), receiveNanos);
    JsonNode bids = levels.get(0);
    JsonNode asks = levels.get(1);
    frame.ensureLevels(Math.max(bids.size(), asks.size()));
    frame.hasOrderCounts = true;
    frame.bidCount = side(bids, frame.bidPrices, frame.bidSizes, frame.bidOrders);
    frame.askCount = side(asks, frame.askPrices, frame.askSizes, frame.askOrders);
    intake.frame(text(data, "coin"), frame);
  }

  private int side(JsonNode levels, long[] prices, long[] sizes, int[] orders) {
    int count = 0;
    for (JsonNode level : levels) {
      frame.hasOrderCounts &= level.has("n");
      orders[count] = level.path("n").asInt();
      prices[count] = fixed8(level, "px");
      sizes[count++] = fixed8(level, "sz");
    }
    return count;
  }

  private void bbo(JsonNode data, long receiveNanos) throws IOException {
    JsonNode touch = array(data, "bbo");
    if (touch.size() != 2) {
      throw new RejectedRow("field 'bbo' has " + touch.size() + " entries, expected 2");
    }
    frame.kind = MarketFrame.Kind.BBO;
    times(millisAsNanos(data, "time"), receiveNanos);
    frame.hasOrderCounts = true;
    frame.bidCount = best(touch.get(0), frame.bidPrices, frame.bidSizes, frame.bidOrders);
    frame.askCount = best(touch.get(1), frame.askPrices, frame.askSizes, frame.askOrders);
    intake.frame(text(data, "coin"), frame);
  }

  /** One side of a BBO; null means that it is empty. */
  private int best(JsonNode level, long[] prices, long[] sizes, int[] orders) {
    if (level.isNull()) {
      return 0;
    }
    prices[0] = fixed8(level, "px");
    sizes[0] = fixed8(level, "sz");
    orders[0] = level.path("n").asInt();
    frame.hasOrderCounts &= level.has("n");
    return 1;
  }

  private void trade(JsonNode trade, long receiveNanos) throws IOException {
    frame.kind = MarketFrame.Kind.TRADE;
    times(millisAsNanos(trade, "time"), receiveNanos);
    frame.tradePrice = fixed8(trade, "px");
    frame.tradeSize = fixed8(trade, "sz");
    frame.tradeId = JsonFields.integer(trade, "tid");
    String side = text(trade, "side");
    frame.aggressor =
        switch (side) {
          case "B" -> Side.BID;
          case "A" -> Side.ASK;
          default -> throw new RejectedRow("side '" + side + "', expected A or B");
        };
    intake.frame(text(trade, "coin"), frame);
  }

  private void context(JsonNode data, long receiveNanos) throws IOException {
    if (receiveNanos == NO_RECEIVE_TIME && newestVenueNanos == 0) {
      intake.skip("activeAssetCtx before any time was known");
      return;
    }
    JsonNode context = field(data, "ctx");
    frame.kind = MarketFrame.Kind.CONTEXT;
    frame.venueNanos = receiveNanos == NO_RECEIVE_TIME ? newestVenueNanos : receiveNanos;
    frame.receiveNanos = frame.venueNanos;
    frame.oraclePrice = scaledOr(context, "oraclePx", Fixed8.DECIMALS, 0);
    frame.markPrice = scaledOr(context, "markPx", Fixed8.DECIMALS, 0);
    frame.fundingRateE12 = scaledOr(context, "funding", FUNDING_DECIMALS, 0);
    intake.note("asset contexts carry no venue time: theirs is the receive time");
    intake.frame(text(data, "coin"), frame);
  }
}
