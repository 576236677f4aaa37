package hft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import hft.app.CommandLine.Ended;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.app.exchange.LocalExchange;
import hft.data.TableRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./hft record} in processes of its own, from a local exchange here that replays the sample.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Flushes come every second here; the rest is a busy machine's. */
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Path root;
  private final List<Process> started = new ArrayList<>();
  private static LocalExchange exchange;

  @BeforeAll
  static void open() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    Settings settings =
        Schema.base()
            .read(
                ConfigFiles.load(
                    home.resolve("conf/application.conf"),
                    List.of(),
                    List.of("hft.exchange.port=0", "hft.exchange.limits=off"),
                    Map.of()));
    exchange =
        LocalExchange.start(
            settings,
            home,
            Map.of(),
            () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
  }

  @AfterAll
  static void close() {
    exchange.close();
  }

  @BeforeEach
  void place() {
    root = folder.resolve("recorded");
  }

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
  }

  /**
   * @param shell what the shell does first; ends in what {@code exec} takes before the command
   */
  private Process start(String name, String shell, Object... args) throws IOException {
    Process process =
        new ProcessBuilder(ProgramCommand.of(shell, args))
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private Process record(String shell, String... more) throws IOException {
    String url = exchange.server().url();
    List<String> args =
        new ArrayList<>(
            List.of(
                "record",
                "--quiet",
                "--json",
                "--coins",
                "BTC,ETH",
                "--out",
                root.toString(),
                "--set",
                "hft.venue.mainnet.rest=\"" + url + "\"",
                "--set",
                "hft.venue.mainnet.ws=\"" + url.replaceFirst("^http", "ws") + "/ws\"",
                "--set",
                "hft.recorder.flush-every=1s"));
    args.addAll(List.of(more));
    return start("record", shell, args.toArray());
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  private List<Path> below(Path place) {
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> parts(String table) {
    return below(root.resolve(table)).stream()
        .filter(file -> file.getFileName().toString().startsWith("part-"))
        .toList();
  }

  private List<TableRows.Row> rows(String table) throws IOException {
    List<TableRows.Row> rows = new ArrayList<>();
    for (Path part : parts(table)) {
      rows.addAll(TableRows.read(part));
    }
    return rows;
  }

  private Ended backtest(String out) {
    return CommandLine.hft("backtest", root, "--out", folder.resolve(out), "--quiet", "--json");
  }

  @Test
  void what_is_recorded_is_backtested_and_told_to_be_synthetic() throws Exception {
    assertThat(end(record("exec", "--for", "12s"))).as(text("record.err")).isZero();
    JsonNode figures = JSON.readTree(text("record.out"));
    assertThat(figures.get("dropped").asInt()).isZero();
    assertThat(figures.get("reason").asText()).isEqualTo("time is up");
    for (String table : List.of("l2_book", "bbo", "trades", "asset_ctx")) {
      assertThat(rows(table))
          .as(table)
          .hasSize(figures.get("rows").get(table).asInt())
          .isNotEmpty();
      assertThat(parts(table)).as("joined at the end").hasSize(2);
    }
    assertThat(rows("bbo"))
        .allMatch(row -> row.at("receive_ns") > row.at("venue_ns") && row.at("venue_ns") > 0);
    assertThat(Files.readString(root.resolve("instruments.json")))
        .contains("\"synthetic\" : true", "an exchange on this machine");
    Ended backtest = backtest("backtest");
    assertThat(backtest.code()).as(backtest.err()).isZero();
    long events = 0;
    for (JsonNode rows : figures.get("rows")) {
      events += rows.asLong();
    }
    assertThat(JSON.readTree(backtest.out()).get("events").asLong()).isEqualTo(events);
  }

  @Test
  void a_killed_recorder_loses_a_few_seconds_and_the_next_one_goes_on() throws Exception {
    Process killed = record("exec");
    await().atMost(PATIENCE).until(() -> parts("l2_book").size() >= 6);
    await()
        .atMost(PATIENCE)
        .until(() -> below(root).stream().anyMatch(file -> file.toString().endsWith(".tmp")));
    Instant kill = Instant.now();
    assertThat(new ProcessBuilder("kill", "-KILL", "" + killed.pid()).start().waitFor()).isZero();
    assertThat(end(killed)).isEqualTo(137);
    List<TableRows.Row> before = rows("bbo"); // every finished file can be read
    long last = before.stream().mapToLong(row -> row.at("receive_ns")).max().orElseThrow();
    assertThat(Duration.between(Instant.ofEpochSecond(0, last), kill)).isLessThan(A_FEW_SECONDS);
    Ended backtest = backtest("killed");
    assertThat(backtest.code()).as(backtest.err()).isZero();

    assertThat(end(record("exec", "--for", "6s"))).as(text("record.err")).isZero();
    JsonNode figures = JSON.readTree(text("record.out"));
    assertThat(figures.get("leftovers").asInt()).isPositive();
    assertThat(below(root)).noneMatch(file -> file.toString().endsWith(".tmp"));
    List<TableRows.Row> after = rows("bbo");
    assertThat(after).hasSizeGreaterThan(before.size());
    assertThat(after.containsAll(before)).as("what was finished stays").isTrue();
    backtest = backtest("both");
    assertThat(backtest.code()).as(backtest.err()).isZero();
  }

  @Test
  void a_signal_ends_it_in_order() throws Exception {
    Process process = record("exec env --default-signal");
    await().atMost(PATIENCE).until(() -> parts("bbo").size() >= 2);
    process.destroy();
    assertThat(end(process)).as(text("record.err")).isZero();
    assertThat(JSON.readTree(text("record.out")).get("reason").asText()).isEqualTo("SIGTERM");
    assertThat(below(root)).noneMatch(file -> file.toString().endsWith(".tmp"));
  }

  /** A limit on the size of files is the full disk that needs no privilege. */
  @Test
  void no_room_is_said_once_and_is_our_failure() throws Exception {
    String name = System.getProperty("os.arch").equals("aarch64") ? "linux/aarch64" : "linux/amd64";
    Path zstd = folder.resolve("libzstd.so");
    try (InputStream library =
        Zstd.class.getResourceAsStream(
            "/" + name + "/libzstd-jni-" + ZstdVersion.VERSION + ".so")) {
      Files.copy(Objects.requireNonNull(library), zstd);
    }
    Process process =
        record(
            "export JDK_JAVA_OPTIONS=-DZstdNativePath=" + zstd + " && ulimit -f 8 && exec",
            "--set",
            "hft.recorder.flush-every=10s");
    assertThat(end(process)).as(text("record.err")).isEqualTo(1);
    assertThat(text("record.err"))
        .containsOnlyOnce("hft: cannot write ")
        .contains("File too large")
        .doesNotContain("\tat ");
    assertThat(below(root)).noneMatch(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  void a_coin_that_is_not_listed_is_the_users_mistake() throws Exception {
    assertThat(end(record("exec", "--set", "hft.venue.coins=[NONE]", "--coins", "NONE")))
        .isEqualTo(2);
    assertThat(text("record.err")).contains("the venue lists no perp NONE");
    assertThat(root).doesNotExist();
  }
}
