package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.IsoTime;
import hft.wire.json.JsonCursor;
import java.util.function.ToIntFunction;

/**
 * Reads the lines that a node writes about trades, in their three historical shapes, into the
 * public tape. Every trade is two fills, one of each side; the fill that crossed is the aggressor's
 * and becomes the print, the other is counted. Reusable, for one thread.
 *
 * <pre>
 * node_fills_by_block  {"local_time":"…","block_time":"…","block_number":1,"events":[["0xuser",{fill}],…]}
 * node_fills           ["0xuser",{fill}]
 * node_trades          {"coin":"BTC","side":"B","time":"…","px":"…","sz":"…",…}    without a trade id
 * </pre>
 */
public final class NodeTradeReader {
  private static final ByteNames LINE =
      ByteNames.of("coin", "side", "px", "sz", "time", "local_time", "events");
  private static final ByteNames FILL =
      ByteNames.of("coin", "side", "px", "sz", "time", "tid", "crossed");
  private static final int NO_TIME = 0;
  private static final int TRADE_NEEDS = 0b1_1111;
  private static final int FILL_NEEDS = 0b111_1111;
  private static final int EVENTS = 1 << 6;

  private final JsonCursor cursor = new JsonCursor();
  private final IsoTime times = new IsoTime();
  private final ToIntFunction<JsonCursor> coins;
  private final Rows<MarketFrame> trades = new Rows<>(() -> new MarketFrame(0));
  private final MarketFrame scratch = new MarketFrame(0);
  private boolean crossed;
  private long aggressive;
  private long passive;

  /**
   * @param coins the instrument id of the cursor's last string, {@link CoinTable#UNKNOWN} for a
   *     coin that is not wanted
   */
  public NodeTradeReader(ToIntFunction<JsonCursor> coins) {
    this.coins = coins;
  }

  /**
   * Reads one line.
   *
   * @return its prints of wanted coins, valid until the next call
   * @throws hft.wire.json.MalformedMessage when it is none of the three shapes
   */
  public Rows<MarketFrame> read(byte[] line, int offset, int length) {
    cursor.reset(line, offset, length);
    trades.clear();
    if (cursor.peek() == '[') {
      readEvent();
    } else {
      readObject();
    }
    cursor.expectEnd();
    return trades;
  }

  /** Fills of wanted coins that crossed; as many as passive ones when no side is missing. */
  public long aggressive() {
    return aggressive;
  }

  public long passive() {
    return passive;
  }

  private void readObject() {
    scratch.instrumentId = CoinTable.UNKNOWN;
    long receivedNanos = NO_TIME;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(LINE);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 4 -> scratch.venueNanos = isoTime();
        case 5 -> receivedNanos = isoTime();
        case 6 -> readEvents();
        default -> readCommon(field);
      }
    }
    if ((seen & EVENTS) == 0) {
      Once.require(cursor, seen, TRADE_NEEDS, "neither a block of fills nor a trade");
      scratch.tradeId = 0;
      keep();
    }
    for (int i = 0; receivedNanos != NO_TIME && i < trades.size(); i++) {
      trades.get(i).receiveNanos = receivedNanos;
    }
  }

  private long isoTime() {
    cursor.readString();
    long nanos = times.nanos(cursor);
    if (nanos == IsoTime.NOT_A_TIME) {
      throw cursor.malformed(Fault.BAD_VALUE, "not a time like 2026-04-01T00:00:12.669");
    }
    return nanos;
  }

  private void readEvents() {
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      readEvent();
    }
  }

  /** {@code ["0xuser",{fill}]}. */
  private void readEvent() {
    if (!cursor.beginArray()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "an event without user and fill");
    }
    cursor.skip();
    if (!cursor.nextElement()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "an event without a fill");
    }
    readFill();
    if (cursor.nextElement()) {
      throw cursor.malformed(Fault.TOO_MANY, "an event of more than user and fill");
    }
  }

  private void readFill() {
    scratch.instrumentId = CoinTable.UNKNOWN;
    boolean wanted = true;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = wanted ? cursor.find(FILL) : -1;
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 4 -> scratch.venueNanos = cursor.readMillisAsNanos();
        case 5 -> scratch.tradeId = cursor.readLong();
        case 6 -> crossed = cursor.readBoolean();
        default -> readCommon(field);
      }
      wanted = field != 0 || scratch.instrumentId != CoinTable.UNKNOWN;
    }
    if (!wanted) {
      return;
    }
    Once.require(cursor, seen, FILL_NEEDS, "a fill without coin, side, px, sz, time, tid, crossed");
    if (crossed) {
      aggressive++;
      keep();
    } else {
      passive++;
    }
  }

  private void readCommon(int field) {
    switch (field) {
      case 0 -> {
        cursor.readString();
        scratch.instrumentId = coins.applyAsInt(cursor);
      }
      case 1 -> scratch.aggressor = TapeReader.readSide(cursor);
      case 2 -> scratch.tradePrice = cursor.readDecimal();
      default -> scratch.tradeSize = cursor.readDecimal();
    }
  }

  private void keep() {
    if (scratch.instrumentId == CoinTable.UNKNOWN) {
      return;
    }
    if (scratch.tradePrice <= 0 || scratch.tradeSize <= 0) {
      throw cursor.malformed(Fault.NOT_POSITIVE, "a trade's price and size must be positive");
    }
    scratch.kind = MarketFrame.Kind.TRADE;
    scratch.receiveNanos = scratch.venueNanos;
    trades.add(cursor).copyFrom(scratch);
  }
}
