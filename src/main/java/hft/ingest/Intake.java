package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.BadData;
import hft.data.MarketDataWriter;
import hft.data.MarketTable;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One table of one coin on its way into the store. Puts frames into venue-time order as long as
 * they are out of order by no more than {@link #WINDOW} frames, drops repeats, and checks what no
 * market does: crossed books, prices that are not positive, time running back beyond the window.
 */
final class Intake {
  /** Frames held back to sort them. A reconnect replays about 30 trades, so this is ample. */
  static final int WINDOW = 512;

  /** Trade ids remembered against repeats. */
  static final int TRADES_REMEMBERED = 8_192;

  private static final long GAP_NANOS = 10_000_000_000L;

  private static final class Held {
    final MarketFrame frame = new MarketFrame();
    long sequence;
    CaptureReader.Place place = new CaptureReader.Place(java.nio.file.Path.of(""), 0);
  }

  private static final Comparator<Held> ORDER =
      Comparator.<Held>comparingLong(held -> held.frame.venueNanos)
          .thenComparingLong(held -> held.sequence);

  private final String coin;
  private final Instrument instrument;
  private final MarketTable table;
  private final DataQuality quality;
  private final DataQuality.Counts counts;
  private final MarketDataWriter writer;
  private final PriorityQueue<Held> window = new PriorityQueue<>(ORDER);
  private final ArrayDeque<Held> free = new ArrayDeque<>();
  private final Set<Long> trades = new HashSet<>();
  private final ArrayDeque<Long> tradeOrder = new ArrayDeque<>();
  private final MarketFrame last = new MarketFrame();
  private long newestNanos = Long.MIN_VALUE;
  private long writtenNanos = Long.MIN_VALUE;
  private long sequence;

  Intake(
      String coin,
      Instrument instrument,
      MarketTable table,
      DataQuality quality,
      MarketDataWriter writer) {
    this.coin = coin;
    this.instrument = instrument;
    this.table = table;
    this.quality = quality;
    this.counts = quality.of(coin, table);
    this.writer = writer;
  }

  /** For building many of them alike. */
  static BiFunction<String, MarketTable, Intake> maker(
      java.util.function.Function<String, Instrument> instruments,
      DataQuality quality,
      MarketDataWriter writer) {
    return (coin, table) -> new Intake(coin, instruments.apply(coin), table, quality, writer);
  }

  void accept(MarketFrame frame, CaptureReader.Place place) {
    check(frame, place);
    if (table == MarketTable.TRADES && !isNewTrade(frame.tradeId)) {
      counts.duplicates++;
      return;
    }
    if (frame.venueNanos < newestNanos) {
      counts.reordered++;
    }
    newestNanos = Math.max(newestNanos, frame.venueNanos);
    Held held = free.isEmpty() ? new Held() : free.pop();
    held.frame.copyFrom(frame);
    System.arraycopy(
        frame.bidOrders,
        0,
        held.frame.bidOrders,
        0,
        frame.kind == MarketFrame.Kind.SNAPSHOT ? frame.bidCount : 0);
    System.arraycopy(
        frame.askOrders,
        0,
        held.frame.askOrders,
        0,
        frame.kind == MarketFrame.Kind.SNAPSHOT ? frame.askCount : 0);
    held.sequence = sequence++;
    held.place = place;
    window.add(held);
    if (window.size() > WINDOW) {
      writeOldest();
    }
  }

  /** Writes what is still held back. */
  void finish() {
    while (!window.isEmpty()) {
      writeOldest();
    }
  }

  private boolean isNewTrade(long id) {
    if (!trades.add(id)) {
      return false;
    }
    tradeOrder.add(id);
    if (tradeOrder.size() > TRADES_REMEMBERED) {
      trades.remove(tradeOrder.poll());
    }
    return true;
  }

  private void writeOldest() {
    Held held = window.poll();
    if (held == null) {
      return;
    }
    MarketFrame frame = held.frame;
    if (frame.venueNanos < writtenNanos) {
      throw new BadData(
          held.place,
          "is older than a line more than " + WINDOW + " before it: the file is not in time order");
    }
    if (isRepeat(frame)) {
      counts.duplicates++;
    } else {
      long silence = frame.venueNanos - writtenNanos;
      if (writtenNanos != Long.MIN_VALUE && table != MarketTable.TRADES && silence > GAP_NANOS) {
        counts.gaps++;
        counts.longestGapNanos = Math.max(counts.longestGapNanos, silence);
      }
      writer.write(frame, coin);
      counts.rows++;
      writtenNanos = frame.venueNanos;
      last.copyFrom(frame);
    }
    free.push(held);
  }

  /** A quote or book of the same time that says the same. */
  private boolean isRepeat(MarketFrame frame) {
    if (frame.venueNanos != last.venueNanos
        || table == MarketTable.TRADES
        || table == MarketTable.L2_DELTA) {
      return false;
    }
    return frame.bidCount == last.bidCount
        && frame.askCount == last.askCount
        && equal(frame.bidPrices, last.bidPrices, frame.bidCount)
        && equal(frame.bidSizes, last.bidSizes, frame.bidCount)
        && equal(frame.askPrices, last.askPrices, frame.askCount)
        && equal(frame.askSizes, last.askSizes, frame.askCount)
        && frame.oraclePrice == last.oraclePrice
        && frame.markPrice == last.markPrice
        && frame.fundingRateE12 == last.fundingRateE12;
  }

  private static boolean equal(long[] a, long[] b, int count) {
    return java.util.Arrays.equals(a, 0, count, b, 0, count);
  }

  private void check(MarketFrame frame, CaptureReader.Place place) {
    if (frame.venueNanos <= 0) {
      throw new BadData(place, "has no venue time");
    }
    switch (frame.kind) {
      case SNAPSHOT, BBO -> checkBook(frame, place);
      case TRADE -> {
        if (frame.tradePrice <= 0 || frame.tradeSize <= 0) {
          throw new BadData(place, "a trade's price and size must be positive");
        }
        grid(frame.tradePrice, frame.tradeSize);
      }
      case DELTA -> {
        checkLevels(frame.bidPrices, frame.bidSizes, frame.bidCount, place);
        checkLevels(frame.askPrices, frame.askSizes, frame.askCount, place);
      }
      case CONTEXT, FUNDING -> {
        if (frame.oraclePrice <= 0) {
          throw new BadData(place, "the oracle price must be positive");
        }
      }
      case GAP -> throw new BadData(place, "a gap cannot be imported");
    }
  }

  private void checkBook(MarketFrame frame, CaptureReader.Place place) {
    if (frame.bidCount > 0 && frame.askCount > 0) {
      if (frame.bidPrices[0] > frame.askPrices[0]) {
        quality.crossed();
        throw new BadData(place, "bid above ask: a crossed book");
      }
      if (frame.bidPrices[0] == frame.askPrices[0]) {
        counts.locked++;
      }
    }
    checkLevels(frame.bidPrices, frame.bidSizes, frame.bidCount, place);
    checkLevels(frame.askPrices, frame.askSizes, frame.askCount, place);
    for (int i = 1; i < frame.bidCount; i++) {
      if (frame.bidPrices[i] >= frame.bidPrices[i - 1]) {
        throw new BadData(place, "bid level " + i + " is not below level " + (i - 1));
      }
    }
    for (int i = 1; i < frame.askCount; i++) {
      if (frame.askPrices[i] <= frame.askPrices[i - 1]) {
        throw new BadData(place, "ask level " + i + " is not above level " + (i - 1));
      }
    }
  }

  private void checkLevels(long[] prices, long[] sizes, int count, CaptureReader.Place place) {
    for (int i = 0; i < count; i++) {
      if (prices[i] <= 0 || sizes[i] < 0 || sizes[i] == 0 && table != MarketTable.L2_DELTA) {
        throw new BadData(place, "level " + i + ": price and size must be positive");
      }
      grid(prices[i], sizes[i]);
    }
  }

  private void grid(long price, long size) {
    if (!instrument.priceGrid().isValid(price) || size % instrument.lot() != 0) {
      counts.offGrid++;
    }
  }
}
