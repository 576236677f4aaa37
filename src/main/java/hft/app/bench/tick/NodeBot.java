package hft.app.bench.tick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The rival: a bot on a client that others wrote, run by Node.js. The clients are those that the
 * exchange is tested with, from the same lock file, in the same folder below {@code target/}.
 */
final class NodeBot {
  private static final String SCRIPT = "tick-to-trade.mjs";
  private static final List<String> SOURCES = List.of("package.json", "package-lock.json", SCRIPT);
  private static final Duration INSTALLING = Duration.ofMinutes(5);
  private static final Duration STARTING = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What it did.
   *
   * @param name client and version
   * @param micros from each touch's arrival to the order's bytes at a socket
   * @param failures orders that were not refused as they should be
   */
  record Run(String name, String node, List<Double> micros, long failures) {
    /** As measured: its touches do not come on one clock for every client. */
    Latencies latencies() {
      Latencies took = Latencies.asMeasured();
      micros.forEach(each -> took.add((long) (each * 1e3)));
      return took;
    }
  }

  private final Path folder;

  private NodeBot(Path folder) {
    this.folder = folder;
  }

  /**
   * Installs the clients unless that was done before.
   *
   * @param why is told what is missing when there is no bot
   */
  static Optional<NodeBot> install(Path home, List<String> why)
      throws IOException, InterruptedException {
    Path source = home.resolve(Path.of("src", "test", "clients"));
    Path folder = home.resolve(Path.of("target", "clients"));
    NodeBot bot = new NodeBot(folder);
    if (!Files.exists(source.resolve(SCRIPT))) {
      why.add("its sources are not here (src/test/clients)");
      return Optional.empty();
    }
    Files.createDirectories(folder);
    if (!bot.runs("node", "--version") || !bot.runs("npm", "--version")) {
      why.add("node and npm are not on the PATH");
      return Optional.empty();
    }
    for (String name : SOURCES) {
      Files.copy(source.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Path lock = folder.resolve("package-lock.json");
    Path done = folder.resolve("installed.json");
    if (Files.exists(done) && Files.mismatch(lock, done) < 0) {
      return Optional.of(bot);
    }
    if (!bot.runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")) {
      why.add("npm ci failed in target/clients (npm.txt there says why)");
      return Optional.empty();
    }
    Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
    return Optional.of(bot);
  }

  /** Starts it, lets it trade for so long, and reads what it took. */
  Run trade(String client, String url, byte[] secret, Duration warmUp, Duration length)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "node",
            SCRIPT,
            client,
            url,
            "0x" + HexFormat.of().formatHex(secret),
            Long.toString(warmUp.plus(length).toSeconds()));
    Path said = folder.resolve("bot.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      if (!await(process, warmUp.plus(length).plus(STARTING)) || process.exitValue() != 0) {
        throw new IOException("the bot on " + client + " failed: " + Files.readString(said));
      }
    } finally {
      process.destroyForcibly();
    }
    return read(said, warmUp);
  }

  private static Run read(Path said, Duration warmUp) throws IOException {
    List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
    JsonNode told = JSON.readTree(lines.getLast());
    JsonNode ticks = told.path("ticks");
    List<Double> micros = new ArrayList<>();
    double from = ticks.isEmpty() ? 0 : ticks.get(0).get(0).asDouble() + warmUp.toMillis();
    for (JsonNode tick : ticks) {
      if (tick.get(0).asDouble() >= from) {
        micros.add(tick.get(1).asDouble());
      }
    }
    if (micros.isEmpty()) {
      throw new IOException("the bot answered no touch: " + String.join("\n", lines));
    }
    return new Run(
        told.path("name").asText(),
        told.path("node").asText(),
        micros,
        told.path("failures").asLong());
  }

  private boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("npm.txt").toFile())
              .start();
      try {
        return await(process, INSTALLING) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      return false; // no such program
    }
  }

  private static boolean await(Process process, Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
