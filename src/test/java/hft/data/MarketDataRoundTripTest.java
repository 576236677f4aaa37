package hft.data;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.MarketFrame;
import hft.core.book.MarketFrame.Kind;
import hft.core.book.OrderEvent;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarketDataRoundTripTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GAP")
  void what_is_written_is_read_back_over_days_pages_and_seeds(Kind kind) {
    for (int seed = 0; seed < 6; seed++) {
      Path each = root.resolve("seed" + seed);
      int count = seed == 0 ? 20_000 / (kind == Kind.DELTA ? 20 : 1) : 1 + seed * 97;
      List<MarketFrame> frames = Frames.random(kind, count, new Random(seed));
      Frames.write(each, Frames.instruments("BTC"), "BTC", frames);
      Frames.assertSame(
          Frames.read(each, Selection.ALL.withOrderCounts()),
          frames.stream().map(Frames::text).toList());
    }
  }

  @Test
  void the_time_window_is_the_same_as_filtering_all() {
    List<MarketFrame> frames = Frames.random(Kind.TRADE, 40_000, new Random(3));
    Frames.write(root, Frames.instruments("BTC"), "BTC", frames);
    long from = frames.get(9_000).venueNanos;
    long to = frames.get(39_000).venueNanos;
    Frames.assertSame(
        Frames.read(root, Selection.ALL.between(from, to)),
        frames.stream()
            .filter(frame -> frame.venueNanos >= from && frame.venueNanos < to)
            .map(Frames::text)
            .toList());
  }

  @Test
  void row_groups_outside_the_window_are_not_read() {
    List<MarketFrame> frames = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      frames.add(Frames.trade(Frames.START + i, i + 1));
    }
    Frames.write(root, Frames.instruments("BTC"), "BTC", frames);
    long late = Frames.START + 299_000;
    MarketDataReader all = MarketDataReader.open(root, Selection.ALL);
    MarketDataReader tail = MarketDataReader.open(root, Selection.ALL.between(late, late + 10));
    assertThat(all.rows()).isEqualTo(300_000);
    assertThat(tail.rows()).isEqualTo(300_000 - 2 * TableSchema.NARROW_ROW_GROUP_ROWS);
    assertThat(tail.firstNanos()).isEqualTo(late);
    assertThat(tail.lastNanos()).isEqualTo(late + 9);
    assertThat(Frames.read(root, Selection.ALL.between(late, late + 10))).hasSize(10);
  }

  @Test
  void order_counts_are_read_only_when_asked_for() {
    MarketFrame book = Frames.book(Frames.START, 3);
    book.hasOrderCounts = true;
    book.bidOrders[0] = book.bidOrders[1] = book.bidOrders[2] = 4;
    book.askOrders[0] = book.askOrders[1] = book.askOrders[2] = 5;
    Frames.write(root, Frames.instruments("BTC"), "BTC", List.of(book));
    String with = Frames.text(book);
    book.hasOrderCounts = false;
    assertThat(Frames.read(root, Selection.ALL.withOrderCounts())).containsExactly(with);
    assertThat(Frames.read(root, Selection.ALL)).containsExactly(Frames.text(book));
  }

  @Test
  void a_snapshot_deeper_than_the_table_keeps_its_depth_as_a_delta() {
    Frames.write(root, Frames.instruments("BTC"), "BTC", List.of(Frames.book(Frames.START, 50)));
    MarketFrame rest = Frames.at(Kind.DELTA, Frames.START);
    rest.ensureLevels(30);
    for (int i = 20; i < 50; i++) {
      Frames.bid(rest, 100 - i, 1 + i);
      Frames.ask(rest, 101 + i, 2 + i);
    }
    assertThat(Frames.read(root, Selection.ALL))
        .containsExactly(Frames.text(Frames.book(Frames.START, 20)), Frames.text(rest));
  }

  @Test
  void updates_of_different_files_never_merge_and_neighbours_stay_apart() {
    long midnight = Frames.START - Frames.START % Partition.NANOS_PER_DAY + Partition.NANOS_PER_DAY;
    List<MarketFrame> frames =
        List.of(
            Frames.delta(midnight - 1, 2),
            Frames.delta(midnight, 1),
            Frames.delta(midnight, 2),
            Frames.delta(midnight + 1, 90));
    Frames.write(root, Frames.instruments("BTC"), "BTC", frames);
    Frames.assertSame(Frames.read(root, Selection.ALL), frames.stream().map(Frames::text).toList());
  }

  @Test
  void a_root_a_table_a_partition_and_a_file_can_be_read_and_coins_chosen() {
    Frames.instruments("PURR/USDC", "BTC").write(root);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      writer.write(Frames.trade(Frames.START, 1), "PURR/USDC");
      writer.write(Frames.top(Frames.START, 100, 101), "PURR/USDC");
      writer.write(Frames.trade(Frames.START + 5, 1), "BTC");
      assertThat(files(root)).isEmpty();
      writer.commit();
    }
    assertThat(files(root))
        .containsExactly(
            "bbo/date=2025-09-04/coin=PURR%2FUSDC/part-00000.parquet",
            "trades/date=2025-09-04/coin=BTC/part-00000.parquet",
            "trades/date=2025-09-04/coin=PURR%2FUSDC/part-00000.parquet");
    assertThat(Frames.read(root, Selection.ALL)).hasSize(3);
    assertThat(Frames.read(root.resolve("trades"), Selection.ALL)).hasSize(2);
    Path file = root.resolve("trades/date=2025-09-04/coin=BTC/part-00000.parquet");
    assertThat(Frames.read(file, Selection.ALL)).hasSize(1);
    assertThat(Frames.read(root, Selection.ALL.withCoins(Set.of("PURR/USDC")))).hasSize(2);
    assertThat(MarketDataReader.open(file, Selection.ALL).instruments().list())
        .singleElement()
        .satisfies(
            instrument -> {
              assertThat(instrument.id()).isZero();
              assertThat(instrument.coin()).isEqualTo("BTC");
            });
  }

  @Test
  void the_same_rows_make_the_same_bytes() throws Exception {
    List<Map<String, String>> runs = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path each = root.resolve(name);
      Frames.instruments("BTC", "ETH").write(each);
      try (MarketDataWriter writer = MarketDataWriter.create(each)) {
        for (Kind kind : Kind.values()) {
          Frames.random(kind, 500, new Random(5)).forEach(frame -> writer.write(frame, "ETH"));
        }
        writer.commit();
      }
      Map<String, String> contents = new TreeMap<>();
      for (String file : files(each)) {
        byte[] bytes = Files.readAllBytes(each.resolve(file));
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain(root.toString());
        contents.put(file, java.util.HexFormat.of().formatHex(bytes));
      }
      assertThat(contents).hasSize(6);
      runs.add(contents);
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1));
  }

  @Test
  void few_writers_are_open_however_many_coins_there_are() {
    List<String> coins = Stream.iterate(0, i -> i + 1).limit(20).map(i -> "C" + i).toList();
    Frames.instruments(coins.toArray(String[]::new)).write(root);
    try (MarketDataWriter writer =
        MarketDataWriter.create(root, 3, org.apache.parquet.io.LocalOutputFile::new)) {
      for (int round = 0; round < 3; round++) {
        for (String coin : coins) {
          writer.write(Frames.delta(Frames.START + round, 2), coin);
          assertThat(writer.openWriters()).isLessThanOrEqualTo(3);
        }
      }
      writer.commit();
    }
    assertThat(files(root)).hasSize(60);
    assertThat(Frames.read(root, Selection.ALL)).hasSize(60);
  }

  @Test
  void an_appending_writer_adds_files_and_a_plain_one_refuses() {
    Frames.instruments("BTC").write(root);
    for (int i = 0; i < 2; i++) {
      try (MarketDataWriter writer = MarketDataWriter.append(root)) {
        writer.write(Frames.trade(Frames.START + i, i + 1), "BTC");
        writer.commit();
        writer.write(Frames.trade(Frames.START + i, i + 10), "BTC");
        writer.commit();
      }
    }
    assertThat(files(root)).hasSize(4);
    assertThat(Frames.read(root, Selection.ALL)).hasSize(4);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> writer.write(Frames.trade(Frames.START, 1), "BTC"))
          .isInstanceOf(BadData.class)
          .hasMessageContaining("coin=BTC: already holds part-00000.parquet; expected");
    }
  }

  @Test
  void order_events_are_read_back() {
    Random random = new Random(9);
    List<OrderEvent.Kind> kinds = List.of(OrderEvent.Kind.values());
    List<OrderEvent> events = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      events.add(
          new OrderEvent(
              kinds.get(random.nextInt(kinds.size())),
              random.nextLong(),
              random.nextBoolean() ? Side.BID : Side.ASK,
              1 + random.nextLong(1_000 * Fixed8.ONE),
              1 + random.nextLong(1_000 * Fixed8.ONE),
              Frames.START + i / 3 * (20 * Frames.SECOND)));
    }
    try (OrderEventWriter writer = OrderEventWriter.create(root)) {
      events.forEach(event -> writer.write(event, "GOOG"));
      writer.commit();
    }
    List<OrderEvent> read = new ArrayList<>();
    try (OrderEventReader reader = OrderEventReader.open(root, "GOOG")) {
      for (OrderEvent event = reader.next(); event != null; event = reader.next()) {
        read.add(event);
      }
    }
    assertThat(read.equals(events)).isTrue();
  }

  static List<String> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.contains(".parquet"))
          .filter(file -> !file.contains(".tmp"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
