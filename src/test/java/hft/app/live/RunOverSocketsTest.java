package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.OwnDoor;
import hft.app.cli.Cli;
import hft.app.cli.ExitCode;
import hft.app.cli.Job;
import hft.app.cli.Jobs;
import hft.app.cli.Program;
import hft.app.cli.RunRequest;
import hft.app.config.Schema;
import hft.hyperliquid.LoopbackVenue;
import hft.hyperliquid.key.KeyProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole engine, as the command line starts it, over real sockets and with real signatures. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunOverSocketsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private LoopbackVenue venue;
  private @Nullable CompletableFuture<Integer> running;
  private final EngineRun engine = new EngineRun();
  private Job<RunRequest> job = new RunJob();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Path key = folder.resolve("test.key");
    Files.writeString(key, "11".repeat(32) + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    venue = new LoopbackVenue(1, 0);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (running != null) {
      engine.stop("the test is over"); // one that failed must not meet the next one's engine
      running.join();
    }
    venue.close();
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--quiet",
                "--json",
                "--mode",
                "testnet",
                "--set",
                "hft.venue.testnet.rest=\"" + venue.server().http() + "\"",
                "--set",
                "hft.venue.testnet.ws=\"" + venue.server().ws() + "\"",
                "--set",
                "hft.venue.coins=[BTC]",
                "--set",
                "hft.venue.master-key=true",
                "--set",
                "hft.venue.key-file=\"" + folder.resolve("test.key") + "\"",
                "--set",
                "hft.venue.nonces=\"" + folder.resolve("nonces") + "\"",
                "--set",
                "hft.watchdog.heartbeat=\"" + folder.resolve("heartbeat") + "\"",
                "--set",
                "hft.reconciler.snapshot-interval=15s"));
    arguments.addAll(OwnDoor.under(folder));
    arguments.addAll(List.of(more));
    Program program =
        new Program(
            Jobs.none().withRun(job),
            Schema.base(),
            List.of(KeyProblem.class),
            Path.of("").toAbsolutePath(),
            Map.of(),
            false);
    return Cli.run(
        program,
        arguments.toArray(new String[0]),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  private JsonNode figures() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  /** Waits for fills rather than for a time: a busy machine only takes longer. */
  private void awaitFills(int more) {
    int least = venue.fills() + more;
    await().atMost(Duration.ofSeconds(60)).until(() -> venue.fills() >= least);
  }

  /** A run that goes on until its engine is told to stop. */
  private CompletableFuture<Integer> running() {
    job = (request, progress) -> RunJob.run(request, progress, engine);
    var run = CompletableFuture.supplyAsync(() -> run("--for", "180s"));
    running = run;
    return run;
  }

  @Test
  void it_trades_and_ends_with_nothing_open_and_equal_positions() throws Exception {
    var run = running();
    awaitFills(3);
    engine.stop("enough");
    assertThat(run.get()).as(out + "\n" + err).isEqualTo(ExitCode.OK);
    assertThat(figures().get("fills").asInt()).isEqualTo(venue.fills()).isPositive();
    assertThat(venue.openOrders()).isZero();
    assertThat(heartbeats()).as("nobody needs to watch").isEmpty();
  }

  private List<Path> heartbeats() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(it -> it.getFileName().toString().startsWith("heartbeat")).toList();
    }
  }

  @Test
  void what_fails_beside_the_engine_ends_it_in_order() {
    AtomicBoolean fails = new AtomicBoolean();
    job =
        (request, _) ->
            new RunJob()
                .run(
                    request,
                    (what, done, all) -> {
                      fails.compareAndSet(false, venue.openOrders() > 0);
                      if (fails.get()) {
                        throw new IllegalStateException("the disk is full");
                      }
                    });
    assertThat(run("--for", "60s")).as(out + "\n" + err).isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString()).contains("the disk is full", "open     0 orders at the venue");
    assertThat(venue.openOrders()).isZero();
  }

  @Test
  void sockets_that_break_and_expire_cost_no_position() throws Exception {
    var run = running();
    awaitFills(1);
    venue.server().breakAll();
    awaitFills(2);
    venue.server().closeAll(1000, "Expired");
    awaitFills(2);
    engine.stop("enough");
    assertThat(run.get()).as(out + "\n" + err).isEqualTo(ExitCode.OK);
    assertThat(figures().get("fills").asInt()).isEqualTo(venue.fills()).isPositive();
    assertThat(venue.server().connections()).isGreaterThanOrEqualTo(7);
    assertThat(venue.openOrders()).isZero();
  }
}
