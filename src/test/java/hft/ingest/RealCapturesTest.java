package hft.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The captures beside the project have the row counts and the flaws their description states. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RealCapturesTest {
  @ParameterizedTest
  @CsvSource({
    "BTC, 13896, 6675, 0",
    "ETH, 15259, 6884, 17",
    "SOL, 13211, 4437, 10",
  })
  void hyperliquid_2025_09_04(String coin, long states, long trades, long replayed)
      throws Exception {
    Imported imported =
        Imported.counted(
            ImportFormat.HYPERLIQUID_CSV, SharedData.require("hyperliquid/ws_2025-09-04"));
    TableQuality books = imported.quality(coin, Table.L2_BOOK);
    assertThat(books.rowsRead()).isEqualTo(3_785);
    assertThat(books.duplicates() + books.superseded()).isEqualTo(3);
    assertThat(books.gaps()).isEqualTo(1);
    assertThat(books.longestGapNanos()).isBetween(17_900_000_000L, 18_000_000_000L);
    assertThat(books.receiveMinusVenue().minNanos()).isBetween(200_000_000L, 300_000_000L);
    assertThat(books.receiveMinusVenue().p99Nanos()).isBetween(950_000_000L, 1_050_000_000L);
    assertThat(imported.quality(coin, Table.BBO).rows()).isEqualTo(states);
    TableQuality tape = imported.quality(coin, Table.TRADES);
    assertThat(tape.rowsRead()).isEqualTo(trades);
    assertThat(tape.duplicates()).isEqualTo(replayed);
    assertThat(tape.rows()).isEqualTo(trades - replayed);
    flawless(imported);
  }

  @Test
  void hyperliquid_2025_09_03_has_its_gap_of_250_s() throws Exception {
    Imported imported =
        Imported.counted(
            ImportFormat.HYPERLIQUID_CSV, SharedData.require("hyperliquid/ws_2025-09-03"));
    TableQuality books = imported.quality("BTC", Table.L2_BOOK);
    assertThat(books.rowsRead()).isEqualTo(446);
    assertThat(books.longestGapNanos()).isBetween(249_000_000_000L, 250_000_000_000L);
    flawless(imported);
  }

  @Test
  void hyperliquid_btc_without_depth_has_a_few_trades_out_of_order() throws Exception {
    Imported imported =
        Imported.counted(
            ImportFormat.HYPERLIQUID_CSV,
            SharedData.require("hyperliquid/ws_2025-09-01_04_btc_bbo_trades"));
    TableQuality trades = imported.quality("BTC", Table.TRADES);
    assertThat(trades.rowsRead()).isEqualTo(9_706);
    assertThat(trades.reordered()).isPositive();
    assertThat(imported.quality("BTC", Table.BBO).gaps()).isEqualTo(3);
  }

  @Test
  void hyperliquid_raw_frames_carry_order_counts() throws Exception {
    Imported imported =
        Imported.of(
            ImportFormat.HYPERLIQUID_WS, SharedData.require("hyperliquid/ws_2025-01-26_raw"));
    assertThat(imported.quality("BTC", Table.L2_BOOK).rowsRead()).isEqualTo(46);
    assertThat(imported.frames)
        .anyMatch(frame -> frame.contains("SNAPSHOT") && frame.contains("#"));
    flawless(imported);
  }

  @Test
  void standx_is_locked_nearly_half_of_the_time_and_never_crossed() throws Exception {
    Imported imported =
        Imported.counted(
            ImportFormat.STANDX, SharedData.require("standx_btcusd/book_2026-01-06_02.csv.gz"));
    TableQuality books = imported.quality("BTC-USD", Table.L2_BOOK);
    assertThat(books.locked()).isBetween(books.rows() / 4, 3 * books.rows() / 4);
    assertThat(books.crossed()).isZero();
  }

  @Test
  void binance_usdm_has_no_missing_update_and_its_clock_is_set_right() throws Exception {
    Imported imported =
        Imported.counted(ImportFormat.BINANCE, SharedData.require("binance_raw/usdm"));
    assertThat(imported.quality("BTCUSDT", Table.TRADES).rows()).isEqualTo(21_313);
    assertThat(imported.quality("BTCUSDT", Table.BBO).rows()).isEqualTo(66_089);
    assertThat(
            imported.quality("BTCUSDT", Table.L2_DELTA).rows()
                + imported.skipped("depth update already in the snapshot"))
        .isEqualTo(6_551);
    assertThat(imported.report.notes()).anyMatch(note -> note.contains("moved by +1.2"));
    flawless(imported);
  }

  @Test
  void binance_spot_goes_on_over_two_files_and_cannot_start_with_the_second() throws Exception {
    Path first = SharedData.require("binance_raw/spot/btcusdt_20240808.gz");
    Path second = SharedData.require("binance_raw/spot/btcusdt_20240809.gz");
    flawless(Imported.counted(ImportFormat.BINANCE, first, second));
    assertThatThrownBy(() -> Imported.counted(ImportFormat.BINANCE, second))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no snapshot");
  }

  @Test
  void bitmex_books_of_one_millisecond_leave_the_last_one() throws Exception {
    Imported imported = Imported.counted(ImportFormat.BITMEX, SharedData.require("bitmex"));
    TableQuality books = imported.quality("XBTUSD", Table.L2_BOOK);
    assertThat(books.rowsRead()).isEqualTo(91_779);
    assertThat(books.rows() + books.superseded() + books.duplicates()).isEqualTo(91_779);
    assertThat(imported.quality("XBTUSD", Table.TRADES).rows()).isEqualTo(8_464);
    flawless(imported);
  }

  @Test
  void lobster_goog() throws Exception {
    Imported imported =
        Imported.counted(
            ImportFormat.LOBSTER,
            SharedData.require("lobster/LOBSTER_SampleFile_GOOG_2012-06-21_10.zip"));
    assertThat(imported.orders).hasSize(147_916);
    assertThat(imported.quality("GOOG", Table.TRADES).rows()).isEqualTo(7_765 + 3_913);
    flawless(imported);
  }

  /** The raw log of the same feed holds 575 trade messages; 578 are derived from the orders. */
  @Test
  void bitstamp_orders_give_the_trades_within_one_percent() throws Exception {
    Imported imported = Imported.counted(ImportFormat.BITSTAMP, SharedData.require("bitstamp_l3"));
    assertThat(imported.quality("BTCUSD", Table.TRADES).rows()).isBetween(570L, 580L);
    assertThat(
            imported.skipped("change of an order placed before the start")
                + imported.skipped("deletion of an order placed before the start"))
        .isEqualTo(213);
    flawless(imported);
  }

  private static void flawless(Imported imported) {
    DataQuality quality = imported.report.quality();
    assertThat(quality.crossed()).isZero();
    assertThat(quality.rejected()).isZero();
    assertThat(quality.tables())
        .allSatisfy(
            table -> {
              assertThat(table.unsorted()).isZero();
              assertThat(table.locked()).isZero();
              assertThat(table.offGridSizes()).isZero();
            });
  }
}
