package hft.ingest;

import static hft.ingest.ImportFormat.HYPERLIQUID_ARCHIVE;
import static hft.ingest.ImportFormat.HYPERLIQUID_WS;
import static hft.ingest.Imported.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HyperliquidMessagesTest {
  private static final String BOOK =
      """
      {"channel":"l2Book","data":{"coin":"BTC","time":1700000000100,"levels":[\
      [{"px":"100.0","sz":"1.5","n":3},{"px":"99.0","sz":"2.0","n":1}],\
      [{"px":"101.0","sz":"0.5","n":2}]]}}\
      """;
  private static final String BBO =
      """
      {"channel":"bbo","data":{"coin":"SOL","time":1700000000200,\
      "bbo":[null,{"px":"128.54","sz":"18.7","n":2}]}}\
      """;
  private static final String TRADES =
      """
      {"channel":"trades","data":[\
      {"coin":"SOL","side":"A","px":"128.5","sz":"0.42","time":1700000000300,"hash":"0x0","tid":11,"users":[]},\
      {"coin":"SOL","side":"B","px":"128.6","sz":"0.10","time":1700000000300,"hash":"0x0","tid":10,"users":[]}]}\
      """;
  private static final String CONTEXT =
      """
      {"channel":"activeAssetCtx","data":{"coin":"SOL","ctx":{"funding":"-0.0000125",\
      "oraclePx":"128.41","markPx":"128.45","midPx":null}}}\
      """;

  @TempDir Path folder;

  private Path lz4(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new LZ4FrameOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void stamped_lines_keep_the_receive_time() throws Exception {
    String at = "1700000000500000000 ";
    Path file =
        write(
            folder,
            "capture.gz",
            at + BOOK,
            at + BBO,
            at + TRADES,
            at + CONTEXT,
            at + "{\"channel\":\"pong\"}");
    Imported imported = Imported.of(HYPERLIQUID_WS, file);
    assertThat(imported.frames)
        .containsExactlyInAnyOrder(
            "BTC SNAPSHOT 1700000000100000000/1700000000500000000 1.5@100#3 2@99#1 | 0.5@101#2",
            "SOL BBO 1700000000200000000/1700000000500000000 | 18.7@128.54#2",
            "SOL TRADE 1700000000300000000/1700000000500000000 sell 0.42@128.5 id 11",
            "SOL TRADE 1700000000300000000/1700000000500000000 buy 0.1@128.6 id 10",
            "SOL CONTEXT 1700000000500000000/1700000000500000000 oracle 128.41 mark 128.45 rate"
                + " -12500000");
    assertThat(imported.report.quality().skipped()).containsEntry("channel pong", 1L);
  }

  @Test
  void bare_lines_take_the_venue_time_for_the_missing_receive_time_and_say_so() throws Exception {
    Path file = write(folder, "capture.jsonl", BOOK, CONTEXT);
    Imported imported = Imported.of(HYPERLIQUID_WS, file);
    assertThat(imported.frames)
        .map(frame -> frame.split(" ")[2])
        .containsOnly("1700000000100000000/1700000000100000000");
    assertThat(imported.report.notes())
        .contains(file + " has no receive times: they are set to the venue times");
  }

  @Test
  void aggregated_books_are_left_out() throws Exception {
    Path file =
        write(folder, "capture.jsonl", BOOK.replace("\"coin\"", "\"spread\":\"10.0\",\"coin\""));
    assertThat(Imported.of(HYPERLIQUID_WS, file).report.quality().skipped())
        .containsEntry("aggregated l2Book", 1L);
  }

  @Test
  void broken_messages_are_refused_with_what_was_expected() throws Exception {
    refused("{\"channel\":\"l2Book\"", "not JSON (");
    refused(BOOK.replace("\"sz\":\"0.5\",", ""), "field 'sz' is missing");
    refused(
        BOOK.replace("1700000000100", "\"soon\""),
        "field 'time' is \"soon\", expected a whole number in range");
    refused(TRADES.replace("\"A\"", "\"X\""), "side 'X', expected A or B");
    refused("123 " + BOOK, "receive time 123, expected nanoseconds since 1970");
    refused("hello", "receive time 'hello' is not a number");
  }

  private void refused(String line, String what) throws Exception {
    Path file = write(folder, "capture.jsonl", line);
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_WS, file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ":1: " + what);
  }

  @Test
  void archive_lines_carry_the_recorders_time() throws Exception {
    Path file =
        lz4(
            "BTC.lz4",
            "{\"time\":\"2023-11-14T22:13:20.669126791\",\"ver_num\":1,\"raw\":" + BOOK + "}");
    assertThat(Imported.of(HYPERLIQUID_ARCHIVE, folder).frames)
        .containsExactly(
            "BTC SNAPSHOT 1700000000100000000/1700000000669126791 1.5@100#3 2@99#1 | 0.5@101#2");
    assertThat(file).exists();
  }

  @Test
  void archive_contexts_may_lack_prices() throws Exception {
    Path file =
        lz4(
            "20231114.csv.lz4",
            "time,coin,funding,open_interest,prev_day_px,day_ntl_vlm,premium,oracle_px,mark_px,"
                + "mid_px,impact_bid_px,impact_ask_px",
            "2023-11-14T22:13:00Z,BTC,0.0000125,1.0,1.0,1.0,,35000.5,35001.0,,,",
            "2023-11-14T22:13:00Z,GONE,0.0,0.0,1.0,0.0,,,,,,");
    assertThat(Imported.of(HYPERLIQUID_ARCHIVE, file).frames)
        .containsExactly(
            "BTC CONTEXT 1699999980000000000/1699999980000000000 oracle 35000.5 mark 35001 rate"
                + " 12500000",
            "GONE CONTEXT 1699999980000000000/1699999980000000000 oracle 0 mark 0 rate 0");
  }

  @Test
  void a_truncated_archive_is_refused() throws Exception {
    String line = "{\"time\":\"2023-11-14T22:13:20.669126791\",\"ver_num\":1,\"raw\":" + BOOK + "}";
    Path file = Imported.cut(lz4("BTC.lz4", line, line.replace("00100", "00101")), 20);
    assertThatThrownBy(() -> Imported.of(HYPERLIQUID_ARCHIVE, file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the compressed stream ends early or is damaged, expected a complete file");
  }
}
