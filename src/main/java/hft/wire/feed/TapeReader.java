package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;

/** Reads prints and asset contexts. */
final class TapeReader {
  private static final ByteNames TRADE = ByteNames.of("coin", "side", "px", "sz", "time", "tid");
  private static final ByteNames CONTEXT_DATA = ByteNames.of("coin", "ctx");
  private static final ByteNames CONTEXT = ByteNames.of("funding", "oraclePx", "markPx");
  private static final int RATE_DECIMALS = 12;

  private final CoinTable coins;

  TapeReader(CoinTable coins) {
    this.coins = coins;
  }

  static Side readSide(JsonCursor cursor) {
    cursor.readString();
    return switch (cursor.singleByte()) {
      case 'B' -> Side.BID;
      case 'A' -> Side.ASK;
      default -> throw cursor.malformed(Fault.BAD_VALUE, "side is neither A nor B");
    };
  }

  void readTrades(JsonCursor cursor, Rows<MarketFrame> trades) {
    trades.clear();
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      readTrade(cursor, trades.add(cursor));
    }
  }

  private void readTrade(JsonCursor cursor, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.TRADE;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(TRADE);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 0 -> {
          cursor.readString();
          frame.instrumentId = coins.find(cursor);
        }
        case 1 -> frame.aggressor = readSide(cursor);
        case 2 -> frame.tradePrice = cursor.readDecimal();
        case 3 -> frame.tradeSize = cursor.readDecimal();
        case 4 -> frame.venueNanos = cursor.readMillisAsNanos();
        default -> frame.tradeId = cursor.readLong();
      }
    }
    Once.require(cursor, seen, 0b111111, "a trade without coin, side, px, sz, time or tid");
    if (frame.tradePrice <= 0 || frame.tradeSize <= 0) {
      throw cursor.malformed(Fault.NOT_POSITIVE, "a trade's price and size must be positive");
    }
  }

  /** Reads the data of {@code activeAssetCtx}. */
  void readContext(JsonCursor cursor, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.CONTEXT;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(CONTEXT_DATA)) {
        case 0 -> {
          seen = Once.mark(cursor, seen, 0);
          cursor.readString();
          frame.instrumentId = coins.find(cursor);
        }
        case 1 -> {
          seen = Once.mark(cursor, seen, 1);
          readContextFields(cursor, frame);
        }
        default -> cursor.skip();
      }
    }
    Once.require(cursor, seen, 0b11, "a context without coin or ctx");
  }

  private static void readContextFields(JsonCursor cursor, MarketFrame frame) {
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(CONTEXT);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 0 -> frame.fundingRateE12 = cursor.readScaled(RATE_DECIMALS, true);
        case 1 -> frame.oraclePrice = readPrice(cursor);
        default -> frame.markPrice = readPrice(cursor);
      }
    }
    Once.require(cursor, seen, 0b111, "a context without funding, oraclePx or markPx");
  }

  private static long readPrice(JsonCursor cursor) {
    long price = cursor.readRounded();
    if (price <= 0) {
      throw cursor.malformed(Fault.NOT_POSITIVE, "a price must be positive");
    }
    return price;
  }
}
