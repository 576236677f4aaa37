package hft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.config.BacktestSettings;
import hft.app.config.FeeScenarioName;
import hft.app.config.LatencyModelName;
import hft.app.config.Mode;
import hft.app.config.QueueModelName;
import hft.app.config.RunSettings;
import hft.app.config.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CliTest {
  private static final class BrokenFile extends Exception {
    BrokenFile(String message) {
      super(message);
    }
  }

  private final AtomicReference<@Nullable Object> asked = new AtomicReference<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Jobs jobs =
      Jobs.none()
          .withBacktest((request, progress) -> report(request, true))
          .withImport((request, progress) -> report(request, true))
          .withSynthesize((request, progress) -> report(request, true))
          .withBench("book", (request, progress) -> report(request, true))
          .withBench("queue", (request, progress) -> report(request, false));

  private Path home = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  private JobReport report(Object request, boolean held) {
    asked.set(request);
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("net", 1);
    figures.put("text", "zwei");
    return new JobReport(List.of("net profit 1"), figures, held);
  }

  private int run(String... args) {
    Program program =
        new Program(jobs, Schema.base(), List.of(BrokenFile.class), home, Map.of(), false);
    return Cli.run(program, args, new PrintWriter(out), new PrintWriter(err));
  }

  private BacktestRequest backtest(String... args) {
    assertThat(run(args)).as("%s", err).isZero();
    return (BacktestRequest) Objects.requireNonNull(asked.get());
  }

  @Test
  void backtest_hands_over_what_the_flags_say() throws Exception {
    BacktestRequest request =
        backtest(
            "backtest",
            folder.toString(),
            "12.5",
            "--coins",
            "BTC,ETH",
            "--from",
            "2025-09-04",
            "--to",
            "2025-09-04T20:00:00Z",
            "--queue",
            "power-2",
            "--fees",
            "rebate",
            "--seed",
            "9",
            "--out",
            folder.resolve("o").toString());
    BacktestSettings settings = request.settings().get(BacktestSettings.class);
    assertThat(request.data()).isEqualTo(folder.toRealPath());
    assertThat(settings.path()).isEqualTo(request.data());
    assertThat(settings.out()).contains(request.out());
    assertThat(request.dataLabel()).isEqualTo(folder.getFileName().toString());
    assertThat(request.out()).isEqualTo(folder.resolve("o"));
    assertThat(settings.coins()).containsExactly("BTC", "ETH");
    assertThat(settings.from().orElseThrow()).isEqualTo("2025-09-04T00:00:00Z");
    assertThat(settings.to().orElseThrow()).isEqualTo("2025-09-04T20:00:00Z");
    assertThat(settings.queue()).isEqualTo(QueueModelName.POWER_2);
    assertThat(settings.fees()).isEqualTo(FeeScenarioName.REBATE);
    assertThat(settings.latency().model()).isEqualTo(LatencyModelName.CONSTANT);
    assertThat(settings.latency().entry()).isEqualTo(Duration.ofNanos(12_500_000));
    assertThat(request.settings().get(RunSettings.class).seed()).isEqualTo(9);
  }

  @Test
  void relative_paths_in_the_settings_start_at_home_and_links_are_followed() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("data"), real);
    Files.createDirectory(folder.resolve("conf"));
    for (String file : List.of("application.conf", "dispatchers.conf", "exchange.conf")) {
      Files.copy(Path.of("conf", file), folder.resolve("conf").resolve(file));
    }
    home = folder;
    BacktestRequest request =
        backtest("backtest", "--set", "hft.backtest.path=data", "--set", "hft.backtest.out=o");
    assertThat(request.data()).isEqualTo(real.toRealPath());
    assertThat(request.out()).isEqualTo(folder.resolve("o"));
    assertThat(request.dataLabel()).isEqualTo("data");
  }

  @Test
  void the_switch_in_the_settings_is_the_same_as_the_command() {
    String path = "hft.backtest.path=\"" + folder + "\"";
    BacktestRequest bySwitch = backtest("run", "--mode", "backtest", "--set", path);
    BacktestRequest byCommand = backtest("backtest", "--set", path, "--set", "hft.mode=backtest");
    assertThat(bySwitch.settings().hash()).isEqualTo(byCommand.settings().hash());
    assertThat(bySwitch.data()).isEqualTo(byCommand.data());
  }

  @Test
  void run_hands_over_the_mode_and_names_the_modes_there_are() {
    jobs = jobs.withRun((request, progress) -> report(request, true));
    for (String mode : List.of("local", "paper", "testnet", "live")) {
      assertThat(run("run", "--mode", mode, "--for", "20s")).as("%s", err).isZero();
      RunRequest request = (RunRequest) Objects.requireNonNull(asked.get());
      assertThat(request.mode().name()).isEqualToIgnoringCase(mode);
      assertThat(request.length()).contains(Duration.ofSeconds(20));
      assertThat(request.out().getFileName().toString()).endsWith("-" + mode);
    }
    assertThat(run("run")).isZero();
    assertThat(((RunRequest) Objects.requireNonNull(asked.get())).mode()).isEqualTo(Mode.LOCAL);
    assertThat(run("run", "--mode", "cluster")).isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("mode 'cluster' is not part of this version");
    assertThat(run("run", "--mode", "sideways")).isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("expected one of local, paper");
    assertThat(run("run", "--for", "soon")).isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("--for expects a time such as 20s");
  }

  @Test
  void json_is_one_object_and_the_only_thing_on_stdout() throws Exception {
    assertThat(run("bench", "book", "--json")).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(new ObjectMapper().readTree(out.toString()).get("text").asText()).isEqualTo("zwei");
  }

  @Test
  void a_check_that_does_not_hold_is_three() {
    assertThat(run("bench", "queue")).isEqualTo(ExitCode.NOT_HELD);
    assertThat(out.toString()).isEqualToIgnoringNewLines("net profit 1");
  }

  @Test
  void mistakes_end_in_two_with_one_message() {
    Map<List<String>, String> mistakes =
        Map.of(
            List.of("backtest", "no/such/place"), "no such file or folder: ",
            List.of("backtest", folder.toString(), "soon"), "LATENCY_MS",
            List.of("backtest", folder.toString(), "-5"), "LATENCY_MS must be 0..60000",
            List.of("bench", "nothing"), "there are: book, queue",
            List.of("import", "morse", ".", "--out", "x"), "expected one of hyperliquid-csv",
            List.of("synthesize", "--out", "x", "--hours", "-1"), "--hours",
            List.of("backtset"), "backtset",
            List.of("backtest", "--set", "hft.backtest.queu=log"),
                "did you mean hft.backtest.queue?");
    mistakes.forEach(
        (args, message) -> {
          err.getBuffer().setLength(0);
          assertThat(run(args.toArray(new String[0]))).as("%s", args).isEqualTo(ExitCode.MISTAKE);
          assertThat(err.toString()).contains(message).doesNotContain("at hft.");
        });
    assertThat(asked.get()).isNull();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_broken_file_is_the_users_and_a_broken_invariant_ours() throws Exception {
    jobs =
        jobs.withBench(
                "data",
                (request, progress) -> {
                  throw new BrokenFile("x.parquet, row 7: crossed");
                })
            .withBench(
                "bug",
                (request, progress) -> {
                  throw new IllegalStateException("cannot be");
                })
            .withBench(
                "assertion",
                (request, progress) -> {
                  throw new AssertionError("never");
                })
            .withBench(
                "disk",
                (request, progress) -> {
                  throw new IOException("No space left on device");
                });
    assertThat(run("bench", "data")).isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).isEqualToIgnoringNewLines("hft: x.parquet, row 7: crossed");
    for (String name : List.of("bug", "assertion", "disk")) {
      err.getBuffer().setLength(0);
      assertThat(run("bench", name)).isEqualTo(ExitCode.FAILURE);
      assertThat(err.toString()).contains("stack trace: ").doesNotContain("\tat ");
      String log =
          err.toString()
              .lines()
              .filter(line -> line.contains("stack trace: "))
              .findFirst()
              .orElseThrow();
      Path trace = Path.of(log.substring(log.indexOf(": ") + 2));
      assertThat(Files.readString(trace)).contains("\tat hft.app.cli.CliTest");
      Files.delete(trace);
    }
  }

  @Test
  void every_command_explains_itself_with_examples() {
    for (String command : List.of("run", "backtest", "import", "synthesize", "bench")) {
      out.getBuffer().setLength(0);
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString())
          .contains(
              "Examples:", "./hft " + command, "--config", "--set", "--seed", "--json", "--quiet");
    }
    out.getBuffer().setLength(0);
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("backtest", "import", "synthesize", "bench", "Exit codes");
    assertThat(run("--version")).isZero();
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString()).contains("complete -F");
  }

  @Test
  void the_list_of_commands_has_whole_sentences() {
    assertThat(run("--help")).isZero();
    String help = out.toString();
    String list = help.substring(help.indexOf("Commands:\n") + 10, help.indexOf("\nExamples:"));
    String[] entries = list.split("(?m)^ {2}(?=\\S)");
    assertThat(entries).hasSizeGreaterThan(8);
    assertThat(entries)
        .filteredOn(entry -> !entry.isBlank() && !entry.strip().endsWith("."))
        .isEmpty();
  }

  @Test
  void a_job_that_is_not_bound_says_so() {
    jobs = Jobs.none();
    assertThat(run("synthesize", "--out", folder.toString())).isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("not part of this build");
  }
}
