package hft.app.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.core.learn.Direction;
import hft.core.learn.ExampleReport;
import hft.core.learn.ExampleSettings;
import hft.core.learn.RecordedExamples;
import hft.core.learn.Split;
import hft.core.learn.Splitter;
import hft.core.signal.Feature;
import hft.data.BadData;
import hft.data.Selection;
import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportRun;
import hft.ingest.SharedData;
import hft.port.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real captures, imported and made examples of, with the settings as they are delivered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedMarketTest {
  @TempDir Path root;

  private static ExampleSettings settings(String... overrides) {
    return Schema.base()
        .read(
            ConfigFiles.load(
                Path.of("conf/application.conf"), List.of(), List.of(overrides), Map.of()))
        .get(ExampleSettings.class);
  }

  private void imported(String format, String... sources) throws Exception {
    ImportRun.run(
        ImportFormat.of(format),
        List.of(sources).stream().map(SharedData::require).toList(),
        root,
        ImportOptions.DEFAULT,
        (task, done, total) -> {});
  }

  private RecordedExamples examples(Selection selection, ExampleSettings settings) {
    return RecordedMarket.examples(root, selection, settings, Progress.SILENT);
  }

  /** Nearly half of these books are locked, and they pause for seconds twice a minute. */
  @Test
  void standx_with_its_locked_books_gives_balanced_examples() throws Exception {
    imported(
        "standx",
        "standx_btcusd/book_2026-01-06_10.csv.gz",
        "standx_btcusd/trades_2026-01-06_10.csv.gz",
        "standx_btcusd/book_2026-01-06_11.csv.gz",
        "standx_btcusd/trades_2026-01-06_11.csv.gz");
    RecordedExamples all = examples(Selection.ALL, settings());
    ExampleReport report = all.report();
    assertThat(report.examples()).isGreaterThan(5_000);
    for (Direction direction : Direction.values()) {
      assertThat(report.share(direction)).as(direction.name()).isBetween(0.2, 0.5);
    }
    int locked = 0;
    double[] sums = new double[3];
    float[] features = new float[Feature.COUNT];
    for (int i = 0; i < all.size(); i++) {
      all.features(i, features, 0);
      locked += features[Feature.SPREAD_TICKS.ordinal()] == 0 ? 1 : 0;
      sums[all.label(i)] += features[Feature.IMBALANCE_5.ordinal()];
    }
    assertThat(locked / (double) all.size()).isBetween(0.2, 0.7);
    assertThat(sums[2] / report.up())
        .as("more bids before it goes up than before it goes down")
        .isGreaterThan(sums[0] / report.down() + 0.1);
    Split split = new Splitter(all, 60_000_000_000L).holdOut(0.15, 0.15);
    assertThat(split.train().length).isGreaterThan(3_000);
    assertThat(split.test().length).isGreaterThan(500);
  }

  @Test
  void three_coins_of_hyperliquid_are_one_set_of_examples() throws Exception {
    imported("hyperliquid-csv", "hyperliquid/ws_2025-09-04");
    RecordedExamples all = examples(Selection.ALL, settings());
    assertThat(all.report().examples()).isGreaterThan(5_000);
    assertThat(all.microPrice().offsetTicks()).isNotEmpty();
    double heavyBids = all.microPrice().offsetTicks(0.95, 1);
    assertThat(heavyBids).isBetween(0.0, 2.0);
    boolean[] seen = new boolean[3];
    for (int i = 1; i < all.size(); i++) {
      seen[all.instrumentId(i)] = true;
      assertThat(all.decisionNanos(i)).isGreaterThanOrEqualTo(all.decisionNanos(i - 1));
      assertThat(all.startNanos(i)).isLessThan(all.decisionNanos(i));
    }
    assertThat(seen).containsOnly(true);
    RecordedExamples one = examples(Selection.ALL.withCoins(Set.of("ETH")), settings());
    assertThat(one.size()).isLessThan(all.size()).isGreaterThan(1_000);
  }

  @Test
  void costs_that_no_move_pays_for_leave_nearly_all_stationary_and_are_told() throws Exception {
    imported("hyperliquid-csv", "hyperliquid/ws_2025-09-04");
    RecordedExamples all =
        examples(
            Selection.ALL.withCoins(Set.of("BTC")), settings("hft.examples.barriers.cost-bps=9"));
    assertThat(all.report().share(Direction.STATIONARY)).isGreaterThan(0.9);
    assertThat(all.report().kappaSigma()).isZero();
    assertThat(all.report().flooredShare()).isEqualTo(1);
  }

  @Test
  void a_root_without_data_is_told() {
    assertThatThrownBy(() -> examples(Selection.ALL, settings())).isInstanceOf(BadData.class);
  }
}
