package hft.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.app.CommandLine.Ended;
import hft.data.TableRows;
import hft.data.TableRows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run writes: the same bytes every time, every fill explained, and figures that anybody with
 * the tables and the market can work out again.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunFolderTest {
  private static final List<String> DEMANDED =
      List.of(
              "mode coins from to seed events levelUpdates wallSeconds eventsPerSecond orders cancels"
                  .split(" ", -1),
              "fills makerShare grossPnl fees rebates funding netPnl maxDrawdown sharpe sortino"
                  .split(" ", -1),
              "fillRatio markoutsBps maxInventory breakerTrips gaps journalSha256".split(" ", -1))
          .stream()
          .flatMap(Stream::of)
          .toList();

  private static final List<String> OF_THE_WALL_CLOCK = List.of("wallSeconds", "eventsPerSecond");

  /** 2026-01-05 12:50 UTC, where the run starts, and 13:10, where it ends. */
  private static final long START_NANOS = 1_767_617_400_000_000_000L;

  private static final long END_NANOS = 1_767_618_600_000_000_000L;

  @TempDir static Path folder;
  private static Path run;
  private static JsonNode summary;
  private static List<Row> fills;

  @BeforeAll
  static void backtest() throws Exception {
    run = folder.resolve("run");
    Ended ended = hft(run, "--seed", "1");
    summary = new ObjectMapper().readTree(ended.out());
    assertThat(summary).isEqualTo(json(run));
    fills = TableRows.read(run.resolve("fills.parquet"));
    assertThat(fills).hasSizeGreaterThan(50);
  }

  /** Twenty minutes of the sample at the schedule with the most fills, a settlement among them. */
  private static Ended hft(Path out, String... more) {
    List<Object> args = new ArrayList<>(List.of("backtest", "--out", out, "--json", "--quiet"));
    args.addAll(List.of("--fees", "rebate", "--queue", "touch"));
    args.addAll(List.of("--from", "2026-01-05T12:50:00Z", "--to", "2026-01-05T13:10:00Z"));
    args.addAll(List.of(more));
    Ended ended = CommandLine.hft(args.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines()).hasSize(1);
    return ended;
  }

  private static JsonNode json(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
  }

  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void a_run_folder_has_what_was_promised_and_nothing_else() throws Exception {
    assertThat(files(run).keySet())
        .containsExactly(
            "decisions.parquet",
            "fills.parquet",
            "journal/journal.parquet",
            "orders.parquet",
            "report.html",
            "summary.json");
    List<String> keys = new ArrayList<>();
    summary.fieldNames().forEachRemaining(keys::add);
    assertThat(keys).containsAll(DEMANDED);
    assertThat(TableRows.read(run.resolve("orders.parquet"))).isNotEmpty();
    assertThat(TableRows.read(run.resolve("decisions.parquet"))).isNotEmpty();
  }

  @Test
  void the_same_run_writes_the_same_bytes_but_for_the_wall_clock() throws Exception {
    Path again = folder.resolve("again");
    hft(again, "--seed", "1");
    Map<String, byte[]> first = files(run);
    Map<String, byte[]> second = files(again);
    first.remove("summary.json");
    second.remove("summary.json");
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    assertThat(timeless(again)).isEqualTo(timeless(run));
  }

  private static JsonNode timeless(Path folder) throws IOException {
    ObjectNode figures = (ObjectNode) json(folder);
    figures.remove(OF_THE_WALL_CLOCK);
    return figures;
  }

  @Test
  void another_seed_is_another_run() throws Exception {
    Path other = folder.resolve("other");
    hft(other, "--seed", "2");
    assertThat(json(other).get("journalSha256")).isNotEqualTo(summary.get("journalSha256"));
    assertThat(files(other).get("orders.parquet")).isNotEqualTo(files(run).get("orders.parquet"));
  }

  @Test
  void every_fill_says_why_it_happened_and_that_is_consistent() {
    for (Row fill : fills) {
      String what = fill.toString();
      assertThat(fill.at("sz")).as(what).isPositive();
      assertThat(fill.at("venue_ns")).as(what).isLessThan(fill.at("nanos"));
      switch (fill.text("cause")) {
        case "CROSSED" -> assertThat(fill.at("maker")).as(what).isZero();
        case "TRADED_THROUGH" -> {
          assertThat(fill.at("maker")).as(what).isEqualTo(1);
          assertThat(fill.at("print_sz")).as(what).isPositive();
        }
        case "QUEUE_REACHED" -> {
          assertThat(fill.at("maker")).as(what).isEqualTo(1);
          assertThat(fill.at("queue_ahead")).as(what).isNotNegative();
          assertThat(fill.at("print_sz") - fill.at("queue_ahead"))
              .as("what the print had left for us: %s", what)
              .isGreaterThanOrEqualTo(fill.at("sz"));
        }
        default -> throw new AssertionError("a fill without a cause: " + what);
      }
      double fee = fill.at("px") * 1e-8 * fill.at("sz") * 1e-8;
      fee *= fill.at("maker") == 1 ? -0.1e-4 : 2.8e-4;
      assertThat(fill.at("fee") * 1e-8).as(what).isCloseTo(fee, within(1e-7));
    }
    assertThat(fills.stream().map(fill -> fill.text("cause")))
        .contains("TRADED_THROUGH", "QUEUE_REACHED");
  }

  @Test
  void every_print_named_by_a_fill_is_in_the_market_at_that_time_and_price() throws Exception {
    Map<Long, Row> prints = new HashMap<>();
    for (String coin : List.of("BTC", "ETH")) {
      for (Row print : market("trades", coin)) {
        prints.put(print.at("trade_id"), print);
      }
    }
    int checked = 0;
    for (Row fill : fills) {
      if (fill.at("print_id") == 0) {
        continue;
      }
      Row print = requireNonNull(prints.get(fill.at("print_id")), fill::toString);
      assertThat(print.at("venue_ns")).isEqualTo(fill.at("venue_ns"));
      assertThat(print.at("sz")).isEqualTo(fill.at("print_sz"));
      long through = (fill.text("side").equals("BID") ? 1 : -1) * (fill.at("px") - print.at("px"));
      assertThat(through).as("%s by %s", fill, print).isNotNegative();
      assertThat(fill.text("cause")).isEqualTo(through == 0 ? "QUEUE_REACHED" : "TRADED_THROUGH");
      checked++;
    }
    assertThat(checked).isPositive();
  }

  private static List<Row> market(String table, String coin) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path root = Path.of("backtest-data", table, "date=2026-01-05", "coin=" + coin);
    try (Stream<Path> all = Files.list(root)) {
      for (Path file : all.sorted().toList()) {
        rows.addAll(TableRows.read(file));
      }
    }
    return rows;
  }

  /** The last mid of the run. */
  private static double mid(String coin) throws IOException {
    List<Row> rows = market("bbo", coin);
    Row last = rows.get(0);
    for (Row row : rows) {
      last = row.at("venue_ns") < END_NANOS ? row : last;
    }
    return (last.at("bid_px") + last.at("ask_px")) / 2e8;
  }

  @Test
  void the_money_of_the_summary_is_that_of_the_fills_and_the_market() throws Exception {
    double cash = 0;
    double fees = 0;
    double rebates = 0;
    double spread = 0;
    double taking = 0;
    double maker = 0;
    double taker = 0;
    Map<String, Double> position = new TreeMap<>();
    for (Row fill : fills) {
      double sign = fill.text("side").equals("BID") ? 1 : -1;
      double size = fill.at("sz") * 1e-8;
      double price = fill.at("px") * 1e-8;
      double captured = sign * (fill.at("mid") * 1e-8 - price) * size;
      cash -= sign * price * size;
      position.merge(fill.text("coin"), sign * size, Double::sum);
      fees += Math.max(0, fill.at("fee") * 1e-8);
      rebates += Math.max(0, -fill.at("fee") * 1e-8);
      if (fill.at("maker") == 1) {
        spread += captured;
        maker += price * size;
      } else {
        taking += captured;
        taker += price * size;
      }
    }
    double value = cash;
    for (var held : position.entrySet()) {
      value += held.getValue() * mid(held.getKey());
    }
    double funding = 0;
    for (Row row : TableRows.read(run.resolve("journal/journal.parquet"))) {
      funding += row.text("event").equals("funding") ? row.at("c") * 1e-8 : 0;
    }
    assertThat(funding).as("a settlement within the run").isNotZero();
    near("grossPnl", value);
    near("fees", fees);
    near("rebates", rebates);
    near("funding", funding);
    near("netPnl", value - fees + rebates + funding);
    near("makerShare", maker / (maker + taker));
    JsonNode parts = summary.get("attribution");
    assertThat(parts.get("spreadCapture").asDouble()).isCloseTo(spread, within(1e-4));
    assertThat(parts.get("takingCost").asDouble()).isCloseTo(taking, within(1e-4));
    double sum = 0;
    for (JsonNode part : parts) {
      sum += part.asDouble();
    }
    near("netPnl", sum);
    assertThat(summary.get("fills").asInt()).isEqualTo(fills.size());
  }

  private static void near(String key, double value) {
    assertThat(summary.get(key).asDouble()).as(key).isCloseTo(value, within(1e-4));
  }

  @Test
  void orders_and_cancels_are_those_of_the_table() throws Exception {
    Map<String, Long> events = new HashMap<>();
    double ordered = 0;
    for (Row row : TableRows.read(run.resolve("orders.parquet"))) {
      events.merge(row.text("event"), 1L, Long::sum);
      if (row.text("event").equals("sent")) {
        ordered += row.at("px") * 1e-8 * row.at("sz") * 1e-8;
      }
    }
    assertThat(summary.get("orders").asLong()).isEqualTo(events.get("sent"));
    assertThat(summary.get("cancels").asLong()).isEqualTo(events.get("cancel-sent"));
    double filled = fills.stream().mapToDouble(f -> f.at("px") * 1e-8 * f.at("sz") * 1e-8).sum();
    near("fillRatio", filled / ordered);
  }

  @Test
  void markouts_and_adverse_selection_are_those_of_the_market() throws Exception {
    Map<String, TreeMap<Long, Double>> mids = midsByArrival();
    long last = 0;
    for (Row row : TableRows.read(run.resolve("journal/journal.parquet"))) {
      last = Math.max(last, row.at("nanos"));
    }
    for (int seconds : new int[] {1, 5, 30, 60}) {
      double part = 0;
      double whole = 0;
      double adverse = 0;
      for (Row fill : fills) {
        long due = fill.at("nanos") + seconds * 1_000_000_000L;
        if (due > last) {
          continue;
        }
        double then = requireNonNull(mids.get(fill.text("coin"))).floorEntry(due).getValue();
        double sign = fill.text("side").equals("BID") ? 1 : -1;
        double size = fill.at("sz") * 1e-8;
        adverse += sign * (then - fill.at("mid") * 1e-8) * size;
        if (fill.at("maker") == 1) {
          part += sign * (then - fill.at("px") * 1e-8) * size;
          whole += fill.at("mid") * 1e-8 * size;
        }
      }
      assertThat(summary.get("markoutsBps").get("" + seconds).asDouble())
          .as("%d s", seconds)
          .isCloseTo(1e4 * part / whole, within(1e-4));
      if (seconds == 5) {
        assertThat(summary.get("attribution").get("adverseSelection5s").asDouble())
            .isCloseTo(adverse, within(1e-4));
      }
    }
  }

  /** When each mid became known: everything arrives in the order of the venue. */
  static Map<String, TreeMap<Long, Double>> midsByArrival() throws IOException {
    record Event(String coin, Row row) {}
    List<Event> events = new ArrayList<>();
    for (String table : List.of("funding", "asset_ctx", "trades", "l2_book", "bbo")) {
      for (String coin : List.of("BTC", "ETH")) {
        market(table, coin).forEach(row -> events.add(new Event(coin, row)));
      }
    }
    events.removeIf(event -> event.row().at("venue_ns") < START_NANOS);
    events.sort(Comparator.comparingLong(event -> event.row().at("venue_ns")));
    Map<String, TreeMap<Long, Double>> mids = new TreeMap<>();
    long arrival = 0;
    for (Event event : events) {
      Row row = event.row();
      arrival = Math.max(arrival, row.at("receive_ns"));
      if (row.cells().containsKey("bid_px")) {
        mids.computeIfAbsent(event.coin(), any -> new TreeMap<>())
            .put(arrival, (row.at("bid_px") + row.at("ask_px")) / 2e8);
      }
    }
    return mids;
  }

  @Test
  void base_zero_and_rebate_stand_side_by_side() throws Exception {
    List<String> names = new ArrayList<>();
    summary.get("feeScenarios").forEach(each -> names.add(each.get("name").asText()));
    assertThat(names).containsExactly("base", "zero", "rebate");
    JsonNode charged = summary.get("feeScenarios").get(2);
    assertThat(charged.get("netPnl")).isEqualTo(summary.get("netPnl"));
    String html = Files.readString(run.resolve("report.html"));
    assertThat(html).contains(">base<", ">zero<", "rebate (this run)");
  }
}
