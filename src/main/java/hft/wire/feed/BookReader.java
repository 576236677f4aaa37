package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;

/**
 * Reads levels: of {@code l2Book}, of {@code bbo}. Prices and sizes must be positive; whether
 * levels are in order and do not cross is the book's to judge, for it has to forget what it knew
 * when not.
 */
final class BookReader {
  /** More than any feed sends: the venue 20, its open-source book server 100. */
  static final int MAX_LEVELS = 100;

  private static final ByteNames DATA =
      ByteNames.of("coin", "time", "levels", "bbo", "fast", "spread");
  private static final ByteNames LEVEL = ByteNames.of("px", "sz", "n");

  /** A level the way the venue always spells it: {"px":"..","sz":"..","n":..} */
  private static final long BEFORE_PRICE = JsonCursor.word("{\"px\":");

  private static final long BEFORE_SIZE = JsonCursor.word(",\"sz\":");
  private static final long BEFORE_COUNT = JsonCursor.word(",\"n\":");
  private static final long LEVEL_END = JsonCursor.word("}");

  private final CoinTable coins;

  /** What the last read found beside the levels. */
  boolean fast;

  boolean aggregated;

  private long price;
  private long size;
  private int orders;
  private boolean counted;

  BookReader(CoinTable coins) {
    this.coins = coins;
  }

  /** Reads the data of {@code l2Book} into a snapshot. */
  void readBook(JsonCursor cursor, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    read(cursor, frame, 2);
  }

  /** Reads the data of {@code bbo}. */
  void readBbo(JsonCursor cursor, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.BBO;
    read(cursor, frame, 3);
  }

  private void read(JsonCursor cursor, MarketFrame frame, int levelsField) {
    fast = false;
    aggregated = false;
    counted = true;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(DATA);
      if (field == levelsField) {
        seen = Once.mark(cursor, seen, 2);
        if (levelsField == 2) {
          readSides(cursor, frame);
        } else {
          readTouch(cursor, frame);
        }
        continue;
      }
      switch (field) {
        case 0 -> {
          seen = Once.mark(cursor, seen, 0);
          cursor.readString();
          frame.instrumentId = coins.find(cursor);
        }
        case 1 -> {
          seen = Once.mark(cursor, seen, 1);
          frame.venueNanos = cursor.readMillisAsNanos();
        }
        case 4 -> fast = cursor.readBoolean();
        case 5 -> {
          aggregated = !cursor.takeNull();
          if (aggregated) {
            cursor.skip();
          }
        }
        default -> cursor.skip();
      }
    }
    Once.require(cursor, seen, 0b111, "a book without coin, time or levels");
    frame.hasOrderCounts = counted;
  }

  private void readSides(JsonCursor cursor, MarketFrame frame) {
    if (!cursor.beginArray()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "no sides");
    }
    frame.bidCount = readSide(cursor, frame, true);
    if (!cursor.nextElement()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "no asks");
    }
    frame.askCount = readSide(cursor, frame, false);
    if (cursor.nextElement()) {
      throw cursor.malformed(Fault.TOO_MANY, "more than two sides");
    }
  }

  private int readSide(JsonCursor cursor, MarketFrame frame, boolean bids) {
    int count = 0;
    long[] prices = bids ? frame.bidPrices : frame.askPrices;
    long[] sizes = bids ? frame.bidSizes : frame.askSizes;
    int[] counts = bids ? frame.bidOrders : frame.askOrders;
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      if (count == MAX_LEVELS) {
        throw cursor.malformed(Fault.TOO_MANY, "more than " + MAX_LEVELS + " levels");
      }
      if (count == prices.length) {
        frame.ensureLevels(count + 1);
        prices = bids ? frame.bidPrices : frame.askPrices;
        sizes = bids ? frame.bidSizes : frame.askSizes;
        counts = bids ? frame.bidOrders : frame.askOrders;
      }
      readLevel(cursor);
      prices[count] = price;
      sizes[count] = size;
      counts[count++] = orders;
    }
    return count;
  }

  private void readTouch(JsonCursor cursor, MarketFrame frame) {
    if (!cursor.beginArray()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "no sides");
    }
    frame.ensureLevels(1);
    frame.bidCount = readOptional(cursor, frame, true);
    if (!cursor.nextElement()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "no ask");
    }
    frame.askCount = readOptional(cursor, frame, false);
    if (cursor.nextElement()) {
      throw cursor.malformed(Fault.TOO_MANY, "more than two sides");
    }
  }

  private int readOptional(JsonCursor cursor, MarketFrame frame, boolean bid) {
    if (cursor.takeNull()) {
      return 0;
    }
    readLevel(cursor);
    put(frame, bid, 0);
    return 1;
  }

  private void put(MarketFrame frame, boolean bid, int at) {
    if (bid) {
      frame.bidPrices[at] = price;
      frame.bidSizes[at] = size;
      frame.bidOrders[at] = orders;
    } else {
      frame.askPrices[at] = price;
      frame.askSizes[at] = size;
      frame.askOrders[at] = orders;
    }
  }

  private void readLevel(JsonCursor cursor) {
    cursor.peek();
    int mark = cursor.mark();
    if (!readUsual(cursor)) {
      cursor.seek(mark);
      readAny(cursor);
    }
    if (price <= 0 || size <= 0) {
      cursor.seek(mark);
      throw cursor.malformed(Fault.NOT_POSITIVE, "a level's price and size must be positive");
    }
  }

  /** The venue's own spelling, about three times as fast as looking every name up. */
  private boolean readUsual(JsonCursor cursor) {
    if (!cursor.takeBytes(BEFORE_PRICE, 6)) {
      return false;
    }
    price = cursor.readDecimal();
    if (!cursor.takeBytes(BEFORE_SIZE, 6)) {
      return false;
    }
    size = cursor.readDecimal();
    if (!cursor.takeBytes(BEFORE_COUNT, 5)) {
      return false;
    }
    orders = cursor.readCount();
    return cursor.takeBytes(LEVEL_END, 1);
  }

  private void readAny(JsonCursor cursor) {
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(LEVEL)) {
        case 0 -> {
          seen = Once.mark(cursor, seen, 0);
          price = cursor.readDecimal();
        }
        case 1 -> {
          seen = Once.mark(cursor, seen, 1);
          size = cursor.readDecimal();
        }
        case 2 -> {
          seen = Once.mark(cursor, seen, 2);
          orders = cursor.readCount();
        }
        default -> cursor.skip();
      }
    }
    Once.require(cursor, seen, 0b11, "a level without px or sz");
    if ((seen & 0b100) == 0) {
      orders = 0;
      counted = false;
    }
  }
}
