package hft.data;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.data.FrameRules.Problem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.io.OutputFile;

/**
 * Writes market frames to the tables of a data root, partitioned by venue date and coin.
 *
 * <p>Nothing appears under the root before {@link #commit()}: closing an uncommitted writer (an
 * exception on the way, a full disk) removes everything it wrote. A long-running recorder commits
 * now and then and goes on; each commit starts new files.
 *
 * <p>Frames of one coin and kind must come in venue-time order. What a reader would refuse (see
 * {@link FrameRules}) is refused here with a {@link BadData}.
 *
 * <pre>{@code
 * try (var writer = MarketDataWriter.create(root)) {
 *   while (...) writer.write(frame, "BTC");
 *   writer.commit();
 * }
 * instruments.write(root);
 * }</pre>
 */
public final class MarketDataWriter implements AutoCloseable {
  private final Path root;
  private final PartitionedWriter files;
  private final Map<String, Map<Table, Rows>> coins = new HashMap<>();
  private final MarketFrame rest = new MarketFrame();

  /** Where the rows of one table and coin go, and what they must obey. */
  private static final class Rows {
    final PartitionedWriter.Rows files;
    final FrameRules rules = new FrameRules();
    long updateId;

    Rows(PartitionedWriter.Rows files) {
      this.files = files;
    }
  }

  private MarketDataWriter(Path root, PartitionedWriter files) {
    this.root = root;
    this.files = files;
  }

  /** Into partitions that hold no data yet; an occupied one is a {@link BadData}. */
  public static MarketDataWriter create(Path root) {
    return new MarketDataWriter(root, PartitionedWriter.create(root, false));
  }

  /** Beside whatever the partitions already hold, which must be older. */
  public static MarketDataWriter append(Path root) {
    return new MarketDataWriter(root, PartitionedWriter.create(root, true));
  }

  static MarketDataWriter create(Path root, int maxOpen, Function<Path, OutputFile> opener) {
    return new MarketDataWriter(root, new PartitionedWriter(root, false, maxOpen, opener));
  }

  /**
   * SNAPSHOT goes to {@code l2_book} (levels beyond 20 a side follow as one {@code l2_delta}
   * frame), DELTA to {@code l2_delta}, BBO to {@code bbo}, TRADE to {@code trades}, CONTEXT to
   * {@code asset_ctx}, FUNDING to {@code funding}. GAP frames and deltas without levels write
   * nothing: the replay finds silences itself. The frame's instrument id is not used.
   */
  public void write(MarketFrame frame, String coin) {
    Table table = Table.of(frame.kind);
    if (table == null || (frame.kind == MarketFrame.Kind.DELTA && frame.levelCount() == 0)) {
      return;
    }
    Rows rows = rows(table, coin);
    Problem problem = rows.rules.check(frame);
    if (problem != null) {
      throw new BadData(
          root + " table " + table.folder() + " coin " + coin, problem.found(), problem.expected());
    }
    switch (frame.kind) {
      case SNAPSHOT -> book(frame, coin, rows);
      case DELTA -> delta(frame, rows);
      case BBO -> top(frame, rows);
      case TRADE -> trade(frame, rows);
      case CONTEXT -> context(frame, rows);
      case FUNDING -> funding(frame, rows);
      case GAP -> throw new IllegalStateException("a gap has no table");
    }
  }

  /**
   * Publishes everything written since the last commit.
   *
   * @return the new files
   */
  public List<Path> commit() {
    return files.commit();
  }

  /** Rows written so far, all tables. */
  public long rows() {
    return files.rows();
  }

  int openWriters() {
    return files.openWriters();
  }

  /** Removes what was not committed. */
  @Override
  public void close() {
    files.close();
  }

  private Rows rows(Table table, String coin) {
    return coins
        .computeIfAbsent(coin, any -> new EnumMap<>(Table.class))
        .computeIfAbsent(table, any -> new Rows(files.stream(table, coin)));
  }

  private static TableWriter start(MarketFrame frame, Rows rows) {
    TableWriter out = rows.files.at(frame.venueNanos);
    out.setLong(0, frame.venueNanos);
    out.setLong(1, frame.receiveNanos);
    return out;
  }

