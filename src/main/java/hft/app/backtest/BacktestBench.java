package hft.app.backtest;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.BacktestSettings;
import hft.app.config.Settings;
import hft.backtest.report.FeeScenario;
import hft.backtest.report.RunFacts;
import hft.data.Instruments;
import hft.port.Progress;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * How fast the whole tree goes through a market: the same run again and again in one process, in
 * CPU seconds of the whole process (reading ahead, garbage collection and compilation included) and
 * in bytes allocated on the lockstep thread. The first rounds, while the code is being compiled,
 * are not counted.
 */
public final class BacktestBench implements Job<BenchRequest> {
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 12;

  /** One counted run. */
  private record Round(double cpuSeconds, double wallSeconds, double bytesPerEvent) {}

  @Override
  public JobReport run(BenchRequest request, Progress progress) {
    Settings settings = request.settings();
    if (request.data().isPresent()) {
      settings = settings.with(settings.get(BacktestSettings.class).withPath(request.data().get()));
    }
    Instruments known = BacktestJob.instruments(settings);
    List<Round> rounds = new ArrayList<>();
    RunFacts facts = null;
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      progress.at("round", i, WARM_UP + ROUNDS);
      var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long cpu = os.getProcessCpuTime();
      long wall = System.nanoTime();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      facts =
          BacktestJob.run(settings, known, FeeScenario.BASE, List.of(), Progress.SILENT)
              .summary()
              .facts();
      if (i >= WARM_UP) {
        rounds.add(
            new Round(
                (os.getProcessCpuTime() - cpu) / 1e9,
                (System.nanoTime() - wall) / 1e9,
                (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) facts.events()));
      }
    }
    if (facts == null) {
      throw new IllegalStateException("no round was run");
    }
    return report(facts, rounds);
  }

  private static JobReport report(RunFacts facts, List<Round> rounds) {
    double[] events =
        sorted(rounds.stream().mapToDouble(it -> facts.events() / it.cpuSeconds()).toArray());
    double[] levels =
        sorted(rounds.stream().mapToDouble(it -> facts.levelUpdates() / it.cpuSeconds()).toArray());
    double[] wall =
        sorted(rounds.stream().mapToDouble(it -> facts.events() / it.wallSeconds()).toArray());
    double[] bytes = sorted(rounds.stream().mapToDouble(Round::bytesPerEvent).toArray());
    List<String> lines =
        List.of(
            facts.dataLabel()
                + ": "
                + facts.events()
                + " events, "
                + facts.levelUpdates()
                + " level updates, "
                + rounds.size()
                + " rounds after "
                + WARM_UP,
            String.format(Locale.ROOT, "%-32s %14s %14s %14s", "", "least", "median", "most"),
            line("events per CPU second", events),
            line("level updates per CPU second", levels),
            line("events per wall second", wall),
            line("bytes allocated per event", bytes));
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("events", facts.events());
    figures.put("levelUpdates", facts.levelUpdates());
    figures.put("eventsPerCpuSecond", Math.round(median(events)));
    figures.put("levelUpdatesPerCpuSecond", Math.round(median(levels)));
    figures.put("eventsPerWallSecond", Math.round(median(wall)));
    figures.put("bytesPerEvent", median(bytes));
    return JobReport.of(lines, figures);
  }

  private static String line(String name, double[] values) {
    return String.format(
        Locale.ROOT,
        "%-32s %14.0f %14.0f %14.0f",
        name,
        values[0],
        median(values),
        values[values.length - 1]);
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }

  private static double median(double[] values) {
    return values[values.length / 2];
  }
}
