package hft.app.bench;

import hft.app.bench.Stopwatch.Cost;
import hft.app.bench.Stopwatch.Operation;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.RunSettings;
import hft.port.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one market-data message costs until the strategy can read it: parse, take in, publish, look.
 * Each step beside its limit and beside the usual way to do it. Nothing of ours may allocate.
 */
public final class BookBench implements Job<BenchRequest> {
  private static final long SECOND = 1_000_000_000L;
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  /** Less than one byte in a hundred operations is none: a counter of the JVM, not of ours. */
  private static final double NO_BYTES = 0.01;

  /**
   * A step.
   *
   * @param key its name among the figures
   * @param limitNanos for the median; infinite when there is none
   */
  record Step(
      String key,
      String name,
      double limitNanos,
      Operation ours,
      String rivalName,
      Operation rival) {}

  record Result(Step step, Cost ours, Cost rival) {
    boolean held() {
      return ours.medianNanos() < step.limitNanos && ours.bytes() < NO_BYTES;
    }
  }

  private final Stopwatch stopwatch;

  public BookBench() {
    this(new Stopwatch(SECOND, SECOND / 10));
  }

  BookBench(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) {
    long seed = request.settings().get(RunSettings.class).seed();
    BookWork work = new BookWork(new BookFrames(seed));
    work.check();
    List<Step> steps = steps(work);
    List<Result> results = new ArrayList<>();
    for (Step step : steps) {
      progress.at(step.name(), results.size(), steps.size());
      results.add(
          new Result(step, stopwatch.cost(step.ours()), stopwatch.cost(step.rival())));
    }
    return report(work.messageBytes(), results, stopwatch.sink());
  }

  private static List<Step> steps(BookWork work) {
    return List.of(
        new Step(
            "parseAndApply",
            "parse and apply a 20x20 l2Book",
            3_000,
            work::parseAndApply,
            "Jackson streaming",
            work::jacksonParseAndApply),
        new Step(
            "snapshot",
            "apply a 20x20 snapshot",
            300,
            work::snapshots,
            "two TreeMaps",
            work::treeMapSnapshots),
        new Step(
            "bbo", "merge a best quote", NO_LIMIT, work::quotes, "two TreeMaps", work::treeMapQuotes),
        new Step(
            "delta",
            "apply a delta of 3+3 levels",
            NO_LIMIT,
            work::deltas,
            "two TreeMaps",
            work::treeMapDeltas),
        new Step(
            "publish",
            "publish 20x20 levels",
            NO_LIMIT,
            work::publications,
            "a new image each time",
            work::newImages),
        new Step(
            "view",
            "acquire, read the touch, release",
            50,
            work::looks,
            "under a read lock",
            work::lockedLooks));
  }

  static JobReport report(int messageBytes, List<Result> results, double checksum) {
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "one l2Book message is %,d bytes; CPU ns of one operation, assertions %s",
            messageBytes,
            BookBench.class.desiredAssertionStatus() ? "on" : "off"));
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %8s %8s %8s %6s   %-22s %8s %8s",
            "",
            "median",
            "least",
            "limit",
            "B/op",
            "rival",
            "median",
            "B/op"));
    boolean held = true;
    figures.put("messageBytes", messageBytes);
    for (Result result : results) {
      lines.add(line(result));
      figures.put(result.step().key(), figures(result));
      held &= result.held();
    }
    lines.add(
        held
            ? "every limit holds, and nothing of ours allocates"
            : "a limit does not hold, or something of ours allocates: see !");
    figures.put("checksum", checksum);
    figures.put("held", held);
    return new JobReport(lines, figures, held);
  }

  private static String line(Result result) {
    double limit = result.step().limitNanos();
    return String.format(
        Locale.ROOT,
        "%-34s %8.1f %8.1f %8s %6.2f %s %-22s %8.1f %8.1f",
        result.step().name(),
        result.ours().medianNanos(),
        result.ours().leastNanos(),
        limit == NO_LIMIT ? "" : String.format(Locale.ROOT, "%.0f", limit),
        result.ours().bytes(),
        result.held() ? " " : "!",
        result.step().rivalName(),
        result.rival().medianNanos(),
        result.rival().bytes());
  }

  private static SequencedMap<String, @Nullable Object> figures(Result result) {
    SequencedMap<String, @Nullable Object> rival = new LinkedHashMap<>();
    rival.put("name", result.step().rivalName());
    rival.put("medianNanos", result.rival().medianNanos());
    rival.put("bytesPerOp", result.rival().bytes());
    SequencedMap<String, @Nullable Object> figures = new LinkedHashMap<>();
    double limit = result.step().limitNanos();
    figures.put("medianNanos", result.ours().medianNanos());
    figures.put("leastNanos", result.ours().leastNanos());
    figures.put("limitNanos", limit == NO_LIMIT ? null : limit);
    figures.put("bytesPerOp", result.ours().bytes());
    figures.put("held", result.held());
    figures.put("rival", rival);
    return figures;
  }
}
