package hft.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program keeps every rule; for every rule there is a class that breaks it and is caught. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WallsTest {
  private static final String BROKEN = "hft.architecture.violations";
  private static final Walls OURS = new Walls("hft");
  private static final Walls THEIRS = new Walls(BROKEN);
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("hft");
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);

  /** Which fixture each rule has to report. */
  private static final Map<String, String> CAUGHT =
      Map.ofEntries(
          Map.entry("core is pure", "core.CoreKnowingTrading"),
          Map.entry("core does no input or output", "core.CoreReadingFiles"),
          Map.entry("wire knows core only", "wire.WireKnowingPort"),
          Map.entry("wire does no input or output", "wire.WireDialing"),
          Map.entry("data knows core only", "data.DataKnowingPort"),
          Map.entry("port knows core only", "port.PortKnowingTrading"),
          Map.entry("trading knows core and port only", "trading.TradingKnowingJournal"),
          Map.entry("backtest knows core, data and port only", "backtest.BacktestKnowingTrading"),
          Map.entry("adapters never know each other", "journal.JournalKnowingSim"),
          Map.entry("only the miner knows S3", "journal.JournalKnowingHadoop"),
          Map.entry("only alpha and policy know model engines", "journal.JournalKnowingTensors"),
          Map.entry("nothing knows app", "trading.TradingKnowingMode"),
          Map.entry("only app knows modes", "trading.TradingKnowingMode"),
          Map.entry("no answer crosses a thread", "trading.TradingAsking"),
          Map.entry("nothing asks what time it is", "sim.SimReadingClocks"),
          Map.entry("nothing is drawn without a seed", "core.CoreDrawing"),
          Map.entry("only app writes to the console", "sim.SimPrinting"),
          Map.entry("no cycles between packages", "cycle.one.One"));

  static Stream<String> names() {
    return OURS.rules().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_program_keeps(String name) {
    EvaluationResult result = rule(OURS, name).evaluate(PROGRAM);
    assertThat(result.getFailureReport().getDetails()).as(name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_class_that_breaks_it_is_caught(String name) {
    EvaluationResult result = rule(THEIRS, name).evaluate(FIXTURES);
    assertThat(CAUGHT).containsKey(name);
    assertThat(String.join("\n", result.getFailureReport().getDetails()))
        .as(name)
        .contains(BROKEN + "." + CAUGHT.get(name));
  }

  @Test
  void every_way_out_of_the_thread_and_every_clock_is_caught() {
    assertThat(details("no answer crosses a thread")).contains("pipeToSelf").contains("ask");
    assertThat(details("nothing asks what time it is"))
        .contains("nanoTime", "currentTimeMillis", "Thread.sleep", "Instant.now");
    assertThat(details("nothing is drawn without a seed")).contains("java.util.Random.<init>()");
  }

  @Test
  void the_doors_to_operators_and_disks_know_neither_the_tree_nor_each_other() {
    assertThat(details("adapters never know each other"))
        .contains("http.HttpKnowingTrading", "durable.DurableKnowingJournal");
  }

  @Test
  void what_watches_keeps_out_of_what_it_watches() {
    assertThat(details("adapters never know each other"))
        .contains("telemetry.TelemetryKnowingTrading");
  }

  @Test
  void what_is_allowed_is_not_reported() {
    assertThat(details("nothing is drawn without a seed")).doesNotContain("CoreDrawing.seeded");
    assertThat(details("adapters never know each other")).doesNotContain("JournalKnowingData");
  }

  @Test
  void the_program_was_really_read() {
    assertThat(PROGRAM.contain("hft.core.market.Fixed8")).isTrue();
    assertThat(PROGRAM.contain("hft.app.Main")).isTrue();
    assertThat(PROGRAM.contain("hft.architecture.WallsTest")).isFalse();
  }

  private static String details(String name) {
    return String.join("\n", rule(THEIRS, name).evaluate(FIXTURES).getFailureReport().getDetails());
  }

  private static com.tngtech.archunit.lang.ArchRule rule(Walls walls, String name) {
    return java.util.Objects.requireNonNull(walls.rules().get(name));
  }
}
