package hft.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A file that is Parquet and lies where it should, and whose rows cannot be true. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadRowsTest extends DataRoot {
  @Test
  void a_foreign_schema() {
    TableSchema foreign =
        TableSchema.named("trades").longs("venue_ns", "receive_ns", "price").build();
    try (TableWriter writer = TableWriter.create(file(Table.TRADES), foreign)) {
      writer.setLong(0, T);
      writer.endRow();
      writer.publish();
    }
    refused(
        root,
        "part-00000.parquet: has no column aggressor;"
            + " expected the columns venue_ns, receive_ns, aggressor, px, sz, trade_id");
  }

  @Test
  void a_column_of_doubles() {
    TableSchema foreign =
        TableSchema.named("trades")
            .longs("venue_ns", "receive_ns", "aggressor")
            .doubles("px", "sz")
            .longs("trade_id")
            .build();
    try (TableWriter writer = TableWriter.create(file(Table.TRADES), foreign)) {
      writer.setLong(0, T);
      writer.setDouble(3, Double.NaN);
      writer.endRow();
      writer.publish();
    }
    refused(root, "column px is required double px; expected int64: times in nanoseconds");
  }

  @Test
  void unsorted_times() {
    trades(List.of(trade(T, 1, 1, 1, 1), trade(T + 5, 1, 1, 1, 2), trade(T + 4, 1, 1, 1, 3)));
    refused(root, "part-00000.parquet row 2: venue_ns " + (T + 4) + " comes after " + (T + 5));
  }

  @Test
  void rows_are_counted_across_row_groups() {
    List<long[]> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      rows.add(trade(T + i, 1, ONE, ONE, i + 1));
    }
    rows.get(199_999)[4] = -1;
    trades(rows);
    refused(
        root, "part-00000.parquet row 199999: trade level 0 is -1 at 100000000; expected positive");
    assertThatThrownBy(() -> Frames.read(root, Selection.ALL.between(T + 150_000, T + 300_000)))
        .hasMessageContaining("row 199999");
  }

  @Test
  void duplicated_times_and_trades() {
    trades(List.of(trade(T, 1, 1, 1, 7), trade(T, 1, 1, 1, 7)));
    refused(root, "row 1: trade_id 7 is there twice; expected each trade once");
    write(Table.L2_BOOK, "ETH", List.of(book(T, 100, 101), book(T, 100, 101)));
    refused(root.resolve("l2_book"), "row 1: venue_ns " + T + " is there twice; expected one row");
    long[] top = {T, T, 100, 1, 101, 1, 0, 0};
    write(Table.BBO, "ETH", List.of(top, top));
    refused(root.resolve("bbo"), "row 1: the row before is repeated; expected each update once");
  }

  @Test
  void times_that_are_not_nanoseconds() {
    write(Table.TRADES, "BTC", "1970-01-01", List.of(trade(1_757_016_000_000L, 1, 1, 1, 1)));
    refused(root, "row 0: venue_ns is 1757016000000; expected nanoseconds since 1970");
  }

  @Test
  void a_row_in_the_wrong_days_folder() {
    write(Table.TRADES, "BTC", "2025-09-03", List.of(trade(T, 1, 1, 1, 1)));
    refused(root, "venue_ns from " + T + " to " + T + "; expected times of 2025-09-03 (UTC)");
  }

  @Test
  void negative_and_overflowing_numbers() {
    trades(List.of(trade(T, 1, -5, 1, 1)));
    refused(root, "row 0: trade level 0 is 1 at -5; expected positive price and size");
    write(Table.BBO, "BTC", List.of(new long[] {T, T, Long.MAX_VALUE, ONE * 1000, 0, 0, 0, 0}));
    refused(root.resolve("bbo"), "row 0: bid level 0 is 100000000000 at 9223372036854775807");
    write(Table.ASSET_CTX, "BTC", List.of(new long[] {T, T, -1, 0, 0}));
    refused(root.resolve("asset_ctx"), "row 0: oracle_px -1, mark_px 0; expected prices");
  }

  @Test
  void codes_that_mean_nothing() {
    trades(List.of(trade(T, 3, 1, 1, 1)));
    refused(root, "row 0: aggressor is 3; expected 1 when the buyer took or -1");
    write(Table.L2_DELTA, "BTC", List.of(new long[] {T, T, 1, 0, 5, 5}));
    refused(root.resolve("l2_delta"), "row 0: side is 0; expected 1 for bid or -1 for ask");
    long[] book = book(T, 100, 101);
    book[2] = 21;
    write(Table.L2_BOOK, "BTC", List.of(book));
    refused(root.resolve("l2_book"), "row 0: bid_count 21, ask_count 1; expected 0 to 20");
  }

  @Test
  void an_update_whose_time_changes() {
    write(
        Table.L2_DELTA,
        "BTC",
        List.of(new long[] {T, T, 1, 1, 5, 5}, new long[] {T + 1, T, 1, 1, 6, 5}));
    refused(root, "row 0: the times change within one update_id; expected one time per update_id");
  }

  @Test
  void a_negative_order_count() {
    write(Table.BBO, "BTC", List.of(new long[] {T, T, 100, 1, 101, 1, -3, 0}));
    assertThatThrownBy(() -> Frames.read(root, Selection.ALL.withOrderCounts()))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("row 0: an order count is -3; expected 0 (unknown) or a positive");
  }

  @Test
  void a_crossed_book_but_not_a_locked_or_empty_one() {
    long[] empty = new long[Table.L2_BOOK.schema().columns().size()];
    empty[0] = empty[1] = T;
    write(
        Table.L2_BOOK,
        "BTC",
        List.of(empty, book(T + 1, 100, 100), book(T + 2, 100 * ONE, 99 * ONE)));
    refused(root, "part-00000.parquet row 2: crossed book, best bid 100 above best ask 99");
  }

  @Test
  void levels_out_of_order() {
    long[] book = book(T, 100, 101);
    book[2] = 2;
    book[5] = 100;
    book[25] = 1;
    write(Table.L2_BOOK, "BTC", List.of(book));
    refused(root, "row 0: bid level 1 at 0.000001 follows 0.000001; expected levels sorted");
  }

  @Test
  void files_that_overlap() {
    trades(List.of(trade(T, 1, 1, 1, 1), trade(T + 9, 1, 1, 1, 2)));
    try (MarketDataWriter writer = MarketDataWriter.append(root)) {
      writer.write(Frames.trade(T + 5, 3), "BTC");
      writer.commit();
    }
    refused(root, "part-00001.parquet: starts at " + (T + 5) + ", before the end of", "part-00000");
  }
}
