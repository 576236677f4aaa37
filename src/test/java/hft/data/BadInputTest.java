package hft.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.MarketFrame;
import hft.core.book.MarketFrame.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clear message per mistake: the place, what was found, what was expected. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputTest extends DataRoot {
  @Test
  void nothing_there() {
    refused(root.resolve("absent"), "absent: no such file or folder; expected a data root");
  }

  @Test
  void an_empty_folder() {
    refused(root, "no market data for", "expected Parquet files of the tables funding");
  }

  @Test
  void a_folder_that_is_no_data_root(@TempDir Path other) throws IOException {
    Files.createDirectories(other.resolve("trades"));
    refused(other, "no instruments.json here or in a folder above; expected a data root");
  }

  @Test
  void an_unknown_coin_asked_for() {
    trades(List.of(trade(T, 1, 1, 1, 1)));
    assertThatThrownBy(() -> Frames.read(root, Selection.ALL.withCoins(Set.of("DOGE"))))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("unknown coin DOGE; expected one of BTC, ETH");
  }

  @Test
  void a_coin_without_data() {
    trades(List.of(trade(T, 1, 1, 1, 1)));
    assertThatThrownBy(() -> Frames.read(root, Selection.ALL.withCoins(Set.of("BTC", "ETH"))))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("no market data of coin ETH");
  }

  @Test
  void a_coin_folder_that_instruments_json_does_not_know() {
    write(Table.TRADES, "SOL", List.of(trade(T, 1, 1, 1, 1)));
    refused(root, "coin=SOL/part-00000.parquet: unknown coin SOL; expected one of BTC, ETH");
  }

  @Test
  void a_file_outside_the_layout() throws IOException {
    trades(List.of(trade(T, 1, 1, 1, 1)));
    Path stray = root.resolve("mine.parquet");
    Files.copy(file(Table.TRADES), stray);
    refused(stray, "mine.parquet: lies outside the layout; expected", "date=YYYY-MM-DD/coin=COIN");
  }

  @Test
  void a_truncated_file() throws IOException {
    trades(List.of(trade(T, 1, 1, 1, 1)));
    byte[] bytes = Files.readAllBytes(file(Table.TRADES));
    Files.write(file(Table.TRADES), Arrays.copyOf(bytes, bytes.length - 9));
    refused(root, "part-00000.parquet: no complete Parquet file", "expected a complete Parquet");
  }

  @Test
  void a_file_that_is_something_else() throws IOException {
    trades(List.of(trade(T, 1, 1, 1, 1)));
    Files.writeString(file(Table.TRADES), "time,price\n1,2\n");
    refused(root, "part-00000.parquet: no complete Parquet file");
    Files.writeString(file(Table.TRADES), "");
    refused(root, "part-00000.parquet: no complete Parquet file");
  }

  @Test
  void a_damaged_page() throws IOException {
    List<long[]> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(
          trade(T + i * 7919L % 5000 + i * 5000L, 1, 100 * ONE + i * 31337L % 997, ONE, i + 1));
    }
    trades(rows);
    byte[] bytes = Files.readAllBytes(file(Table.TRADES));
    bytes[bytes.length / 3] ^= 0x55;
    Files.write(file(Table.TRADES), bytes);
    refused(root, "part-00000.parquet: row group at row 0 cannot be decoded", "undamaged Parquet");
  }

  @Test
  void instruments_json_that_is_wrong() throws IOException {
    Path file = root.resolve(Instruments.FILE_NAME);
    String good = Files.readString(file);
    instruments(file, "{", "instruments.json: not JSON");
    instruments(file, good.replace("szDecimals", "sz"), "coin", "expected exactly the fields");
    instruments(file, good.replace("\"ETH\"", "\"BTC\""), "coin BTC is listed twice");
    instruments(file, good.replace(": 5", ": 5.5"), "szDecimals is 5.5; expected a whole number");
    instruments(file, good.replace("\"10\"", "\"ten\""), "not a decimal number: 'ten'");
    instruments(file, good.replace("\"coin\"", "\"linear\": 1, \"coin\""), "linear is 1; expected");
    instruments(file, good.replace(": true", ": 1"), "synthetic is 1; expected true or false");
  }

  @Test
  void the_writer_refuses_what_a_reader_would_refuse() {
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      writer.write(Frames.book(T, 3), "BTC");
      MarketFrame crossed = Frames.top(T, 102, 101);
      for (MarketFrame bad : List.of(Frames.book(T, 3), crossed, Frames.at(Kind.TRADE, T))) {
        assertThatThrownBy(() -> writer.write(bad, "BTC"))
            .isInstanceOf(BadData.class)
            .hasMessageContaining(" coin BTC: ")
            .hasMessageContaining("; expected ");
      }
    }
  }

  private void instruments(Path file, String text, String... parts) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    AbstractThrowableAssert<?, ?> check =
        assertThatThrownBy(() -> Instruments.read(root)).isInstanceOf(BadData.class);
    for (String part : parts) {
      check.hasMessageContaining(part);
    }
  }
}
