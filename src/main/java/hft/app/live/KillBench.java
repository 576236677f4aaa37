package hft.app.live;

import com.typesafe.config.ConfigFactory;
import hft.alert.Alerts;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.RunRequest;
import hft.app.config.Mode;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.app.threads.ThreadPlan;
import hft.hyperliquid.feed.FrameTap;
import hft.port.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * From the request of a kill to no open order at the exchange, while a strategy spins for ever and
 * clients press the status page. The engine and the exchange are those of {@code ./hft run}, in
 * this process; what is open is asked of the exchange over HTTP, so the figure is late by up to one
 * question, which stands beside it.
 */
public final class KillBench implements Job<BenchRequest> {
  /** What the design allows. */
  private static final double LIMIT_MILLIS = 250;

  /** With a pause before each: starting over costs a good part of a minute's request weight. */
  private static final int ROUNDS = 12;

  private static final Duration PAUSE = Duration.ofSeconds(5);

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws Exception {
    Path folder = Files.createTempDirectory("hft-bench-kill-");
    try {
      return run(own(request.settings(), folder), folder, progress);
    } finally {
      delete(folder);
    }
  }

  /** Nothing of the operator's own run is touched, and looking often costs no limit. */
  private static Settings own(Settings settings, Path folder) {
    String own =
        """
        hft.operator { enabled = true, address = "127.0.0.1", port = 0, tls = null, connections = 2048 }
        hft.exchange.limits = off
        hft.recorder.enabled = false
        hft.metrics.enabled = false
        """;
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("hft.operator.tokens", folder.resolve("tokens").toString());
    files.put("hft.operator.token-file", folder.resolve("token").toString());
    files.put("hft.safety.folder", folder.resolve("safety").toString());
    return Schema.base()
        .read(
            ConfigFactory.parseMap(files)
                .withFallback(ConfigFactory.parseString(own))
                .withFallback(settings.config()));
  }

  private static JobReport run(Settings settings, Path folder, Progress progress) throws Exception {
    Path home = Path.of(System.getProperty("hft.home", "")).toAbsolutePath();
    RunRequest request =
        new RunRequest(settings, Mode.LOCAL, Optional.empty(), folder.resolve("run"), home);
    SpinningStrategy spinning = new SpinningStrategy("strategy");
    EngineRun engine = new EngineRun(spinning);
    try (ControlRoom room = ControlRoom.open(request, engine::stop, Alerts.NONE);
        RunTelemetry telemetry = new RunTelemetry(request);
        RunPages pages = new RunPages(settings, telemetry);
        OperatorDoor door = OperatorDoor.open(request, room, pages);
        EngineWorld world =
            World.open(new World.Local(), request, telemetry.watches(FrameTap.NONE), false)) {
      RunRecorder recorder = RunRecorder.of(request);
      telemetry.start(world.instruments(), recorder, room::status);
      Thread trading =
          Thread.ofPlatform()
              .name("engine")
              .start(() -> trade(engine, request, world, room, recorder, telemetry));
      try (KillRounds rounds =
          new KillRounds(door.url(), Files.readString(folder.resolve("token")).strip(), world)) {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
          progress.at("kills", i, ROUNDS);
          Thread.sleep(PAUSE);
          millis[i] = rounds.next(spinning);
        }
        return report(millis, rounds.questionMillis());
      } finally {
        spinning.release();
        engine.stop("measured");
        trading.join();
      }
    }
  }

  private static void trade(
      EngineRun engine,
      RunRequest request,
      EngineWorld world,
      ControlRoom room,
      RunRecorder recorder,
      RunTelemetry telemetry) {
    try {
      Settings settings = request.settings();
      engine.run(
          settings,
          ThreadPlan.onWallClock(settings, settings.get(VenueAccess.class).coins().size()),
          world,
          room,
          new Ledger(world.instruments().size()),
          recorder,
          telemetry,
          request.out(),
          Optional.empty(),
          Duration.ofSeconds(1),
          () -> world.chores().run());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JobReport report(double[] millis, double questionMillis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    double p50 = sorted[sorted.length / 2];
    double p99 = sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)];
    double max = sorted[sorted.length - 1];
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50Millis", p50);
    figures.put("p99Millis", p99);
    figures.put("maxMillis", max);
    figures.put("limitMillis", LIMIT_MILLIS);
    figures.put("rounds", millis.length);
    figures.put("questionMillis", questionMillis);
    return new JobReport(
        List.of(
            String.format(
                Locale.ROOT,
                "kill request to no open order at the exchange, %d rounds, one strategy spinning:",
                millis.length),
            String.format(
                Locale.ROOT,
                "  p50 %.0f ms, p99 %.0f ms, longest %.0f ms; limit %.0f ms%s",
                p50,
                p99,
                max,
                LIMIT_MILLIS,
                max <= LIMIT_MILLIS ? "" : "  NOT HELD"),
            String.format(
                Locale.ROOT,
                "  of it up to %.1f ms for the question what is open",
                questionMillis)),
        figures,
        max <= LIMIT_MILLIS);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
