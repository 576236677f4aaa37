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
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * How fast the whole tree goes through a market: the recording repeated to a few million events, in
 * CPU seconds of the whole process (reading ahead, garbage collection and compilation included) and
 * of the lockstep thread alone, with the spread over slices of a run, the bytes allocated on the
 * lockstep thread, what a message between two actors costs, and the live heap at quarters of a run.
 * The first run, while the code is being compiled and the heap is looked at, is not counted.
 */
public final class BacktestBench implements Job<BenchRequest> {
  private static final long ROUND_EVENTS = 2_000_000;
  private static final int ROUNDS = 5;

  private record Round(
      long events,
      long levelUpdates,
      long messages,
      double cpuSeconds,
      double threadSeconds,
      double wallSeconds,
      double bytes) {}

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
    var heap = new LiveHeap(ROUND_EVENTS / 4);
    try (var recording = LongRecording.of(BacktestJob.replay(settings), ROUND_EVENTS)) {
      progress.at("round", 0, ROUNDS + 1);
      round(settings, recording.root(), heap);
      for (int i = 0; i < ROUNDS; i++) {
        progress.at("round", i + 1, ROUNDS + 1);
        rounds.add(round(settings, recording.root(), new Slices(nanosPerEvent)));
      }
    }
    return report(known.source(), heap, rounds, nanosPerEvent);
  }

  private Round round(Settings settings, Path data, ReplayDriver.Progress progress) {
    Settings here = settings.with(settings.get(BacktestSettings.class).withPath(data));
    List<Instrument> instruments = BacktestJob.instruments(here).list();
    RunRecorder recorder = new RunRecorder(instruments);
    List<JournalSink> sinks = List.of(new JournalDigest(), JournalSink.of(recorder));
    long cpu = os.getProcessCpuTime();
    long thread = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long wall = System.nanoTime();
    ReplayDriver.Totals totals;
    try (ReplayFeed feed = ReplayFeed.open(BacktestJob.replay(here))) {
      totals =
          new BacktestRun(here, instruments, FeeScenario.BASE, sinks, ActorDecorator.NONE)
              .run(feed, feed.firstNanos(), progress);
    }
    double cpuSeconds = (os.getProcessCpuTime() - cpu) / 1e9;
    double threadSeconds = (threads.getCurrentThreadCpuTime() - thread) / 1e9;
    double wallSeconds = (System.nanoTime() - wall) / 1e9;
    double allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
    return new Round(
        totals.events(),
        totals.levelUpdates(),
        totals.messages(),
        cpuSeconds,
        threadSeconds,
        wallSeconds,
        allocated);
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

  /** The heap in use by what is alive, each time so many more events have been played. */
  private static final class LiveHeap implements ReplayDriver.Progress {
    /** The serial collector leaves small gaps alone but for every fourth time. */
    private static final int COLLECTIONS = 4;

    private final long every;
    private final List<Long> bytes = new ArrayList<>();

    LiveHeap(long every) {
      this.every = every;
    }

    @Override
    public void at(long venueNanos, long events) {
      if (events >= every * (bytes.size() + 1)) {
        for (int i = 0; i < COLLECTIONS; i++) {
          System.gc();
        }
        bytes.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      }
    }

    String line() {
      return "live heap, MiB, at each quarter of a round: "
          + bytes.stream()
              .map(it -> String.format(Locale.ROOT, "%.1f", it / 1048576.0))
              .collect(Collectors.joining(", "));
    }
  }

  private static JobReport report(
      String source, LiveHeap heap, List<Round> rounds, Histogram nanosPerEvent) {
    Round first = rounds.getFirst();
    double[] events = sorted(rounds, it -> it.events() / it.cpuSeconds());
    double[] levels = sorted(rounds, it -> it.levelUpdates() / it.cpuSeconds());
    double[] thread = sorted(rounds, it -> it.events() / it.threadSeconds());
    double[] wall = sorted(rounds, it -> it.events() / it.wallSeconds());
    double[] cpu = sorted(rounds, Round::cpuSeconds);
    double[] bytes = sorted(rounds, it -> it.bytes() / it.events());
    double nanosPerMessage = median(sorted(rounds, it -> 1e9 * it.threadSeconds() / it.messages()));
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
                "%.2f messages per event; lockstep-thread ns per message, its handling included:"
                    + " %.0f",
                first.messages() / (double) first.events(),
                nanosPerMessage),
            heap.line());
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
    figures.put("messagesPerEvent", first.messages() / (double) first.events());
    figures.put("nanosPerMessage", nanosPerMessage);
    figures.put("liveBytes", heap.bytes);
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
