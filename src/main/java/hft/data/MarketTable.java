package hft.data;

import hft.core.book.MarketFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The market-data tables, in the order in which frames of one venue time are replayed: within a
 * block the settlement and the context come first, then the trades, then the quotes and books that
 * they left behind.
 */
public enum MarketTable {
  /** The hour's settlement. */
  FUNDING("funding", List.of("rate_e12", "oracle_px")),
  /** Oracle, mark, estimate of the coming rate. */
  ASSET_CTX("asset_ctx", List.of("oracle_px", "mark_px", "funding_e12")),
  /** {@code side} is the aggressor: 1 buy, -1 sell. */
  TRADES("trades", List.of("side", "px", "sz", "trade_id")),
  /** Best bid and offer; a zero price means that side is empty. */
  BBO("bbo", List.of("bid_px", "bid_sz", "ask_px", "ask_sz")),
  /** Whole books, best first; levels from the counts on are zero. */
  L2_BOOK("l2_book", bookColumns()),
  /** One row a changed level, size 0 removes; rows of one {@code update_id} are one frame. */
  L2_DELTA("l2_delta", List.of("update_id", "side", "px", "sz"));

  /** Levels a side in {@link #L2_BOOK}. */
  public static final int BOOK_LEVELS = 20;

  static final int VENUE_NS = 0;
  static final int RECEIVE_NS = 1;

  /** First column after the two times. */
  static final int FIRST = 2;

  private final TableSchema schema;

  MarketTable(String name, List<String> columns) {
    List<String> all = new ArrayList<>(List.of("venue_ns", "receive_ns"));
    all.addAll(columns);
    schema = TableSchema.ofLongs(name, all);
  }

  public TableSchema schema() {
    return schema;
  }

  /** The folder's name. */
  public String folder() {
    return schema.name();
  }

  private static List<String> bookColumns() {
    List<String> columns = new ArrayList<>(List.of("bid_count", "ask_count"));
    for (String side : List.of("bid", "ask")) {
      for (String field : List.of("px", "sz", "n")) {
        columns.addAll(TableSchema.numbered(side + "_" + field, 20));
      }
    }
    return columns;
  }

  /** The table a frame of this kind is stored in. */
  public static MarketTable of(MarketFrame.Kind kind) {
    return switch (kind) {
      case SNAPSHOT -> L2_BOOK;
      case DELTA -> L2_DELTA;
      case BBO -> BBO;
      case TRADE -> TRADES;
      case CONTEXT -> ASSET_CTX;
      case FUNDING -> FUNDING;
      case GAP ->
          throw new IllegalArgumentException("a gap is what is not in the data: it has no table");
    };
  }
}
