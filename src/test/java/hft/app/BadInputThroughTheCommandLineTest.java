package hft.app;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.CommandLine.Ended;
import hft.data.Table;
import hft.data.TableSchema;
import hft.data.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong with what the user gives: exit code 2, one message that names the place and
 * what was expected, and nothing written.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputThroughTheCommandLineTest {
  /** 2026-01-05 12:30 UTC. */
  private static final long T = 1_767_616_200_000_000_000L;

  @TempDir Path folder;
  private Path root;
  private Path out;

  @BeforeEach
  void synthesize() {
    root = folder.resolve("data");
    out = folder.resolve("out");
    Ended ended = CommandLine.hft("synthesize", "--out", root, "--coins", "BTC", "--hours", "0.01");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private Path file(Table table) {
    return root.resolve(table.folder()).resolve("date=2026-01-05/coin=BTC/part-00000.parquet");
  }

  private void refused(List<Object> args, String... parts) {
    Ended ended = CommandLine.hft(args.toArray());
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("hft: ").doesNotContain("\tat ").contains(parts);
    assertThat(ended.err().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(out).doesNotExist();
    assertThat(hidden()).isEmpty();
  }

  private void backtestRefused(String... parts) {
    refused(List.of("backtest", root, "--out", out), parts);
  }

  private List<String> hidden() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(".") || name.endsWith(".tmp"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(Path file, TableSchema schema, long[]... rows) {
    try (TableWriter writer = TableWriter.create(file, schema)) {
      for (long[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          writer.setLong(i, row[i]);
        }
        writer.endRow();
      }
      writer.publish();
    }
  }

  private void trades(long[]... rows) throws IOException {
    Path file = file(Table.TRADES);
    Files.delete(file);
    write(file, Table.TRADES.schema(), rows);
  }

  private static long[] trade(long nanos, long price, long size, long id) {
    return new long[] {nanos, nanos, 1, price, size, id};
  }

  @Test
  void truncated_and_foreign_files() throws IOException {
    Path file = file(Table.BBO);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    backtestRefused(file.toString(), "no complete Parquet file", "expected a complete Parquet");
    Files.write(file, new byte[0]);
    backtestRefused(file + ": no complete Parquet file (it is not a Parquet file");
    Files.delete(file);
    write(file, TableSchema.named("bbo").longs("venue_ns", "price").build(), new long[] {T, 5});
    backtestRefused(file.toString(), "has no column receive_ns; expected the columns venue_ns");
  }

  @Test
  void times_prices_and_sizes_that_cannot_be() throws IOException {
    trades(trade(T + 2, 1, 1, 1), trade(T + 1, 1, 1, 2));
    backtestRefused("trades", "row 1", "comes after");
    trades(trade(T, 1, 1, 7), trade(T, 1, 1, 7));
    backtestRefused("trades", "row 1: trade_id 7 is there twice; expected each trade once");
    trades(trade(T, -1, 1, 1));
    backtestRefused("row 0: trade level 0 is 1 at -1; expected positive price and size");
    trades(trade(T, Long.MAX_VALUE, Long.MAX_VALUE, 1));
    backtestRefused("row 0", "expected");
  }

  @Test
  void crossed_and_doubled_books() throws IOException {
    Path file = file(Table.BBO);
    Files.delete(file);
    long[] crossed = {T, T, 200_000_000_000L, 1, 100_000_000_000L, 1, 0, 0};
    write(file, Table.BBO.schema(), crossed);
    backtestRefused(file.toString(), "row 0: crossed book, best bid 2000 above best ask 1000");
  }

  @Test
  void not_a_number() throws IOException {
    Path file = file(Table.TRADES);
    Files.delete(file);
    TableSchema doubles =
        TableSchema.named("trades")
            .longs("venue_ns", "receive_ns", "aggressor")
            .doubles("px", "sz")
            .longs("trade_id")
            .build();
    try (TableWriter writer = TableWriter.create(file, doubles)) {
      writer.setLong(0, T);
      writer.setDouble(3, Double.NaN);
      writer.endRow();
      writer.publish();
    }
    backtestRefused("column px is required double px; expected int64");
  }

  @Test
  void coins_and_folders_that_are_not_there() throws IOException {
    refused(
        List.of("backtest", root, "--out", out, "--coins", "DOGE"),
        "unknown coin DOGE; expected one of BTC");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused(List.of("backtest", empty, "--out", out), "empty", "expected a data root");
    refused(List.of("backtest", root, "--out", out, "--from", "2030-01-01"), "no market data for");
    refused(List.of("backtest", root.resolve("nope"), "--out", out), "no such file or folder");
    Path file = file(Table.TRADES);
    Files.delete(file);
    Files.createDirectory(file);
    refused(List.of("backtest", file, "--out", out), "no market data");
  }

  @Test
  void settings_with_wrong_keys_units_and_values() {
    refused(
        List.of("backtest", root, "--out", out, "--set", "hft.batch.windw=2ms"),
        "hft.batch.windw",
        "did you mean hft.batch.window?");
    refused(
        List.of("backtest", root, "--out", out, "--set", "hft.batch.window=2 parsecs"),
        "hft.batch.window",
        "parsecs");
    refused(List.of("backtest", root, "--out", out, "--from", "yesterday"), "hft.backtest.from");
    refused(List.of("backtest", root, "--out", out, "--queue", "longest"), "risk-averse");
    refused(List.of("backtest", root, "--out", out, "--fees", "free"), "base");
    refused(List.of("backtest", root, "--out", out, "--config", "no.conf"), "no.conf");
  }

  @Test
  void places_to_write_that_cannot_be_written() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    refused(List.of("backtest", root, "--out", taken), "taken is a file");
    refused(List.of("backtest", root, "--out", taken.resolve("x")), "taken");
    refused(List.of("backtest", root, "--out", "/proc/hft/x"), "/proc/hft/x", "expected a folder");
    refused(List.of("synthesize", "--out", taken, "--hours", "0.01"), "taken");
    refused(List.of("synthesize", "--out", root, "--hours", "0.01"), "already holds");
    assertThat(taken).hasContent("mine");
  }

  @Test
  void a_folder_of_somebody_elses_is_left_alone_and_an_earlier_run_replaced() throws IOException {
    Path notes = folder.resolve("notes");
    Files.createDirectory(notes);
    Files.writeString(notes.resolve("thesis.tex"), "mine");
    refused(
        List.of("backtest", root, "--out", notes),
        "holds thesis.tex; expected a new name, an empty folder or an earlier run's");
    Files.delete(notes.resolve("thesis.tex"));
    for (int seed = 1; seed < 3; seed++) {
      Ended ended = CommandLine.hft("backtest", root, "--out", notes, "--seed", seed);
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(Files.readString(notes.resolve("summary.json"))).contains("\"seed\" : " + seed);
      assertThat(hidden()).isEmpty();
    }
  }

  @Test
  void captures_that_cannot_be_trusted() throws IOException {
    Path csv = folder.resolve("trades_BTC.csv");
    Files.writeString(
        csv, "timestamp,price,size,side,trade_id,exchange_timestamp\n1,x,1,buy,1,1\n");
    refused(
        List.of("import", "hyperliquid-csv", csv, "--out", out),
        "hft: " + csv + ":2: price 'x' is not a number");
    Path empty = Files.createDirectory(folder.resolve("none"));
    refused(List.of("import", "binance", empty, "--out", out), "none");
    refused(List.of("import", "binance", folder.resolve("gone"), "--out", out), "no such file");
    refused(
        List.of("import", "morse", csv, "--out", out), "unknown format 'morse'; expected one of");
    refused(List.of("synthesize", "--out", out, "--coins", "DOGE"), "DOGE", "BTC");
    refused(List.of("synthesize", "--out", out, "--hours", "0"), "--hours must be more than 0");
    refused(List.of("bench", "backtest", "--data", folder.resolve("gone")), "no such file");
    refused(List.of("bench", "speed"), "no benchmark 'speed'", "backtest");
  }

  /** Their profit would be a number, and wrong: nothing here knows what a contract is worth. */
  @Test
  void contracts_whose_money_cannot_be_counted_are_imported_but_not_traded() throws IOException {
    Path bitmex = folder.resolve("trades_XBTUSD.csv");
    Files.writeString(bitmex, "\"XBTUSD\",\"2020-03-10 18:25:08\",955,7823,5000,\"x\",\"Buy\"\n");
    Path binance = folder.resolve("btcusd_perp");
    Files.writeString(
        binance,
        "1700000000060000000"
            + " {\"e\":\"trade\",\"E\":1700000000059,\"T\":1700000000058,\"s\":\"BTCUSD_PERP\",\"t\":7,\"p\":\"100.5\",\"q\":\"1\",\"X\":\"MARKET\",\"m\":true}\n");
    for (String[] each :
        new String[][] {{"bitmex", bitmex.toString()}, {"binance", binance.toString()}}) {
      Path imported = folder.resolve(each[0] + "-data");
      Ended ended = CommandLine.hft("import", each[0], each[1], "--out", imported);
      assertThat(ended.code()).as(ended.err()).isZero();
      String[] message = {
        imported.toString(), "count contracts", "expected only coins whose value"
      };
      refused(List.of("backtest", imported, "--out", out), message);
      refused(List.of("bench", "backtest", "--data", imported), message);
      refused(List.of("exchange", "--data", imported, "--port", 0), message);
    }
  }

  @Test
  void a_newcomer_is_shown_the_way() {
    Ended bare = CommandLine.hft();
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("Usage: hft", "backtest", "Examples:", "Exit codes");
    assertThat(bare.out()).isEmpty();
    assertThat(CommandLine.hft("help").out()).isEqualTo(CommandLine.hft("--help").out());
    assertThat(CommandLine.hft("help", "backtest").out())
        .isEqualTo(CommandLine.hft("backtest", "--help").out())
        .contains("LATENCY_MS");
    assertThat(CommandLine.hft("completion").out())
        .isEqualTo(CommandLine.hft("generate-completion").out())
        .contains("complete -F", "--queue");
  }
}
