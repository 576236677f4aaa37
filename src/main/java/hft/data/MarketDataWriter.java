package hft.data;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files market-data frames into their tables, one file per table, date and coin. Nothing appears
 * before {@link #commit}; closing without it leaves nothing behind.
 */
public final class MarketDataWriter implements AutoCloseable {
  /**
   * Files open at once; more means that the input jumps between more coins and days than any
   * capture does.
   */
  private static final int MAX_OPEN = 4_096;

  private static final long DAY_NANOS = 86_400_000_000_000L;

  private record Key(MarketTable table, long day, String coin) {}

  private final Path root;
  private final String fileName;
  private final Map<Key, TableWriter> writers = new LinkedHashMap<>();
  private long nextUpdateId = 1;

  /**
   * @param fileName without the extension, e.g. {@code part-0}
   */
  public MarketDataWriter(Path root, String fileName) {
    this.root = root;
    this.fileName = fileName;
  }

  public void write(MarketFrame frame, String coin) {
    MarketTable table = MarketTable.of(frame.kind);
    TableWriter out = writer(new Key(table, Math.floorDiv(frame.venueNanos, DAY_NANOS), coin));
    switch (table) {
      case L2_BOOK -> writeBook(frame, times(frame, out));
      case L2_DELTA -> writeDelta(frame, out);
      case BBO ->
          times(frame, out)
              .set(2, frame.bidCount > 0 ? frame.bidPrices[0] : 0)
              .set(3, frame.bidCount > 0 ? frame.bidSizes[0] : 0)
              .set(4, frame.askCount > 0 ? frame.askPrices[0] : 0)
              .set(5, frame.askCount > 0 ? frame.askSizes[0] : 0)
              .endRow();
      case TRADES ->
          times(frame, out)
              .set(2, (long) frame.aggressor.sign())
              .set(3, frame.tradePrice)
              .set(4, frame.tradeSize)
              .set(5, frame.tradeId)
              .endRow();
      case ASSET_CTX ->
          times(frame, out)
              .set(2, frame.oraclePrice)
              .set(3, frame.markPrice)
              .set(4, frame.fundingRateE12)
              .endRow();
      case FUNDING ->
          times(frame, out).set(2, frame.fundingRateE12).set(3, frame.oraclePrice).endRow();
    }
  }

  private static TableWriter times(MarketFrame frame, TableWriter out) {
    return out.set(MarketTable.VENUE_NS, frame.venueNanos)
        .set(MarketTable.RECEIVE_NS, frame.receiveNanos);
  }

  private static void writeBook(MarketFrame frame, TableWriter out) {
    int levels = MarketTable.BOOK_LEVELS;
    int bids = Math.min(levels, frame.bidCount);
    int asks = Math.min(levels, frame.askCount);
    out.set(2, (long) bids).set(3, (long) asks);
    int at = 4;
    at = put(out, at, frame.bidPrices, bids);
    at = put(out, at, frame.bidSizes, bids);
    at = put(out, at, frame.bidOrders, bids);
    at = put(out, at, frame.askPrices, asks);
    at = put(out, at, frame.askSizes, asks);
    put(out, at, frame.askOrders, asks);
    out.endRow();
  }

  private static int put(TableWriter out, int from, long[] values, int count) {
    for (int i = 0; i < MarketTable.BOOK_LEVELS; i++) {
      out.set(from + i, i < count ? values[i] : 0L);
    }
    return from + MarketTable.BOOK_LEVELS;
  }

  private void writeDelta(MarketFrame frame, TableWriter out) {
    long updateId = nextUpdateId++;
    for (int i = 0; i < frame.bidCount; i++) {
      writeLevel(frame, out, updateId, Side.BID, frame.bidPrices[i], frame.bidSizes[i]);
    }
    for (int i = 0; i < frame.askCount; i++) {
      writeLevel(frame, out, updateId, Side.ASK, frame.askPrices[i], frame.askSizes[i]);
    }
  }

  private static void writeLevel(
      MarketFrame frame, TableWriter out, long updateId, Side side, long price, long size) {
    times(frame, out)
        .set(2, updateId)
        .set(3, (long) side.sign())
        .set(4, price)
        .set(5, size)
        .endRow();
  }

  private TableWriter writer(Key key) {
    TableWriter open = writers.get(key);
    if (open == null) {
      if (writers.size() == MAX_OPEN) {
        throw new BadData(
            root, "more than " + MAX_OPEN + " combinations of table, day and coin in one go");
      }
      open =
          new TableWriter(
              key.table().schema(), path(root, key.table(), key.day(), key.coin(), fileName));
      writers.put(key, open);
    }
    return open;
  }

  static Path path(Path root, MarketTable table, long day, String coin, String fileName) {
    LocalDate date = Instant.ofEpochSecond(day * 86_400).atZone(ZoneOffset.UTC).toLocalDate();
    return root.resolve(table.folder())
        .resolve("date=" + date)
        .resolve("coin=" + coin)
        .resolve(fileName + ".parquet");
  }

  /** Rows written so far, by table. */
  public Map<MarketTable, Long> rows() {
    Map<MarketTable, Long> rows = new LinkedHashMap<>();
    writers.forEach((key, writer) -> rows.merge(key.table(), writer.rows(), Long::sum));
    return rows;
  }

  /** Puts every file in its place. */
  public void commit() {
    writers.values().forEach(TableWriter::commit);
  }

  @Override
  public void close() {
    writers.values().forEach(TableWriter::close);
  }
}
