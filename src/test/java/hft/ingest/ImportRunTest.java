package hft.ingest;

import static hft.ingest.Imported.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportRunTest {
  private static final String HEADER = "timestamp,price,size,side,trade_id,exchange_timestamp";

  @TempDir Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private ImportReport run(ImportFormat format, Path... sources) throws IOException {
    return ImportRun.run(format, List.of(sources), out(), ImportOptions.DEFAULT, Progress.SILENT);
  }

  private List<String> files() throws IOException {
    if (!Files.exists(out())) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(out())) {
      return all.filter(Files::isRegularFile)
          .map(file -> out().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Path trades(String coin, String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(List.of(rows));
    return write(folder, "trades_" + coin + ".csv", lines.toArray(String[]::new));
  }

  @Test
  void tables_are_partitioned_and_instruments_written() throws Exception {
    Path file = trades("BTC", "1757015217.5,100.0,1.0,buy,7,1757015217000");
    ImportReport report = run(ImportFormat.HYPERLIQUID_CSV, file);
    assertThat(files())
        .containsExactly("instruments.json", "trades/date=2025-09-04/coin=BTC/part-00000.parquet");
    Instruments instruments = Instruments.read(out());
    assertThat(instruments.synthetic()).isFalse();
    assertThat(instruments.source()).isEqualTo("hyperliquid-csv capture");
    assertThat(instruments.list()).containsExactly(Instrument.perp(0, "BTC", 5));
    assertThat(report.toJson())
        .startsWith(
            "{\"format\":\"hyperliquid-csv\",\"rows\":{\"trades\":1},\"duplicates\":0,\"gaps\":0,"
                + "\"crossed\":0,\"rejected\":0,")
        .doesNotContain("\n");
    assertThat(report.toText()).contains("BTC   trades").contains("BTC: lot 0.00001");
  }

  @Test
  void another_coin_joins_the_same_root() throws Exception {
    run(ImportFormat.HYPERLIQUID_CSV, trades("ETH", "1757015217.5,100.0,1.0,buy,7,1757015217000"));
    run(ImportFormat.HYPERLIQUID_CSV, trades("BTC", "1757015217.5,100.0,1.0,buy,7,1757015217000"));
    assertThat(Instruments.read(out()).list()).map(Instrument::coin).containsExactly("BTC", "ETH");
  }

  @Test
  void a_failed_import_leaves_nothing_behind() throws Exception {
    Path file =
        trades(
            "BTC",
            "1757015217.5,100.0,1.0,buy,7,1757015217000",
            "1757015218.5,100.0,-1.0,buy,8,1757015218000");
    assertThatThrownBy(() -> run(ImportFormat.HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ":3: trade of size -1 at price 100, expected both positive");
    assertThat(files()).isEmpty();
  }

  /** What the tables cannot hold is told by file and line, not by the table it did not get into. */
  @Test
  void numbers_that_no_table_holds_name_their_line() throws Exception {
    refused(
        "1757015217.5,92233720368,92233720368,buy,7,1757015217000",
        "trade of size 92233720368 at price 92233720368, expected a value below 92,000,000,000");
    String years = " ns, expected one from 2000-01-01T00:00:00Z to 2100-01-01T00:00:00Z";
    refused("1757015217.5,100,1,buy,7,1757015217", "time 1757015217000000" + years);
    refused("1757015217.5,100,1,buy,7,9223372036854", "time 9223372036854000000" + years);
    refused("1.5,100,1,buy,7,1757015217000", "receive time 1500000000" + years);
  }

  private void refused(String row, String what) throws IOException {
    Path file = trades("XYZ", row);
    assertThatThrownBy(() -> run(ImportFormat.HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ":2: " + what);
    assertThat(files()).isEmpty();
  }

  @Test
  void sources_without_a_row_are_refused() throws Exception {
    Path file = trades("BTC");
    assertThatThrownBy(() -> run(ImportFormat.HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": no market data in it, expected at least one row");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_capture_is_not_mixed_into_synthetic_data() throws Exception {
    new Instruments("synthetic, seed 1", true, List.of(Instrument.perp(0, "BTC", 5))).write(out());
    Path file = trades("BTC", "1757015217.5,100.0,1.0,buy,7,1757015217000");
    assertThatThrownBy(() -> run(ImportFormat.HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(out() + ": holds synthetic data, expected another folder for a capture");
  }

  @Test
  void importing_the_same_day_twice_is_refused() throws Exception {
    Path file = trades("BTC", "1757015217.5,100.0,1.0,buy,7,1757015217000");
    run(ImportFormat.HYPERLIQUID_CSV, file);
    List<String> before = files();
    assertThatThrownBy(() -> run(ImportFormat.HYPERLIQUID_CSV, file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("coin=BTC");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void an_unknown_format_names_the_known_ones() {
    assertThat(ImportFormat.of("standx")).isEqualTo(ImportFormat.STANDX);
    assertThatThrownBy(() -> ImportFormat.of("kraken"))
        .hasMessageStartingWith("unknown format 'kraken', expected one of hyperliquid-csv, ");
  }

  @Test
  void progress_counts_the_bytes_of_the_sources() throws Exception {
    Path file = trades("BTC", "1757015217.5,100.0,1.0,buy,7,1757015217000");
    List<Long> seen = new ArrayList<>();
    ImportRun.run(
        ImportFormat.HYPERLIQUID_CSV,
        List.of(file),
        out(),
        ImportOptions.DEFAULT,
        (what, done, total) -> {
          assertThat(total).isEqualTo(file.toFile().length());
          seen.add(done);
        });
    assertThat(seen.getLast()).isEqualTo(Files.size(file));
  }

  /** What the importer accepts the table writer accepts too, for every format there is data of. */
  @ParameterizedTest
  @CsvSource({
    "hyperliquid-csv, hyperliquid/ws_2025-09-04",
    "hyperliquid-csv, hyperliquid/ws_2025-09-01_04_btc_bbo_trades",
    "hyperliquid-ws, hyperliquid/ws_2025-01-26_raw",
    "standx, standx_btcusd/book_2026-01-06_02.csv.gz",
    "standx, standx_btcusd/trades_2026-01-06_02.csv.gz",
    "binance, binance_raw/usdm",
    "binance, binance_raw/cm",
    "binance, binance_raw/spot",
    "bitmex, bitmex",
    "lobster, lobster/LOBSTER_SampleFile_GOOG_2012-06-21_10.zip",
    "bitstamp, bitstamp_l3",
  })
  void real_captures_are_written(String format, String source) throws Exception {
    ImportReport report = run(ImportFormat.of(format), SharedData.require(source));
    assertThat(files()).contains("instruments.json").hasSizeGreaterThan(1);
    assertThat(report.quality().rejected()).isZero();
  }
}
