package hft.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hft.core.batch.BatchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemaTest {
  enum Shape {
    FLAT,
    LOG_LIKE
  }

  record Inner(double weight, boolean on) {}

  record Widget(
      int levels,
      long maxOrderSize,
      long windowNanos,
      Duration staleAfter,
      Shape shape,
      Optional<Instant> since,
      @Nullable String note,
      List<String> names,
      Map<String, Inner> byCoin,
      Inner inner) {
    Widget {
      if (levels < 1 || levels > 20) {
        throw new IllegalArgumentException("levels must be 1..20, was " + levels);
      }
    }
  }

  private static final String GOOD =
      """
      hft { mode = paper, seed = 3 }
      hft.widget {
        levels = 3
        max-order-size = 0.001
        window = 2 ms
        stale-after = 5 s
        shape = log-like
        since = 2025-09-04
        names = [a, b]
        by-coin { BTC { weight = 1.5, on = true } }
        inner { weight = 2, on = false }
      }
      """;

  @TempDir Path folder;

  private Settings read(String text, String... assignments) throws Exception {
    Path file = folder.resolve("some.conf");
    Files.writeString(file, text);
    Schema schema =
        new Schema()
            .section("hft", RunSettings.class)
            .section("hft.widget", Widget.class, "max-order-size")
            .library("pekko");
    return schema.read(ConfigFiles.load(file, List.of(), List.of(assignments), Map.of()));
  }

  private List<String> problems(String text, String... assignments) {
    BadConfig bad = catchThrowableOfType(BadConfig.class, () -> read(text, assignments));
    return bad.problems().stream().map(ConfigProblem::toString).toList();
  }

  @Test
  void every_kind_of_component_is_read() throws Exception {
    Widget widget = read(GOOD).get(Widget.class);
    assertThat(widget)
        .isEqualTo(
            new Widget(
                3,
                100_000,
                2_000_000,
                Duration.ofSeconds(5),
                Shape.LOG_LIKE,
                Optional.of(Instant.parse("2025-09-04T00:00:00Z")),
                null,
                List.of("a", "b"),
                Map.of("BTC", new Inner(1.5, true)),
                new Inner(2, false)));
  }

  @Test
  void an_unknown_key_is_refused_with_its_line_and_the_nearest_known_one() {
    assertThat(problems(GOOD + "hft.widget.levles = 4"))
        .singleElement()
        .asString()
        .endsWith(
            "some.conf:13: hft.widget.levles: is not a known key; did you mean hft.widget.levels?");
    assertThat(problems(GOOD + "hft.wigdet.levels = 4").getFirst()).contains("hft.widget");
    assertThat(problems(GOOD + "pekk.loglevel = off").getFirst()).contains("did you mean pekko?");
  }

  @Test
  void keys_of_a_library_are_its_own_business() throws Exception {
    assertThat(read(GOOD + "pekko.loglevel = off").config().getString("pekko.loglevel"))
        .isEqualTo("off");
  }

  @Test
  void a_wrong_type_or_unit_says_what_was_expected() {
    assertThat(problems(GOOD, "hft.widget.stale-after=5"))
        .containsExactly(
            "--set hft.widget.stale-after: hft.widget.stale-after: expected a duration with a unit"
                + " such as 2 ms, 150 ms, 5 s, 1 h, was 5");
    assertThat(problems(GOOD, "hft.widget.levels=2.5").getFirst())
        .contains("expected a whole number, was 2.5");
    assertThat(problems(GOOD, "hft.widget.shape=round").getFirst())
        .contains("expected one of flat, log-like, was round");
    assertThat(problems(GOOD, "hft.widget.inner.weight=NaN").getFirst())
        .contains("expected a number, was NaN");
    assertThat(problems(GOOD, "hft.widget.max-order-size=0.000000001").getFirst())
        .contains("at most 8 decimals");
    assertThat(problems(GOOD, "hft.widget.inner.on=yes").getFirst()).contains("true or false");
    assertThat(problems(GOOD, "hft.widget.since=yesterday").getFirst()).contains("2025-09-04");
    assertThat(problems(GOOD, "hft.widget.names=a").getFirst()).contains("a list");
    assertThat(problems(GOOD, "hft.widget.inner=3").getFirst()).contains("a section { ... }");
    assertThat(problems(GOOD, "hft.widget.window=2").getFirst()).contains("a duration");
  }

  @Test
  void a_missing_key_is_named() {
    assertThat(problems(GOOD.replace("  levels = 3\n", "")).getFirst())
        .contains("hft.widget.levels: is missing: expected a number");
  }

  @Test
  void a_records_own_check_is_told_with_its_section() {
    assertThat(problems(GOOD, "hft.widget.levels=33").getFirst())
        .isEqualTo("--set hft.widget.levels: hft.widget: levels must be 1..20, was 33");
    assertThat(problems(GOOD + "hft.widget.levels = 44").getFirst())
        .endsWith("some.conf:13: hft.widget: levels must be 1..20, was 44");
  }

  @Test
  void what_is_no_hocon_is_told_with_its_place_once() {
    assertThat(problems(GOOD + "hft {").getFirst())
        .endsWith("some.conf:13: expecting a close parentheses ')' here, not: end of file");
  }

  @Test
  void all_problems_are_told_together() {
    assertThat(problems(GOOD, "hft.widget.levels=x", "hft.widget.shape=y", "hft.widget.extra=1"))
        .hasSize(3);
  }

  @Test
  void what_is_not_hocon_says_where() {
    assertThat(problems("hft {").getFirst()).contains("some.conf");
    assertThatThrownBy(() -> read(GOOD, "nonsense")).hasMessageContaining("expected key=value");
  }

  @Test
  void the_defaults_in_conf_are_complete_and_valid() {
    Path conf = Path.of("conf", "application.conf");
    Settings settings = Schema.base().read(ConfigFiles.load(conf, List.of(), List.of(), Map.of()));
    assertThat(settings.get(RunSettings.class).mode()).isEqualTo(Mode.LOCAL);
    assertThat(settings.get(BatchSettings.class).window()).isEqualTo(Duration.ofMillis(2));
    assertThat(settings.get(BacktestSettings.class).queue()).isEqualTo(QueueModelName.RISK_AVERSE);
  }

  @Test
  void the_environment_sets_the_batch_window() {
    Path conf = Path.of("conf", "application.conf");
    Map<String, String> environment = Map.of("BATCH_WINDOW_MS", "7");
    Settings settings =
        Schema.base()
            .read(ConfigFiles.load(conf, List.of(), List.of("hft.batch.window=3ms"), environment));
    assertThat(settings.get(BatchSettings.class).window()).isEqualTo(Duration.ofMillis(7));
    assertThatThrownBy(
            () ->
                Schema.base()
                    .read(
                        ConfigFiles.load(
                            conf, List.of(), List.of(), Map.of("BATCH_WINDOW_MS", "fast"))))
        .hasMessageContaining("BATCH_WINDOW_MS")
        .hasMessageContaining("a duration");
  }

  @Test
  void the_hash_names_what_decides_the_result_and_nothing_else() {
    Path conf = Path.of("conf", "application.conf");
    var base = hash(conf);
    assertThat(hash(conf, "hft.backtest.path=/elsewhere", "hft.backtest.out=/there"))
        .isEqualTo(base);
    assertThat(hash(conf, "hft.seed=2")).isNotEqualTo(base);
    assertThat(hash(conf, "hft.backtest.queue=touch")).isNotEqualTo(base);
  }

  private static String hash(Path conf, String... assignments) {
    return Schema.base()
        .read(ConfigFiles.load(conf, List.of(), List.of(assignments), Map.of()))
        .hash();
  }
}
