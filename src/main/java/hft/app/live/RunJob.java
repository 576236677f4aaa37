package hft.app.live;

import com.typesafe.config.Config;
import hft.alert.AlertSettings;
import hft.alert.Alerts;
import hft.alert.Webhook;
import hft.app.cli.ExitCode;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.app.config.WatchdogSettings;
import hft.app.service.ServiceManager;
import hft.app.threads.ThreadPlan;
import hft.core.market.Instrument;
import hft.hyperliquid.cancel.Canceller;
import hft.port.EngineStatus;
import hft.port.Progress;
import hft.trading.GuardianSettings;
import hft.wire.action.Address;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engine on the wall clock. After its end it asks the venue whether anything is open and
 * whether both sides hold the same: that is the check of exit code 3.
 */
public final class RunJob implements Job<RunRequest> {
  /** For the ordered end, the last act where that fails, the last questions and files. */
  private static final Duration AFTER_SIGNAL = FreshPath.AT_MOST.plusSeconds(25);

  @Override
  public JobReport run(RunRequest request, Progress progress) throws Exception {
    return run(request, progress, new EngineRun());
  }

  /**
   * @param engine which others may tell to stop
   */
  static JobReport run(RunRequest request, Progress progress, EngineRun engine) throws Exception {
    Settings settings = request.settings();
    // Before anything is opened: a tree that this machine cannot run must not have touched orders.
    Config actors =
        ThreadPlan.onWallClock(settings, settings.get(VenueAccess.class).coins().size());
    RunRecorder recorder = RunRecorder.of(request);
    World chosen = World.of(request);
    try (Signals _ = new Signals(name -> endInOrder(engine, name));
        Alerts alerts = alerts(request);
        ControlRoom room = ControlRoom.open(request, engine::stop, alerts);
        RunTelemetry telemetry = new RunTelemetry(request);
        RunPages pages = new RunPages(request.settings(), telemetry);
        OperatorDoor door = OperatorDoor.open(request, room, pages);
        ServiceManager manager = ServiceManager.of(System.getenv());
        EngineWorld world =
            World.open(chosen, request, telemetry.watches(recorder.tap()), room.isKilled())) {
      telemetry.start(world.instruments(), recorder, room::status);
      world.notes().forEach(RunJob::say);
      telemetry.metricsUrl().ifPresent(url -> say("metrics  " + url));
      say(
          "trading  "
              + world.instruments().stream().map(Instrument::coin).collect(Collectors.joining(", "))
              + ", mode "
              + request.mode().name().toLowerCase(Locale.ROOT));
      say("run      " + request.out());
      door.notes().forEach(RunJob::say);
      room.notes().forEach(RunJob::say);
      say("stop     ctrl-c: quotes off, cancel all, confirmed, then exit");
      return trade(request, actors, engine, world, room, manager, recorder, telemetry, progress);
    } finally {
      engine.finished();
    }
  }

  private static Alerts alerts(RunRequest request) {
    try {
      return Webhook.of(
          request.settings().get(AlertSettings.class),
          request.home(),
          Map.of(
              "source", "hyperliquid-hft", "mode", request.mode().name().toLowerCase(Locale.ROOT)));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserMistake("hft.alerts.webhook-file: " + e.getMessage(), e);
    }
  }

