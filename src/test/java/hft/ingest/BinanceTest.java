package hft.ingest;

import static hft.ingest.ImportFormat.BINANCE;
import static hft.ingest.Imported.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BinanceTest {
  @TempDir Path folder;

  private static String depth(
      long local, long time, long first, long last, long previous, String a) {
    return (1_700_000_000_000L + local)
        + "000000 {\"stream\":\"x\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
        + (1_700_000_000_001L + time)
        + ",\"T\":"
        + (1_700_000_000_000L + time)
        + ",\"s\":\"BTCUSDT\",\"U\":"
        + first
        + ",\"u\":"
        + last
        + ",\"pu\":"
        + previous
        + ",\"b\":[[\"100.0\",\"1.0\"]],\"a\":["
        + a
        + "]}}";
  }

  private static String snapshot(long local, long time, long id) {
    return (1_700_000_000_000L + local)
        + "000000 {\"lastUpdateId\":"
        + id
        + ",\"E\":1,\"T\":"
        + (1_700_000_000_000L + time)
        + ",\"bids\":[[\"99.5\",\"4\"]],\"asks\":[[\"101.0\",\"5\"]]}";
  }

  private static final String TRADE =
      "1700000000060000000 {\"data\":{\"e\":\"trade\",\"E\":1700000000059,\"T\":1700000000058,"
          + "\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"100.5\",\"q\":\"0.1\",\"X\":\"MARKET\",\"m\":true}}";

  @Test
  void updates_wait_for_the_snapshot_and_those_it_contains_are_left_out() throws Exception {
    Path file =
        write(
            folder,
            "btcusdt.gz",
            depth(10, 5, 1, 10, 0, ""),
            depth(20, 15, 11, 20, 10, "[\"102.0\",\"0\"]"),
            depth(30, 25, 21, 30, 20, ""),
            snapshot(50, 12, 15),
            depth(60, 55, 31, 40, 30, ""),
            TRADE);
    Imported imported = Imported.of(BINANCE, file);
    assertThat(imported.frames)
        .containsExactlyInAnyOrder(
            "BTCUSDT SNAPSHOT " + at(12, 50) + " 4@99.5 | 5@101",
            "BTCUSDT DELTA " + at(15, 50) + " 1@100 | 0@102",
            "BTCUSDT DELTA " + at(25, 50) + " 1@100 |",
            "BTCUSDT DELTA " + at(55, 60) + " 1@100 |",
            "BTCUSDT TRADE " + at(58, 60) + " sell 0.1@100.5 id 7");
    assertThat(imported.report.quality().skipped())
        .containsEntry("depth update already in the snapshot", 1L);
  }

  private static String at(long venueMillis, long receiveMillis) {
    return (1_700_000_000_000L + venueMillis)
        + "000000/"
        + (1_700_000_000_000L + receiveMillis)
        + "000000";
  }

  @Test
  void a_clock_behind_the_exchange_is_moved_until_the_fastest_message_takes_no_time()
      throws Exception {
    Path file =
        write(
            folder,
            "btcusdt",
            snapshot(-1_000, 0, 15),
            depth(-1_250, 10, 11, 20, 10, ""),
            depth(-1_200, 55, 21, 30, 20, ""));
    Imported imported =
        Imported.of(
            BINANCE, ImportOptions.DEFAULT.withRename(java.util.Map.of()), withFirstDelta(file));
    assertThat(imported.report.notes())
        .contains("the recorder's clock was behind the exchange's: receive times moved by +1.26 s");
    assertThat(imported.frames).contains("BTCUSDT DELTA " + at(55, 60) + " 1@100 |");
  }

  /** A snapshot without a symbol needs an update before it to say whose it is. */
  private Path withFirstDelta(Path file) throws Exception {
    String text = java.nio.file.Files.readString(file);
    java.nio.file.Files.writeString(file, depth(-1_100, -20, 1, 10, 0, "") + "\n" + text);
    return file;
  }

  @Test
  void a_missing_update_is_refused() throws Exception {
    Path file =
        write(
            folder,
            "btcusdt",
            depth(10, 5, 1, 10, 0, ""),
            snapshot(50, 12, 10),
            depth(60, 55, 31, 40, 30, ""));
    assertThatThrownBy(() -> Imported.of(BINANCE, file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ":3: BTCUSDT depth update 31..40 does not follow 10, expected no missing update");
  }

  @Test
  void updates_without_any_snapshot_are_refused() throws Exception {
    Path file = write(folder, "btcusdt", depth(10, 5, 1, 10, 0, ""));
    assertThatThrownBy(() -> Imported.of(BINANCE, file))
        .hasMessageStartingWith("BTCUSDT: 1 depth updates and no snapshot, expected the file");
  }

  @Test
  void a_book_that_the_updates_cross_is_refused() throws Exception {
    Path file =
        write(
            folder,
            "btcusdt",
            depth(10, 5, 1, 10, 0, ""),
            snapshot(50, 12, 10),
            depth(60, 55, 11, 20, 10, "[\"99.0\",\"1\"]"));
    assertThatThrownBy(() -> Imported.of(BINANCE, file))
        .hasMessage(
            file + ":3: crossed book, best bid 100 above best ask 99, expected bid below ask");
  }

  @Test
  void spots_book_ticker_has_no_exchange_time_and_is_left_out() throws Exception {
    Path file =
        write(
            folder,
            "spot",
            "1700000000060000000"
                + " {\"data\":{\"u\":5,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"2\",\"a\":\"3\",\"A\":\"4\"}}",
            TRADE);
    assertThat(Imported.of(BINANCE, file).report.quality().skipped())
        .containsEntry("bookTicker without an exchange time", 1L);
  }
}
