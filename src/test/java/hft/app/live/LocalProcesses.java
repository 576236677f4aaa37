package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.OwnDoor;
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

/** Engines, exchanges and watchdogs as the command line starts them, in processes of their own. */
final class LocalProcesses implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final ObjectMapper JSON = new ObjectMapper();

  /** A key published as that of test vectors everywhere; nobody's. */
  private static final String KEY = "11".repeat(32);

  static final String ADDRESS = "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a";

  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  LocalProcesses(Path folder) {
    this.folder = folder;
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
    http.close();
  }

  Process start(String name, String... args) throws IOException {
    Process process =
        new ProcessBuilder(ProgramCommand.of("exec env --default-signal", (Object[]) args))
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    started.add(process);
    return process;
  }

  Process engine(String... more) throws IOException {
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
    args.addAll(OwnDoor.under(folder));
    args.addAll(List.of(more));
    return start("engine", args.toArray(String[]::new));
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  String found(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text("engine.err"));
    assertThat(matcher.find()).as("%s in %s", regex, text("engine.err")).isTrue();
    return matcher.group(1);
  }

  int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  JsonNode figures() throws IOException {
    assertThat(text("engine.out").lines()).as(text("engine.err")).hasSize(1);
    return JSON.readTree(text("engine.out"));
  }

  /** What the exchange answers to an info request. */
  JsonNode info(String url, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/info"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** How the exchange says it is doing. */
  JsonNode status(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url + "/local/status")).build());
  }

  /** The status of the answer. */
  int post(String url, String path, String body) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** -1 when the exchange does not answer. */
  int openOrders(String url, String account) {
    try {
      return info(url, "{\"type\":\"openOrders\",\"user\":\"" + account + "\"}").size();
    } catch (IOException e) {
      return -1;
    }
  }

  void awaitQuotes(String url, String account) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> assertThat(openOrders(url, account)).as(() -> text("engine.err")).isPositive());
  }

  Process exchange(int port, String... more) throws IOException {
    List<String> args =
        new ArrayList<>(List.of("exchange", "--port", "" + port, "--limits", "off"));
    args.addAll(List.of("--account", ADDRESS + "=100000"));
    args.addAll(List.of(more));
    return start("exchange", args.toArray(String[]::new));
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /** The file of {@link #ADDRESS}'s own key. */
  Path key() throws IOException {
    return key(KEY);
  }

  Path key(String digits) throws IOException {
    Path key = folder.resolve(digits.substring(0, 2) + ".key");
    Files.writeString(key, digits + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return key;
  }

  /** Settings of a process that trades at an exchange of another, or watches it. */
  List<String> at(int port, String nonces) throws IOException {
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

  Process engineAt(int port, String... settings) throws IOException {
    List<String> args = at(port, "nonces");
    args.addAll(List.of("--set", "hft.venue.link.backoff-max=2s"));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    return engine(args.toArray(String[]::new));
  }
}