  private static JobReport trade(
      RunRequest request,
      Config actors,
      EngineRun engine,
      EngineWorld world,
      ControlRoom room,
      ServiceManager manager,
      RunRecorder recorder,
      RunTelemetry telemetry,
      Progress progress)
      throws Exception {
    WatchdogSettings watchdog = request.settings().get(WatchdogSettings.class);
    Ledger ledger = new Ledger(world.instruments().size());
    Heartbeat heartbeat = heartbeat(request, world, watchdog);
    VenueTruth truth = world.truth();
    Agreement agreement = truth == null ? null : Agreement.before(truth, world.instruments());
    heartbeat.begin(WallClock.INSTANCE.nanos()); // killed before the guardian looks is killed, too
    long started = System.nanoTime();
    EngineRun.Ending ending =
        engine.run(
            request.settings(),
            actors,
            world,
            room,
            ledger,
            recorder,
            telemetry,
            request.out(),
            request.length(),
            watchdog.every(),
            () -> {
              world.chores().run();
              heartbeat.beat(ledger.lastEquityNanos(), WallClock.INSTANCE.nanos());
              tell(manager, room.status());
              progress.at(
                  "trading",
                  (System.nanoTime() - started) / 1_000_000_000,
                  request.length().map(Duration::toSeconds).orElse(0L));
            });
    manager.stopping(ending.reason());
    FreshPath path = world.freshPath();
    if (path != null && ending.failed()) {
      lastAct(path, ending);
    }
    JobReport report = report(ledger, recorder, ending, agreement);
    if (path != null && !ending.failed() && agreement != null && agreement.nothingOpen()) {
      String armed = path.disarm(); // after any other end it is what takes out a late order
      if (!armed.isEmpty()) {
        say(armed);
      }
    }
    if (report.held()) {
      heartbeat.end();
    }
    if (ending.failed()) {
      throw new IllegalStateException(
          "the engine stopped itself: "
              + ending.reason()
              + "\n"
              + String.join("\n", report.lines())
              + (report.held() ? "" : "\nrun ./hft cancel-all"));
    }
    return report;
  }

  /** Nobody can say what the tree has left behind: it is taken out over another way. */
  private static void lastAct(FreshPath path, EngineRun.Ending ending) throws InterruptedException {
    say("last act " + ending.reason() + ": cancel all over a connection of its own");
    Canceller.Result result = path.cancelAll();
    say(
        "last act "
            + (result.left() < 0
                ? "not known what is left: " + result.trouble()
                : result.cancelled() + " cancelled, " + result.left() + " left"));
  }

  /** A service manager restarts what does not say that it lives. */
  private static void tell(ServiceManager manager, EngineStatus now) {
    if (now.phase() == EngineStatus.Phase.TRADING) {
      manager.ready("trading, mode " + now.mode());
    }
    if (now.guardianWorks()) {
      manager.alive();
    }
  }

  /** Only where orders outlive us: another engine beside it must not be taken for this one. */
  private static Heartbeat heartbeat(
      RunRequest request, EngineWorld world, WatchdogSettings watchdog) {
    Address account = world.watched();
    return account == null
        ? Heartbeat.NONE
        : Heartbeat.in(
            Heartbeat.file(request.home().resolve(watchdog.heartbeat()), account),
            request
                .settings()
                .get(GuardianSettings.class)
                .sampleInterval()
                .multipliedBy(3)
                .toNanos());
  }

  private static JobReport report(
      Ledger ledger, RunRecorder recorder, EngineRun.Ending ending, @Nullable Agreement agreement) {
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    lines.add("ended    " + ending.reason());
    lines.add(
        "orders   "
            + ledger.orders()
            + " sent, "
            + ledger.cancels()
            + " cancelled, "
            + ledger.fills()
            + " fills");
    figures.put("reason", ending.reason());
    figures.put("orders", ledger.orders());
    figures.put("cancels", ledger.cancels());
    figures.put("fills", ledger.fills());
    recorder.report(lines, figures);
    boolean held = agreement == null || agreement.holds(ledger, lines, figures);
    return new JobReport(lines, figures, held);
  }

  /** On the signal's own thread: what does not end in time is ended, and says so. */
  private static void endInOrder(EngineRun engine, String signal) {
    say("ending   " + signal + ": quotes off, cancel all");
    engine.stop(signal);
    try {
      if (!engine.awaitFinished(AFTER_SIGNAL)) {
        say("not ended in order within " + AFTER_SIGNAL + "; run ./hft cancel-all");
        Runtime.getRuntime().exit(ExitCode.FAILURE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
