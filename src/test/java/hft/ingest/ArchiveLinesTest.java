package hft.ingest;

import static hft.ingest.ImportFormat.HYPERLIQUID_ARCHIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two readers of book lines against each other, and trades in the three shapes of a node. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchiveLinesTest {
  private static final String FILL =
      "[\"0xa\",{\"coin\":\"BTC\",\"px\":\"100.5\",\"sz\":\"0.25\",\"side\":\"%s\",\"time\":%d,\"startPosition\":\"0.0\",\"dir\":\"Open"
          + " Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x0\","
          + "\"oid\":7,\"crossed\":%s,\"fee\":\"0.1\",\"tid\":%d,\"feeToken\":\"USDC\"}]";

  @TempDir Path folder;

  private Path lz4(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new LZ4FrameOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String fill(String side, long millis, boolean crossed, long id) {
    return String.format(FILL, side, millis, crossed, id);
  }

  /** A book line; the scanner takes the usual order, only Jackson the other one. */
  private static String book(long seed, int i, boolean usual) {
    SplittableRandom random = new SplittableRandom(seed + i);
    String nanos = String.format(".%09d", random.nextInt(1_000_000_000));
    String stamp =
        "2026-04-01T00:%02d:%02d".formatted(i / 60, i % 60)
            + (i % 5 == 0 ? "" : nanos.substring(0, 2 + random.nextInt(9)));
    StringBuilder bids = new StringBuilder();
    StringBuilder asks = new StringBuilder();
    for (int level = 0; level < random.nextInt(0, 21); level++) {
      String comma = level == 0 ? "" : ",";
      bids.append(comma).append(level(random, 50_000 - level * 3L - random.nextInt(3)));
      asks.append(comma).append(level(random, 50_001 + level * 3L + random.nextInt(3)));
    }
    String data =
        "\"data\":{\"coin\":\"SOL\",\"time\":"
            + (1_775_001_600_000L + i * 1_000L)
            + ",\"levels\":[["
            + bids
            + "],["
            + asks
            + "]]}";
    String channel = "\"channel\":\"l2Book\"";
    return "{\"time\":\""
        + stamp
        + "\",\"ver_num\":1,\"raw\":{"
        + (usual ? channel + "," + data : data + "," + channel)
        + "}}";
  }

  private static String level(SplittableRandom random, long price) {
    String size = random.nextInt(1, 100) + (random.nextBoolean() ? ".0" : ".25");
    return "{\"px\":\"" + price / 1_000.0 + "\",\"sz\":\"" + size + "\",\"n\":1}";
  }

  @Test
  void the_scanner_says_of_every_line_what_the_slow_reader_says() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      long base = seed * 10_000;
      List<String> usual =
          java.util.stream.IntStream.range(0, 200).mapToObj(i -> book(base, i, true)).toList();
      List<String> other =
          java.util.stream.IntStream.range(0, 200).mapToObj(i -> book(base, i, false)).toList();
      assertThat(Imported.of(HYPERLIQUID_ARCHIVE, lz4("SOL.lz4", usual)).frames)
          .hasSize(200)
          .isEqualTo(Imported.of(HYPERLIQUID_ARCHIVE, lz4("SOL.lz4", other)).frames);
    }
  }

  @Test
  void what_the_scanner_does_not_take_is_read_or_refused_as_before() throws Exception {
    String line = book(1, 1, true);
    assertThatThrownBy(
            () ->
                Imported.of(
                    HYPERLIQUID_ARCHIVE,
                    lz4("SOL.lz4", List.of(line, "{\"time\":\"x\",\"raw\":{}}"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("SOL.lz4:2: ");
    assertThatThrownBy(
            () ->
                Imported.of(
                    HYPERLIQUID_ARCHIVE, lz4("SOL.lz4", List.of(line, line.substring(0, 300)))))
        .hasMessageContaining("SOL.lz4:2: not JSON");
    String aggregated = book(1, 2, true).replace("\"coin\"", "\"spread\":\"10.0\",\"coin\"");
    String pong = "{\"time\":\"2026-04-01T00:00:09\",\"raw\":{\"channel\":\"pong\"}}";
    Imported imported =
        Imported.of(HYPERLIQUID_ARCHIVE, lz4("SOL.lz4", List.of(line, aggregated, pong)));
    assertThat(imported.frames).hasSize(1);
    assertThat(imported.skipped("aggregated l2Book")).isEqualTo(1);
    assertThat(imported.skipped("channel pong")).isEqualTo(1);
  }

  @Test
  void a_block_of_fills_gives_one_print_a_trade_with_the_aggressors_side() throws Exception {
    String events =
        String.join(
            ",",
            fill("B", 1_753_700_000_100L, true, 5),
            fill("A", 1_753_700_000_100L, false, 5),
            fill("B", 1_753_700_000_100L, false, 6),
            fill("A", 1_753_700_000_100L, true, 6));
    String block =
        "{\"local_time\":\"2025-07-28T10:53:20.300000001\",\"block_time\":"
            + "\"2025-07-28T10:53:20.100\",\"block_number\":1,\"events\":["
            + events
            + "]}";
    String empty = block.replace(events, "");
    Imported imported = Imported.of(HYPERLIQUID_ARCHIVE, lz4("13.lz4", List.of(empty, block)));
    assertThat(imported.frames)
        .containsExactly(
            "BTC TRADE 1753700000100000000/1753700000300000001 buy 0.25@100.5 id 5",
            "BTC TRADE 1753700000100000000/1753700000300000001 sell 0.25@100.5 id 6");
    assertThat(imported.report.notes()).isEmpty();
  }

  @Test
  void fills_one_a_line_are_read_and_a_missing_side_is_told() throws Exception {
    Imported imported =
        Imported.of(
            HYPERLIQUID_ARCHIVE,
            lz4(
                "9.lz4",
                Arrays.asList(
                    fill("B", 1_750_000_000_000L, true, 5),
                    fill("A", 1_750_000_000_000L, false, 5),
                    fill("A", 1_750_000_000_100L, true, 8))));
    assertThat(imported.frames).hasSize(2);
    assertThat(imported.report.notes())
        .containsExactly("fills that crossed: 2, fills that rested: 1; a trade has one of each");
  }

  @Test
  void trades_without_an_id_are_read() throws Exception {
    String trade =
        "{\"coin\":\"@151\",\"side\":\"A\",\"time\":\"2025-06-24T02:56:36.172847427\",\"px\":\"2393.9\","
            + "\"sz\":\"0.1539\",\"hash\":\"0x2b\",\"trade_dir_override\":\"Na\",\"side_info\":[]}";
    assertThat(Imported.of(HYPERLIQUID_ARCHIVE, lz4("2.lz4", List.of(trade))).frames)
        .containsExactly(
            "@151 TRADE 1750733796172847427/1750733796172847427 sell 0.1539@2393.9 id 0");
  }

  @Test
  void a_line_that_is_none_of_these_is_refused() throws Exception {
    assertThatThrownBy(
            () ->
                Imported.of(
                    HYPERLIQUID_ARCHIVE, lz4("2.lz4", List.of("{\"coin\":\"BTC\",\"px\":\"1\"}"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2.lz4:1: not a block of fills, a fill or a trade");
  }
}
