package hft.ingest;

import static hft.ingest.ImportFormat.HYPERLIQUID_CSV;
import static hft.ingest.Imported.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Instrument;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HyperliquidCsvTest {
  private static final String TRADES = "timestamp,price,size,side,trade_id,exchange_timestamp";
  private static final String PRICES = "timestamp,price,size,side,exchange_timestamp";

  @TempDir Path folder;

  private static String bookHeader() {
    StringJoiner header = new StringJoiner(",").add("timestamp,sequence,exchange_timestamp");
    for (int i = 0; i < 20; i++) {
      header.add("bid_price_" + i + ",bid_size_" + i + ",ask_price_" + i + ",ask_size_" + i);
    }
    return header.toString();
  }

  /** A book of two levels a side, the other columns empty. */
  private static String book(String receive, long venue, String levels) {
    return receive + "," + venue + "," + venue + "," + levels + ",".repeat(4 * 18);
  }

  @Test
  void books_keep_both_times_exactly_and_read_python_exponents() throws Exception {
    Path file =
        write(
            folder,
            "orderbooks_BTC.csv.gz",
            bookHeader(),
            book("1757015217.1651921", 1757015216728L, "100.0,1e-05,101.0,2.5,99.0,3.0,102.0,4.0"));
    assertThat(Imported.of(HYPERLIQUID_CSV, file).frames)
        .containsExactly(
            "BTC SNAPSHOT 1757015216728000000/1757015217165192100 0.00001@100 3@99 | 2.5@101"
                + " 4@102");
  }

  @Test
  void known_coins_get_the_venues_grid_and_unknown_ones_what_their_data_shows() throws Exception {
    Path btc = write(folder, "trades_BTC.csv", TRADES, "1.5,100.0,1.0,buy,7,1000");
    Path other = write(folder, "trades_NEWCOIN.csv", TRADES, "1.5,0.1234,1.25,sell,7,1000");
    assertThat(Imported.of(HYPERLIQUID_CSV, btc, other).report.instruments())
        .containsExactly(Instrument.perp(0, "BTC", 5), Instrument.perp(1, "NEWCOIN", 2));
  }

  @Test
  void bbo_rows_of_one_update_are_one_frame_and_a_lone_row_is_an_empty_side() throws Exception {
    Path file =
        write(
            folder,
            "prices_BTC.csv",
            PRICES,
            "2.5,100.0,1.0,bid,2000",
            "2.5,101.0,2.0,ask,2000",
            "3.5,100.0,5.0,bid,3000",
            "4.5,100.0,6.0,bid,4000",
            "4.5,102.0,7.0,ask,4000");
    assertThat(Imported.of(HYPERLIQUID_CSV, file).frames)
        .containsExactly(
            "BTC BBO 2000000000/2500000000 1@100 | 2@101",
            "BTC BBO 3000000000/3500000000 5@100 |",
            "BTC BBO 4000000000/4500000000 6@100 | 7@102");
  }

  @Test
  void trades_sent_again_are_dropped_and_equal_times_keep_their_order() throws Exception {
    Path file =
        write(
            folder,
            "trades_ETH.csv",
            TRADES,
            "1.5,10.0,1.0,buy,900,1000",
            "1.5,11.0,1.0,buy,100,1000",
            "2.5,12.0,1.0,sell,500,2000",
            "9.5,11.0,1.0,buy,100,1000",
            "9.5,13.0,1.0,sell,100,3000");
    Imported imported = Imported.of(HYPERLIQUID_CSV, file);
    assertThat(imported.frames)
        .containsExactly(
            "ETH TRADE 1000000000/1500000000 buy 1@10 id 900",
            "ETH TRADE 1000000000/1500000000 buy 1@11 id 100",
            "ETH TRADE 2000000000/2500000000 sell 1@12 id 500",
            "ETH TRADE 3000000000/9500000000 sell 1@13 id 100");
    assertThat(imported.quality("ETH", Table.TRADES).duplicates()).isEqualTo(1);
  }

  @Test
  void small_disorder_is_repaired_and_counted() throws Exception {
    Path file =
        write(
            folder,
            "trades_ETH.csv",
            TRADES,
            "1.5,10.0,1.0,buy,1,5000",
            "1.6,11.0,1.0,buy,2,4000",
            "1.7,12.0,1.0,buy,3,6000");
    Imported imported = Imported.of(HYPERLIQUID_CSV, file);
    assertThat(imported.frames)
        .map(frame -> frame.substring(frame.length() - 1))
        .containsExactly("2", "1", "3");
    assertThat(imported.quality("ETH", Table.TRADES).reordered()).isEqualTo(1);
  }

  @Test
  void disorder_beyond_the_window_is_refused_with_its_line() throws Exception {
    Path file =
        write(
            folder,
            "trades_ETH.csv",
            TRADES,
            "1.5,10.0,1.0,buy,1,50000",
            "1.6,11.0,1.0,buy,2,60000",
            "1.7,12.0,1.0,buy,3,40000");
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ":4: ETH trades goes back in time by 10 s beyond what can be reordered, expected"
                + " sources in time order");
  }

  @Test
  void gaps_are_found_with_their_times() throws Exception {
    Path file =
        write(
            folder,
            "orderbooks_BTC.csv",
            bookHeader(),
            book("1.5", 1_000, "100.0,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
            book("2.5", 2_000, "100.0,1.0,101.0,2.5,99.0,3.0,102.0,5.0"),
            book("20.5", 20_000, "100.0,1.0,101.0,2.5,99.0,3.0,102.0,6.0"));
    TableQuality quality = Imported.of(HYPERLIQUID_CSV, file).quality("BTC", Table.L2_BOOK);
    assertThat(quality.worstGaps())
        .containsExactly(new TableQuality.Gap(2_000_000_000L, 20_000_000_000L));
    assertThat(quality.longestGapNanos()).isEqualTo(18_000_000_000L);
  }

  @Test
  void a_book_sent_twice_is_dropped_and_a_later_one_of_the_same_time_stands() throws Exception {
    Path file =
        write(
            folder,
            "orderbooks_BTC.csv",
            bookHeader(),
            book("1.5", 1_000, "100.0,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
            book("1.6", 1_000, "100.0,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
            book("1.7", 1_000, "100.0,9.0,101.0,2.5,99.0,3.0,102.0,4.0"));
    Imported imported = Imported.of(HYPERLIQUID_CSV, file);
    assertThat(imported.frames)
        .containsExactly("BTC SNAPSHOT 1000000000/1700000000 9@100 3@99 | 2.5@101 4@102");
    TableQuality quality = imported.quality("BTC", Table.L2_BOOK);
    assertThat(quality.duplicates()).isEqualTo(1);
    assertThat(quality.superseded()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_true_stops_the_import_with_file_and_line() throws Exception {
    refused(
        book("1.5", 1_000, "102.0,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
        "crossed book, best bid 102 above best ask 101, expected bid below ask");
    refused(
        book("1.5", 1_000, "101.0,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
        "locked book, best bid and best ask 101, expected bid below ask");
    refused(
        book("1.5", 1_000, "100.0,1.0,101.0,2.5,100.0,3.0,102.0,4.0"),
        "bid level 2 at 100 after 100, expected best price first");
    refused(
        book("1.5", 1_000, "100.0,-1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
        "bid of size -1 at price 100, expected both positive");
    refused(
        book("1.5", 1_000, "nan,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
        "bid_price 'nan' is not a number, expected a decimal number in range");
    refused(
        book("1.5", 1_000, "100.0,1.0,101.0,99999999999999,99.0,3.0,102.0,4.0"),
        "ask_size '99999999999999' is out of range, expected a decimal number in range");
    refused("1.5,1000", "2 columns, expected 83");
    refused(
        book("1.5", 0, "100.0,1.0,101.0,2.5,99.0,3.0,102.0,4.0"),
        "time 0 ns, expected one from 1970-01-01T00:00:00.000000001Z to 2100-01-01T00:00:00Z");
  }

  private void refused(String row, String what) throws Exception {
    Path file = write(folder, "orderbooks_BTC.csv", bookHeader(), row);
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ":2: " + what);
  }

  @Test
  void tolerated_rows_are_counted_and_named_and_one_more_is_too_many() throws Exception {
    Path file =
        write(
            folder,
            "trades_ETH.csv",
            TRADES,
            "1.5,10.0,1.0,hold,1,1000",
            "1.6,11.0,1.0,buy,2,2000",
            "1.7,12.0,0.0,buy,3,3000");
    Imported imported = Imported.of(HYPERLIQUID_CSV, ImportOptions.DEFAULT.withTolerate(2), file);
    assertThat(imported.frames).hasSize(1);
    assertThat(imported.report.quality().rejects())
        .containsExactly(
            file + ":2: side 'hold', expected buy or sell",
            file + ":4: trade of size 0 at price 12, expected both positive");
    assertThat(imported.report.toJson()).contains("\"rejected\":2");
    assertThatThrownBy(
            () -> Imported.of(HYPERLIQUID_CSV, ImportOptions.DEFAULT.withTolerate(1), file))
        .hasMessage(file + ":4: trade of size 0 at price 12, expected both positive");
  }

  @Test
  void half_of_a_bbo_whose_other_half_is_rejected_is_not_a_bbo() throws Exception {
    Path file =
        write(
            folder,
            "prices_BTC.csv",
            PRICES,
            "2.5,100.0,1.0,bid,2000",
            "2.5,101.0,oops,ask,2000",
            "3.5,100.0,5.0,bid,3000",
            "3.5,101.0,5.0,ask,3000");
    Imported imported = Imported.of(HYPERLIQUID_CSV, ImportOptions.DEFAULT.withTolerate(1), file);
    assertThat(imported.frames).containsExactly("BTC BBO 3000000000/3500000000 5@100 | 5@101");
  }

  @Test
  void an_empty_level_is_dropped_and_counted() throws Exception {
    Path file =
        write(
            folder,
            "orderbooks_BTC.csv",
            bookHeader(),
            book("1.5", 1_000, "100.0,0.0,101.0,2.5,99.0,3.0,102.0,4.0"));
    Imported imported = Imported.of(HYPERLIQUID_CSV, file);
    assertThat(imported.frames)
        .containsExactly("BTC SNAPSHOT 1000000000/1500000000 3@99 | 2.5@101 4@102");
    assertThat(imported.quality("BTC", Table.L2_BOOK).emptyLevels()).isEqualTo(1);
  }

  @Test
  void books_on_another_grid_than_the_coins_are_refused() throws Exception {
    Path file =
        write(
            folder,
            "orderbooks_BTC.csv",
            bookHeader(),
            book("1.5", 1_000, "100000.5,1.0,100001.5,2.5,99999.5,3.0,100002.5,4.0"));
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, file))
        .hasMessage(
            "BTC l2_book: 4 of 4 numbers lie off the coin's tick or lot, expected almost none;"
                + " state its grid");
  }

  @Test
  void files_that_end_early_or_are_something_else_are_refused() throws Exception {
    String[] rows = new String[2_000];
    rows[0] = TRADES;
    for (int i = 1; i < rows.length; i++) {
      rows[i] = "1.5,10.0,1.0,buy," + i + "," + (1000 + i);
    }
    Path cut = Imported.cut(write(folder, "trades_ETH.csv.gz", rows), 200);
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, cut))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(cut + ":")
        .hasMessageEndingWith(": the compressed stream ends early, expected a complete file");

    Path wrong = write(folder, "trades_BTC.csv", "a,b,c", "1,2,3");
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, wrong))
        .hasMessage(wrong + ":1: header 'a,b,c', expected " + TRADES);

    Path unknown = write(folder, "notes.txt", "hello");
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, unknown))
        .hasMessage(
            unknown
                + ": unknown file name, expected orderbooks_COIN.csv, prices_COIN.csv or"
                + " trades_COIN.csv, plain or .gz");
    Path missing = folder.resolve("trades_X.csv");
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_CSV, missing))
        .hasMessage(missing + ": no such file or folder");
  }
}
