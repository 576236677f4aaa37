package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.ProgramCommand;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the local exchange as the command line starts them, in processes of their own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalRunTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A key published as that of test vectors everywhere; nobody's. */
  private static final String KEY = "11".repeat(32);

  private static final String ADDRESS = "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
    http.close();
  }

  private Process start(String name, String... args) throws IOException {
    Process process =
        new ProcessBuilder(ProgramCommand.of("exec env --default-signal", (Object[]) args))
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private Process engine(String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                "--quiet",
                "--json",
                "--set",
                "hft.exchange.limits=off", // this test asks a lot from the same address
                "--set",
                "hft.watchdog.heartbeat=\"" + folder.resolve("heartbeat") + "\""));
    args.addAll(List.of(more));
    return start("engine", args.toArray(String[]::new));
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  private String found(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text("engine.err"));
    assertThat(matcher.find()).as("%s in %s", regex, text("engine.err")).isTrue();
    return matcher.group(1);
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  private JsonNode figures() throws IOException {
    assertThat(text("engine.out").lines()).as(text("engine.err")).hasSize(1);
    return JSON.readTree(text("engine.out"));
  }

  /** -1 when the exchange does not answer. */
  private int openOrders(String url, String account) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url + "/info"))
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"type\":\"openOrders\",\"user\":\"" + account + "\"}"))
              .build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).size();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitQuotes(String url, String account) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> assertThat(openOrders(url, account)).as(() -> text("engine.err")).isPositive());
  }

  @Test
  void by_default_it_trades_against_its_own_exchange_and_both_hold_the_same() throws Exception {
    assertThat(end(engine("--for", "15s"))).as(text("engine.err")).isZero();
    assertThat(figures().get("orders").asInt()).isPositive();
    assertThat(figures().get("openOrders").asInt()).isZero();
    assertThat(figures().get("cashDifference").asText()).isEqualTo("0");
    JsonNode market = figures().get("market");
    assertThat(market.get("dropped").asInt()).isZero();
    assertThat(market.get("rows").get("l2_book").asInt()).isPositive();
    assertThat(Path.of(market.get("root").asText(), "instruments.json")).isRegularFile();
    assertThat(text("engine.err")).contains("exchange http://127.0.0.1:", "market ", "run ");
    assertThat(folder.resolve("heartbeat")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void a_signal_takes_the_quotes_out_before_the_process_ends(String signal) throws Exception {
    Process engine = engine();
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("stop     ctrl-c"));
    awaitQuotes(found("exchange (http://\\S+)"), found("account  (0x[0-9a-f]{40})"));
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + engine.pid()).start().waitFor())
        .isZero();
    assertThat(end(engine)).as(text("engine.err")).isZero();
    assertThat(figures().get("reason").asText()).isEqualTo("SIG" + signal);
    assertThat(figures().get("openOrders").asInt()).isZero();
    assertThat(folder.resolve("heartbeat")).doesNotExist();
  }

  private Process exchange(int port) throws IOException {
    return start(
        "exchange",
        "exchange",
        "--port",
        "" + port,
        "--limits",
        "off",
        "--account",
        ADDRESS + "=100000");
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private Path key() throws IOException {
    Path key = folder.resolve("test.key");
    Files.writeString(key, KEY + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return key;
  }

  /** Settings of a process that trades at an exchange of another, or watches it. */
  private List<String> at(int port, String nonces) throws IOException {
    List<String> args = new ArrayList<>(List.of("--mode", "testnet"));
    for (String setting :
        List.of(
            "hft.venue.testnet.rest=\"http://127.0.0.1:" + port + "\"",
            "hft.venue.testnet.ws=\"ws://127.0.0.1:" + port + "/ws\"",
            "hft.venue.master-key=true",
            "hft.venue.key-file=\"" + key() + "\"",
            "hft.venue.nonces=\"" + folder.resolve(nonces) + "\"")) {
      args.addAll(List.of("--set", setting));
    }
    return args;
  }

  private Process engineAt(int port) throws IOException {
    List<String> args = at(port, "nonces");
    args.addAll(List.of("--set", "hft.venue.link.backoff-max=2s"));
    return engine(args.toArray(String[]::new));
  }

  @Test
  void orders_of_a_killed_engine_go_by_cancel_all_and_by_the_watchdog() throws Exception {
    int port = freePort();
    String url = "http://127.0.0.1:" + port;
    exchange(port);
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    Process first = engineAt(port);
    awaitQuotes(url, ADDRESS);
    first.destroyForcibly().waitFor();
    assertThat(openOrders(url, ADDRESS)).as("nobody took them out").isPositive();
    List<String> cancelAll = at(port, "nonces");
    cancelAll.addFirst("cancel-all");
    Process cancel = start("cancel", cancelAll.toArray(String[]::new));
    assertThat(end(cancel)).as(text("cancel.err")).isZero();
    assertThat(text("cancel.out")).contains(ADDRESS, " cancelled, 0 left");
    assertThat(openOrders(url, ADDRESS)).isZero();

    Process second = engineAt(port);
    List<String> watch = at(port, "nonces of the watchdog");
    watch.addFirst("watchdog");
    for (String setting :
        List.of(
            "hft.watchdog.heartbeat=\"" + folder.resolve("heartbeat") + "\"",
            "hft.watchdog.every=200ms",
            "hft.watchdog.silence=3s",
            "hft.watchdog.key-file=\"" + key() + "\"")) {
      watch.addAll(List.of("--set", setting));
    }
    Process watchdog = start("watchdog", watch.toArray(String[]::new));
    await().atMost(PATIENCE).until(() -> text("watchdog.err").contains("watching "));
    awaitQuotes(url, ADDRESS);
    second.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    assertThat(text("watchdog.err")).contains("no heartbeat for more than PT3S", ", 0 left");
    assertThat(watchdog.isAlive()).as("goes on watching").isTrue();
  }

  @Test
  void a_killed_exchange_that_comes_back_is_cleared_read_and_quoted_again() throws Exception {
    int port = freePort();
    String url = "http://127.0.0.1:" + port;
    Process exchange = exchange(port);
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    Process engine = engineAt(port);
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("stop     ctrl-c"));
    awaitQuotes(url, ADDRESS);
    exchange.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("account: lost"));
    exchange(port);
    awaitQuotes(url, ADDRESS);
    assertThat(engine.isAlive()).as(text("engine.err")).isTrue();
    engine.destroy();
    // 3 when something had been filled before: the new exchange does not know of it, and we say so.
    assertThat(end(engine)).as(text("engine.err")).isIn(0, 3);
    assertThat(figures().get("openOrders").asInt()).isZero();
  }
}
