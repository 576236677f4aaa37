package hft.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.app.cli.UserMistake;
import hft.ingest.BadInputException;
import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportRun;
import hft.port.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueBenchTest {
  @TempDir Path folder;

  @Test
  void a_capture_and_what_it_was_imported_to_give_the_same_figures() throws Exception {
    Path capture = capture("orders_btcusd_2015-05-01.csv");
    Path root = folder.resolve("root");
    ImportRun.run(
        ImportFormat.BITSTAMP, List.of(capture), root, ImportOptions.DEFAULT, Progress.SILENT);
    JobReport raw = run(capture);
    JobReport imported = run(root);
    assertThat(raw.held()).isTrue();
    assertThat(raw.figures().get("coins")).isEqualTo(imported.figures().get("coins"));
    assertThat(run(folder.resolve("captures")).figures().get("coins"))
        .as("the folder it lies in")
        .isEqualTo(raw.figures().get("coins"));
    assertThat(raw.lines()).isEqualTo(imported.lines());
  }

  @Test
  void every_model_is_told_apart_at_every_horizon() throws Exception {
    JobReport report = run(capture("orders_btcusd_2015-05-01.csv"));
    List<?> coins = BenchFixture.list(report.figures().get("coins"));
    assertThat(coins).hasSize(1);
    Map<?, ?> coin = BenchFixture.map(coins.getFirst());
    assertThat(coin.get("coin")).isEqualTo("BTCUSD");
    assertThat(BenchFixture.number(coin.get("orders"))).isPositive();
    for (String view : List.of("everyChange", "twiceASecond")) {
      Map<?, ?> models = BenchFixture.map(coin.get(view));
      assertThat(models.keySet())
          .extracting(String::valueOf)
          .containsExactly(
              "through-only",
              "risk-averse",
              "probabilistic x^1",
              "probabilistic x^2",
              "probabilistic x^3",
              "probabilistic ln(1+x)",
              "touch");
      for (Object model : models.values()) {
        assertThat(BenchFixture.list(BenchFixture.map(model).get("horizons"))).hasSize(2);
      }
      assertThat(brier(models, "through-only")).isNotEqualTo(brier(models, "touch"));
    }
    assertThat(String.join("\n", report.lines())).contains("fewest fates called wrongly");
  }

  @Test
  void what_has_no_order_level_data_is_refused_with_what_was_expected() throws Exception {
    assertThatThrownBy(() -> run(null))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("needs --data PATH: a LOBSTER zip");
    assertThatThrownBy(() -> run(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("no order-level data there");
    Path broken = Files.writeString(folder.resolve("x.zip"), "not a zip");
    assertThatThrownBy(() -> run(broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("x.zip: not a complete zip file");
  }

  private static JobReport run(@Nullable Path data) throws Exception {
    return new QueueBench()
        .run(new BenchRequest(BenchFixture.settings(), Optional.ofNullable(data)), Progress.SILENT);
  }

  private static double brier(Map<?, ?> models, String model) {
    List<?> horizons = BenchFixture.list(BenchFixture.map(models.get(model)).get("horizons"));
    return BenchFixture.number(BenchFixture.map(horizons.getLast()).get("brier"));
  }

  /** Twenty minutes of orders that come, are filled in part from the front, and go. */
  private Path capture(String name) throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    List<String> rows = new ArrayList<>();
    rows.add("id,timestamp,exchange.timestamp,price,volume,action,direction");
    List<List<long[]>> queues = List.of(new ArrayList<>(), new ArrayList<>());
    long millis = 1_430_438_400_000L;
    for (long id = 1; id < 6_000; id++) {
      millis += random.nextLong(400);
      int side = random.nextInt(2);
      List<long[]> queue = queues.get(side);
      long price = side == 0 ? 236 : 237;
      if (queue.size() < 8) {
        queue.add(new long[] {id, 3_00000000L + id}); // all sizes differ: no fill is told twice
        rows.add(row(id, millis, price, queue.getLast()[1], "created", side));
      } else if (random.nextInt(100) < 40) {
        long[] gone = queue.remove(random.nextInt(queue.size()));
        rows.add(row(gone[0], millis, price, gone[1], "deleted", side));
      } else {
        long[] front = queue.removeFirst();
        rows.add(row(front[0], millis, price, 0, "deleted", side));
      }
    }
    Path captures = Files.createDirectories(folder.resolve("captures"));
    return Files.write(captures.resolve(name), rows);
  }

  private static String row(long id, long millis, long price, long left, String action, int side) {
    return String.join(
        ",",
        String.valueOf(id),
        String.valueOf(millis),
        String.valueOf(millis),
        String.valueOf(price),
        String.valueOf(left),
        action,
        side == 0 ? "bid" : "ask");
  }
}