  private void book(MarketFrame frame, String coin, Rows rows) {
    int bids = Math.min(frame.bidCount, Table.BOOK_LEVELS);
    int asks = Math.min(frame.askCount, Table.BOOK_LEVELS);
    TableWriter out = start(frame, rows);
    out.setLong(2, bids);
    out.setLong(3, asks);
    int column = levels(out, 4, frame.bidPrices, bids);
    column = levels(out, column, frame.bidSizes, bids);
    column = levels(out, column, frame.askPrices, asks);
    column = levels(out, column, frame.askSizes, asks);
    column = orders(out, column, frame.bidOrders, frame.hasOrderCounts ? bids : 0);
    orders(out, column, frame.askOrders, frame.hasOrderCounts ? asks : 0);
    out.endRow();
    if (bids < frame.bidCount || asks < frame.askCount) {
      write(deeper(frame, bids, asks), coin);
    }
  }

  private static int levels(TableWriter out, int column, long[] values, int count) {
    for (int level = 0; level < Table.BOOK_LEVELS; level++) {
      out.setLong(column + level, level < count ? values[level] : 0);
    }
    return column + Table.BOOK_LEVELS;
  }

  private static int orders(TableWriter out, int column, int[] values, int count) {
    for (int level = 0; level < Table.BOOK_LEVELS; level++) {
      out.setLong(column + level, level < count ? values[level] : 0);
    }
    return column + Table.BOOK_LEVELS;
  }

  /** The levels an {@code l2_book} row has no columns for. */
  private MarketFrame deeper(MarketFrame frame, int bids, int asks) {
    rest.kind = MarketFrame.Kind.DELTA;
    rest.venueNanos = frame.venueNanos;
    rest.receiveNanos = frame.receiveNanos;
    rest.bidCount = frame.bidCount - bids;
    rest.askCount = frame.askCount - asks;
    rest.ensureLevels(Math.max(rest.bidCount, rest.askCount));
    System.arraycopy(frame.bidPrices, bids, rest.bidPrices, 0, rest.bidCount);
    System.arraycopy(frame.bidSizes, bids, rest.bidSizes, 0, rest.bidCount);
    System.arraycopy(frame.askPrices, asks, rest.askPrices, 0, rest.askCount);
    System.arraycopy(frame.askSizes, asks, rest.askSizes, 0, rest.askCount);
    return rest;
  }

  private static void delta(MarketFrame frame, Rows rows) {
    rows.updateId = rows.files.startsFile(frame.venueNanos) ? 1 : rows.updateId + 1;
    delta(frame, rows, Side.BID, frame.bidPrices, frame.bidSizes, frame.bidCount);
    delta(frame, rows, Side.ASK, frame.askPrices, frame.askSizes, frame.askCount);
  }

  private static void delta(
      MarketFrame frame, Rows rows, Side side, long[] prices, long[] sizes, int count) {
    for (int i = 0; i < count; i++) {
      TableWriter out = start(frame, rows);
      out.setLong(2, rows.updateId);
      out.setLong(3, side.sign());
      out.setLong(4, prices[i]);
      out.setLong(5, sizes[i]);
      out.endRow();
    }
  }

  private static void top(MarketFrame frame, Rows rows) {
    TableWriter out = start(frame, rows);
    boolean bid = frame.bidCount > 0;
    boolean ask = frame.askCount > 0;
    out.setLong(2, bid ? frame.bidPrices[0] : 0);
    out.setLong(3, bid ? frame.bidSizes[0] : 0);
    out.setLong(4, ask ? frame.askPrices[0] : 0);
    out.setLong(5, ask ? frame.askSizes[0] : 0);
    out.setLong(6, bid && frame.hasOrderCounts ? frame.bidOrders[0] : 0);
    out.setLong(7, ask && frame.hasOrderCounts ? frame.askOrders[0] : 0);
    out.endRow();
  }

  private static void trade(MarketFrame frame, Rows rows) {
    TableWriter out = start(frame, rows);
    out.setLong(2, frame.aggressor.sign());
    out.setLong(3, frame.tradePrice);
    out.setLong(4, frame.tradeSize);
    out.setLong(5, frame.tradeId);
    out.endRow();
  }

  private static void context(MarketFrame frame, Rows rows) {
    TableWriter out = start(frame, rows);
    out.setLong(2, frame.oraclePrice);
    out.setLong(3, frame.markPrice);
    out.setLong(4, frame.fundingRateE12);
    out.endRow();
  }

  private static void funding(MarketFrame frame, Rows rows) {
    TableWriter out = start(frame, rows);
    out.setLong(2, frame.fundingRateE12);
    out.setLong(3, frame.oraclePrice);
    out.setLong(4, frame.markPrice);
    out.endRow();
  }
}
