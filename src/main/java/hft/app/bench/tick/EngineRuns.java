package hft.app.bench.tick;

import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.app.live.LoopbackEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The engine, once for each batch window. */
final class EngineRuns {
  /** Room for every touch, and for decisions that books bring about between them. */
  private static final int TICKS_PER_STEP = 4;

  /**
   * What one run took.
   *
   * @param total corrected for omitted touches
   * @param sinceBlock from the block's time instead of the frame's arrival: the exchange's own part
   *     and the network thread's are in it
   * @param stages in the order of {@link hft.port.StageTimes.Stage}
   * @param touches on the market's clock while it was measured
   */
  record Measured(
      long windowMillis,
      Latencies total,
      Latencies sinceBlock,
      List<Latencies> stages,
      long touches,
      LoopbackEngine.Summary summary) {}

  private final Settings settings;
  private final Path home;
  private final Path folder;
  private final String url;
  private final TickToTradeBench.Size size;

  /**
   * @param folder for the run folders
   * @param url of the exchange
   */
  EngineRuns(Settings settings, Path home, Path folder, String url, TickToTradeBench.Size size) {
    this.settings = settings;
    this.home = home;
    this.folder = folder;
    this.url = url;
    this.size = size;
  }

  Measured measure(LoopbackEngine engine, Duration window) throws Exception {
    Duration length = size.warmUp().plus(size.engine());
    TickLog log =
        new TickLog(
            WallClock.INSTANCE, (int) (TICKS_PER_STEP * length.dividedBy(TickToTradeBench.STEP)));
    LoopbackEngine.Summary summary =
        engine.trade(
            TickToTradeBench.withWindow(settings, window),
            home,
            folder.resolve("window-" + window.toMillis()),
            url,
            log,
            length);
    long until = log.lastNanos();
    return read(log, until - size.engine().toNanos(), window.toMillis(), summary);
  }

  private Measured read(
      TickLog log, long fromNanos, long windowMillis, LoopbackEngine.Summary summary) {
    long period = TickToTradeBench.STEP.toNanos();
    long block = TickToTradeBench.BLOCK.toNanos();
    List<Latencies> stages = new ArrayList<>();
    for (int i = 0; i < TickLog.STAGES; i++) {
      stages.add(Latencies.asMeasured());
    }
    Latencies total = Latencies.onClock(period);
    Latencies sinceBlock = Latencies.onClock(period);
    log.read(
        fromNanos,
        (sourceNanos, stageNanos) -> {
          long before = sourceNanos;
          for (int i = 0; i < TickLog.STAGES; i++) {
            stages.get(i).add(stageNanos[i] - before);
            before = stageNanos[i];
          }
          total.add(before - sourceNanos);
          sinceBlock.add(before - Math.floorDiv(sourceNanos, block) * block);
        });
    return new Measured(
        windowMillis,
        total,
        sinceBlock,
        stages,
        size.engine().dividedBy(TickToTradeBench.STEP),
        summary);
  }
}
