package hft.app.backtest;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.BacktestSettings;
import hft.app.config.Settings;
import hft.backtest.ReplayDriver;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.report.FeeScenario;
import hft.backtest.report.RunRecorder;
import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.journal.JournalDigest;
import hft.port.ActorDecorator;
import hft.port.JournalSink;
import hft.port.Progress;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * How fast the whole tree goes through a market: the recording repeated to a few million events, in
 * CPU seconds of the whole process (reading ahead, garbage collection and compilation included) and
 * of the lockstep thread alone, with the spread over slices of a run, the bytes allocated on the
 * lockstep thread, and the live heap after a short and after a long run. The first run, while the
 * code is being compiled, is not counted.
 */
public final class BacktestBench implements Job<BenchRequest> {
  private static final long ROUND_EVENTS = 2_000_000;
  private static final int ROUNDS = 5;

  /** One counted run; {@code liveBytes} is the heap in use after a collection at its end. */
  private record Round(
      long events,
      long levelUpdates,
      double cpuSeconds,
      double threadSeconds,
      double wallSeconds,
      double bytes,
      long liveBytes) {}

  private final OperatingSystemMXBean os =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public JobReport run(BenchRequest request, Progress progress) {
    Settings settings = request.settings();
    if (request.data().isPresent()) {
      settings = settings.with(settings.get(BacktestSettings.class).withPath(request.data().get()));
    }
    Instruments known = BacktestJob.instruments(settings);
    Histogram nanosPerEvent = new Histogram(3);
    List<Round> rounds = new ArrayList<>();
    Round small;
    var recording = BacktestJob.replay(settings);
    try (var brief = LongRecording.of(recording, ROUND_EVENTS / 4);
        var whole = LongRecording.of(recording, ROUND_EVENTS)) {
      progress.at("round", 0, ROUNDS + 2);
      round(settings, whole.root(), nanosPerEvent);
      progress.at("round", 1, ROUNDS + 2);
      small = round(settings, brief.root(), nanosPerEvent);
      nanosPerEvent.reset();
      for (int i = 0; i < ROUNDS; i++) {
        progress.at("round", i + 2, ROUNDS + 2);
        rounds.add(round(settings, whole.root(), nanosPerEvent));
      }
    }
    return report(known.source(), small, rounds, nanosPerEvent);
  }

  private Round round(Settings settings, Path data, Histogram nanosPerEvent) {
    Settings here = settings.with(settings.get(BacktestSettings.class).withPath(data));
    List<Instrument> instruments = BacktestJob.instruments(here).list();
    RunRecorder recorder = new RunRecorder(instruments);
    List<JournalSink> sinks = List.of(new JournalDigest(), JournalSink.of(recorder));
    var slices = new Slices(nanosPerEvent);
    long cpu = os.getProcessCpuTime();
    long thread = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long wall = System.nanoTime();
    ReplayDriver.Totals totals;
    try (ReplayFeed feed = ReplayFeed.open(BacktestJob.replay(here))) {
      totals =
          new BacktestRun(here, instruments, FeeScenario.BASE, sinks, ActorDecorator.NONE)
              .run(feed, feed.firstNanos(), slices);
    }
    double cpuSeconds = (os.getProcessCpuTime() - cpu) / 1e9;
    double threadSeconds = (threads.getCurrentThreadCpuTime() - thread) / 1e9;
    double wallSeconds = (System.nanoTime() - wall) / 1e9;
    double allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Round(
        totals.events(),
        totals.levelUpdates(),
        cpuSeconds,
        threadSeconds,
        wallSeconds,
        allocated,
        live);
  }

  /** Times each slice of a run by the wall clock. */
  private static final class Slices implements ReplayDriver.Progress {
    private final Histogram nanosPerEvent;
    private long lastNanos = System.nanoTime();
    private long lastEvents;

    Slices(Histogram nanosPerEvent) {
      this.nanosPerEvent = nanosPerEvent;
    }

    @Override
    public void at(long venueNanos, long events) {
      long now = System.nanoTime();
      if (events > lastEvents) {
        nanosPerEvent.recordValue((now - lastNanos) / (events - lastEvents));
      }
      lastNanos = now;
      lastEvents = events;
    }
  }

  private static JobReport report(
      String source, Round small, List<Round> rounds, Histogram nanosPerEvent) {
    Round first = rounds.getFirst();
    double[] events = sorted(rounds, it -> it.events() / it.cpuSeconds());
    double[] levels = sorted(rounds, it -> it.levelUpdates() / it.cpuSeconds());
    double[] thread = sorted(rounds, it -> it.events() / it.threadSeconds());
    double[] wall = sorted(rounds, it -> it.events() / it.wallSeconds());
    double[] cpu = sorted(rounds, Round::cpuSeconds);
    double[] bytes = sorted(rounds, it -> it.bytes() / it.events());
    List<String> lines =
        List.of(
            String.format(
                Locale.ROOT,
                "%s repeated: %,d events, %,d level updates a round, %d rounds",
                source,
                first.events(),
                first.levelUpdates(),
                rounds.size()),
            String.format(Locale.ROOT, "%-36s %12s %12s %12s", "", "least", "median", "most"),
            line("events per CPU second", events),
            line("level updates per CPU second", levels),
            line("events per lockstep-thread second", thread),
            line("events per wall second", wall),
            String.format(
                Locale.ROOT,
                "%-36s %12.2f %12.2f %12.2f",
                "CPU seconds a round",
                cpu[0],
                median(cpu),
                cpu[cpu.length - 1]),
            line("bytes allocated per event", bytes),
            String.format(
                Locale.ROOT,
                "wall ns per event over slices of %d: p50 %d, p90 %d, p99 %d, max %d",
                ReplayDriver.PROGRESS_EVERY,
                nanosPerEvent.getValueAtPercentile(50),
                nanosPerEvent.getValueAtPercentile(90),
                nanosPerEvent.getValueAtPercentile(99),
                nanosPerEvent.getMaxValue()),
            String.format(
                Locale.ROOT,
                "live heap at the end: %.1f MiB after %,d events, %.1f MiB after %,d",
                small.liveBytes() / 1048576.0,
                small.events(),
                first.liveBytes() / 1048576.0,
                first.events()));
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("events", first.events());
    figures.put("levelUpdates", first.levelUpdates());
    figures.put("eventsPerCpuSecond", Math.round(median(events)));
    figures.put("levelUpdatesPerCpuSecond", Math.round(median(levels)));
    figures.put("eventsPerThreadSecond", Math.round(median(thread)));
    figures.put("eventsPerWallSecond", Math.round(median(wall)));
    figures.put("cpuSeconds", median(cpu));
    figures.put("bytesPerEvent", median(bytes));
    figures.put("p50NanosPerEvent", nanosPerEvent.getValueAtPercentile(50));
    figures.put("p99NanosPerEvent", nanosPerEvent.getValueAtPercentile(99));
    figures.put("shortLiveBytes", small.liveBytes());
    figures.put("longLiveBytes", first.liveBytes());
    return JobReport.of(lines, figures);
  }

  private static String line(String name, double[] values) {
    return String.format(
        Locale.ROOT,
        "%-36s %12.0f %12.0f %12.0f",
        name,
        values[0],
        median(values),
        values[values.length - 1]);
  }

  private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> of) {
    return rounds.stream().mapToDouble(of).sorted().toArray();
  }

  private static double median(double[] values) {
    return values[values.length / 2];
  }
}
