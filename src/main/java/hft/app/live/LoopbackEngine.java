package hft.app.live;

import hft.alert.Alerts;
import hft.app.cli.RunRequest;
import hft.app.config.Mode;
import hft.app.config.SafetySection;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.app.threads.ThreadPlan;
import hft.port.StageTimes;
import hft.telemetry.metrics.MetricsSettings;
import hft.wire.action.Address;
import hft.wire.action.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The engine as {@code ./hft run} starts it in mode local, but at an exchange on the loopback that
 * somebody else started, and with somebody who times its stages. Trades once, with a key that is
 * made for it and never leaves memory.
 */
public final class LoopbackEngine implements AutoCloseable {
  /** Between two looks at chores, as often as a run beats its heart. */
  private static final Duration CHORES = Duration.ofSeconds(1);

  /** What it did. */
  public record Summary(long orders, long cancels, long fills) {}

  private final ThrowawayKey key;

  private LoopbackEngine(ThrowawayKey key) {
    this.key = key;
  }

  /**
   * @param network for which it signs
   */
  public static LoopbackEngine make(Network network) throws IOException {
    return new LoopbackEngine(ThrowawayKey.make(network));
  }

  /** The account it trades for: give it money before it begins. */
  public Address address() {
    return key.key().account().address();
  }

  /**
   * Trades until the time is up, then takes everything out.
   *
   * @param home where relative paths in the settings start
   * @param folder the run folder, made new
   * @param url of the exchange, {@code http://127.0.0.1:...}
   */
  public Summary trade(
      Settings settings, Path home, Path folder, String url, StageTimes stages, Duration length)
      throws Exception {
    RunRequest request = request(settings, home, folder, length);
    RunRecorder recorder = RunRecorder.of(request);
    EngineRun engine = new EngineRun();
    try (ControlRoom room = ControlRoom.open(request, engine::stop, Alerts.NONE);
        RunTelemetry telemetry = new RunTelemetry(request)) {
      Watches watches = telemetry.watches(recorder.tap(), stages);
      Connections connections =
          new Connections(request.settings(), ReachableVenue.ownExchange(url), watches);
      try (EngineWorld world = RealWorld.open(request, connections, key.key(), watches, false)) {
        telemetry.start(world.instruments(), recorder, room::status);
        return trade(request, world, engine, room, recorder, telemetry);
      }
    }
  }

  /** Nobody reads its metrics, and it remembers nothing of another engine. */
  private static RunRequest request(Settings settings, Path home, Path folder, Duration length) {
    MetricsSettings metrics = settings.get(MetricsSettings.class);
    SafetySection safety = settings.get(SafetySection.class);
    Settings alone =
        settings
            .with(new MetricsSettings(false, metrics.host(), metrics.port(), metrics.prometheus()))
            .with(
                new SafetySection(
                    folder.toAbsolutePath().resolve("safety"),
                    Optional.empty(),
                    safety.answerWithin(),
                    safety.repeatAfter(),
                    safety.retryAfter()));
    return new RunRequest(alone, Mode.LOCAL, Optional.of(length), folder, home);
  }

  private static Summary trade(
      RunRequest request,
      EngineWorld world,
      EngineRun engine,
      ControlRoom room,
      RunRecorder recorder,
      RunTelemetry telemetry)
      throws Exception {
    Ledger ledger = new Ledger(world.instruments().size());
    Settings settings = request.settings();
    EngineRun.Ending ending =
        engine.run(
            settings,
            ThreadPlan.onWallClock(settings, settings.get(VenueAccess.class).coins().size()),
            world,
            room,
            ledger,
            recorder,
            telemetry,
            request.out(),
            request.length(),
            CHORES,
            () -> world.chores().run());
    if (ending.failed()) {
      throw new IllegalStateException("the engine stopped itself: " + ending.reason());
    }
    return new Summary(ledger.orders(), ledger.cancels(), ledger.fills());
  }

  @Override
  public void close() throws IOException {
    key.close();
  }
}
