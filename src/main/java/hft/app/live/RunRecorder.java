package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.config.Mode;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.hyperliquid.feed.FrameTap;
import hft.recorder.Distress;
import hft.recorder.FrameQueue;
import hft.recorder.Ledger;
import hft.recorder.Recorder;
import hft.recorder.RecorderSettings;
import hft.telemetry.RecorderView;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.jspecify.annotations.Nullable;

/**
 * Records the market of a run beside its journal. It hangs beside the trading tree, not in it: its
 * failures end nothing, and it is the last to stop.
 */
final class RunRecorder {
  /** Below the run folder; a root that the backtest reads. */
  static final String FOLDER = "market";

  static final String DISPATCHER = "hft.dispatchers.recorder";

  private final RunRequest request;
  private final RecorderSettings settings;
  private final @Nullable FrameQueue queue;
  private @Nullable RecordingReport report;

  private RunRecorder(RunRequest request, RecorderSettings settings, @Nullable FrameQueue queue) {
    this.request = request;
    this.settings = settings;
    this.queue = queue;
  }

  static RunRecorder of(RunRequest request) {
    RecorderSettings settings = request.settings().get(RecorderSettings.class);
    FrameQueue queue = settings.enabled() ? new FrameQueue(settings.queueFrames()) : null;
    return new RunRecorder(request, settings, queue);
  }

  /** How far it is behind. */
  RecorderView view() {
    FrameQueue watched = queue;
    if (watched == null) {
      return RecorderView.NONE;
    }
    return new RecorderView() {
      @Override
      public long taken() {
        return watched.taken();
      }

      @Override
      public long waiting() {
        return watched.waiting();
      }

      @Override
      public long capacity() {
        return watched.capacity();
      }

      @Override
      public long dropped() {
        return watched.dropped();
      }
    };
  }

  FrameTap tap() {
    return queue == null ? FrameTap.NONE : queue::offer;
  }

  /** Does nothing when it is switched off. */
  void start(ActorSystem<?> system, List<Instrument> instruments) {
    if (queue == null) {
      return;
    }
    Path root = request.out().resolve(FOLDER);
    Ledger ledger = new Ledger(instruments);
    report = new RecordingReport(root, instruments, ledger, queue);
    system.systemActorOf(
        Recorder.persistent(
            new Recorder.Wiring(
                settings,
                queue,
                root,
                describe(instruments),
                instruments,
                ledger,
                Distress.besideTrading())),
        "recorder",
        DispatcherSelector.fromConfig(DISPATCHER));
  }

  private Instruments describe(List<Instrument> instruments) {
    Settings all = request.settings();
    VenueAccess access = all.get(VenueAccess.class);
    return request.mode() == Mode.LOCAL
        ? new Instruments("recorded from an exchange of our own", true, instruments)
        : Origin.describe(
            (request.mode() == Mode.TESTNET ? access.testnet() : access.mainnet()).wsUri(),
            instruments);
  }

  /** After the actor system has ended. */
  void report(List<String> lines, SequencedMap<String, Object> figures) {
    RecordingReport done = report;
    if (done == null) {
      lines.add("recorded nothing: hft.recorder.enabled is false");
      return;
    }
    lines.add(done.summary());
    figures.put("market", done.figures());
  }
}
