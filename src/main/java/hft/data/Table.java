package hft.data;

import hft.core.book.MarketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The market-data tables. Their order here is the order of events that carry the same venue time:
 * what the venue does inside a block comes first (funding, oracle, matching), then the state that
 * the block leaves behind (whole book, changes, top).
 */
public enum Table {
  FUNDING(
      "funding",
      MarketFrame.Kind.FUNDING,
      timed("funding").longs("rate_e12", "oracle_px", "mark_px").build()),
  ASSET_CTX(
      "asset_ctx",
      MarketFrame.Kind.CONTEXT,
      timed("asset_ctx").longs("oracle_px", "mark_px", "funding_e12").build()),
  /** aggressor: +1 the buyer took, -1 the seller took. */
  TRADES(
      "trades",
      MarketFrame.Kind.TRADE,
      timed("trades").longs("aggressor", "px", "sz", "trade_id").build()),
  L2_BOOK("l2_book", MarketFrame.Kind.SNAPSHOT, bookSchema()),
  /**
   * side: +1 bid, -1 ask; sz 0 removes the level. Consecutive rows of one update_id are one frame.
   */
  L2_DELTA(
      "l2_delta",
      MarketFrame.Kind.DELTA,
      timed("l2_delta").longs("update_id", "side", "px", "sz").build()),
  /** px 0: that side is empty; n 0: unknown. */
  BBO(
      "bbo",
      MarketFrame.Kind.BBO,
      timed("bbo").longs("bid_px", "bid_sz", "ask_px", "ask_sz", "bid_n", "ask_n").build()),
  /** kind: 0 add, 1 reduce, 2 delete, 3 execute, 4 execute hidden; side: +1 bid, -1 ask. */
  L3_ORDERS(
      "l3_orders",
      null,
      TableSchema.named("l3_orders")
          .longs("venue_ns", "kind", "order_id", "side", "px", "sz")
          .build());

  /** Levels a side of an {@code l2_book} row. */
  public static final int BOOK_LEVELS = 20;

  /** A book row is a kilobyte decoded; 16,384 of them are 16 MB. */
  private static final int BOOK_ROW_GROUP_ROWS = 16_384;

  private final String folder;
  private final MarketFrame.@Nullable Kind frameKind;

  @SuppressWarnings("ImmutableEnumChecker") // a record of copied lists
  private final TableSchema schema;

  Table(String folder, MarketFrame.@Nullable Kind frameKind, TableSchema schema) {
    this.folder = folder;
    this.frameKind = frameKind;
    this.schema = schema;
  }

  /** The folder's and the table's name. */
  public String folder() {
    return folder;
  }

  public TableSchema schema() {
    return schema;
  }

  /** True when its rows are market frames. */
  public boolean hasFrames() {
    return frameKind != null;
  }

  static Optional<Table> ofFolder(String folder) {
    for (Table table : values()) {
      if (table.folder.equals(folder)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  /** The table that frames of {@code kind} are written to; none for GAP. */
  public static @Nullable Table of(MarketFrame.Kind kind) {
    for (Table table : values()) {
      if (table.frameKind == kind) {
        return table;
      }
    }
    return null;
  }

  private static TableSchema.Builder timed(String name) {
    return TableSchema.named(name).longs("venue_ns", "receive_ns");
  }

  /**
   * Levels are flat columns: a page of one level's price holds nearly the same number over and
   * over, which is what dictionaries and zstd live on, and SQL and data frames see plain numbers.
   * Order counts come last so that a reader without use for them skips one contiguous range.
   */
  private static TableSchema bookSchema() {
    List<String> names = new ArrayList<>(List.of("bid_count", "ask_count"));
    for (String column : List.of("bid_px", "bid_sz", "ask_px", "ask_sz", "bid_n", "ask_n")) {
      for (int level = 0; level < BOOK_LEVELS; level++) {
        names.add(column + "_" + level);
      }
    }
    return timed("l2_book")
        .longs(names.toArray(String[]::new))
        .build(BOOK_ROW_GROUP_ROWS, TableSchema.Pages.PLAIN);
  }
}
