package hft.app.bench.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, with little memory; ends when closed. */
public final class ServerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The launcher's flags, and a heap that what piles up would fill. */
  private static final List<String> FLAGS =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "-ea",
          "-Duser.timezone=UTC");

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** {@code ./hft exchange} without limits, on any port; nobody trades but the clients. */
  static ServerProcess exchange(List<String> arguments) throws IOException {
    return exchange(List.of("--empty"), arguments);
  }

  /** The same, replaying a recorded market. */
  public static ServerProcess replaying(Path root, List<String> arguments) throws IOException {
    return exchange(List.of("--data", root.toString()), arguments);
  }

  private static ServerProcess exchange(List<String> market, List<String> arguments)
      throws IOException {
    List<String> all =
        new ArrayList<>(List.of("exchange", "--port", "0", "--limits", "off", "--json"));
    all.addAll(market);
    all.addAll(arguments);
    return start("hft.app.Main", all);
  }

  /** The same HTTP library answering a constant. */
  static ServerProcess bare(long broadcastMillis) throws IOException {
    return start(BareServer.class.getName(), List.of(Long.toString(broadcastMillis)));
  }

  private static ServerProcess start(String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-Dhft.home=" + Path.of(System.getProperty("hft.home", "")).toAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = said.readLine();
      if (line == null) {
        throw new IOException("the server ended before it listened; see above");
      }
      return new ServerProcess(process, JSON.readTree(line).path("port").asInt());
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  /** Processor time of all its threads: compiling and collecting too. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** What it holds of the machine's memory, bytes; empty where the system does not say. */
  OptionalLong residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
        .findFirst();
  }

  /** What the exchange says of itself. */
  public JsonNode status() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/local/status");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return JSON.readTree(
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
