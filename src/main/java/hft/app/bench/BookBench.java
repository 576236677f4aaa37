package hft.app.bench;

import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.RunSettings;
import hft.port.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What one market-data message costs until the strategy can read it: parse, take in, publish, look.
 * Each step beside its limit and beside the usual way to do it. Nothing of ours may allocate.
 */
public final class BookBench implements Job<BenchRequest> {
  private static final int ROUNDS = 600;

  /** Less than one byte in a hundred operations is none: a counter of the JVM, not of ours. */
  private static final double NO_BYTES = 0.01;

  /**
   * A step and what it is held against, both timed in the same rounds.
   *
   * @param key its name among the figures
   * @param limitNanos for the median, when there is one
   */
  record Step(String key, OptionalDouble limitNanos, Timed ours, Timed rival) {
    boolean held() {
      return holds(limitNanos, ours.nanos(50), ours.bytes());
    }
  }

  private final int rounds;

  public BookBench() {
    this(ROUNDS);
  }

  BookBench(int rounds) {
    this.rounds = rounds;
  }

  /** A limit is there to be undercut. */
  static boolean holds(OptionalDouble limitNanos, double nanos, double bytes) {
    return nanos < limitNanos.orElse(Double.POSITIVE_INFINITY) && bytes < NO_BYTES;
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) {
    long seed = request.settings().get(RunSettings.class).seed();
    BookWork work = new BookWork(new BookFrames(seed));
    work.check();
    List<Step> steps = steps(work);
    Timed.rounds(
        steps.stream().flatMap(step -> Stream.of(step.ours(), step.rival())).toList(),
        rounds,
        progress);
    return report(work, steps);
  }

  private static List<Step> steps(BookWork work) {
    return List.of(
        new Step(
            "parseAndApply",
            OptionalDouble.of(3_000),
            new Timed("parse and apply a 20x20 l2Book", 4, work::parseAndApply),
            new Timed("Jackson streaming", 4, work::jacksonParseAndApply)),
        new Step(
            "snapshot",
            OptionalDouble.of(300),
            new Timed("apply a 20x20 snapshot", 32, work::snapshot),
            new Timed("two TreeMaps", 4, work::treeMapSnapshot)),
        new Step(
            "bbo",
            OptionalDouble.empty(),
            new Timed("merge a best quote", 128, work::quote),
            new Timed("two TreeMaps", 32, work::treeMapQuote)),
        new Step(
            "delta",
            OptionalDouble.empty(),
            new Timed("apply a delta of 3+3 levels", 64, work::delta),
            new Timed("two TreeMaps", 16, work::treeMapDelta)),
        new Step(
            "publish",
            OptionalDouble.empty(),
            new Timed("merge a best quote, publish 20x20", 64, work::publication),
            new Timed("a new image each time", 32, work::newImage)),
        new Step(
            "view",
            OptionalDouble.of(50),
            new Timed("acquire, read the touch, release", 128, work::look),
            new Timed("under a read lock", 128, work::lookUnderLock)));
  }

  private static JobReport report(BookWork work, List<Step> steps) {
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "one l2Book message is %,d bytes; ns of one, assertions %s",
            work.messageBytes(),
            BookBench.class.desiredAssertionStatus() ? "on" : "off"));
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %8s %8s %8s %6s %6s   %-22s %8s %8s %8s",
            "",
            "p50",
            "p99",
            "least",
            "limit",
            "bytes",
            "rival",
            "p50",
            "p99",
            "bytes"));
    figures.put("messageBytes", work.messageBytes());
    for (Step step : steps) {
      lines.add(line(step));
      figures.put(step.key(), figures(step));
    }
    boolean held = steps.stream().allMatch(Step::held);
    lines.add(
        held
            ? "every limit holds, and nothing of ours allocates"
            : "a limit does not hold, or something of ours allocates: see !");
    figures.put("checksum", work.checksum());
    figures.put("held", held);
    return new JobReport(lines, figures, held);
  }

  private static String line(Step step) {
    OptionalDouble limit = step.limitNanos();
    return String.format(
        Locale.ROOT,
        "%-34s %8.1f %8.1f %8.1f %6s %6.2f %s %-22s %8.1f %8.1f %8.1f",
        step.ours().name(),
        step.ours().nanos(50),
        step.ours().nanos(99),
        step.ours().leastNanos(),
        limit.isPresent() ? String.format(Locale.ROOT, "%.0f", limit.getAsDouble()) : "",
        step.ours().bytes(),
        step.held() ? " " : "!",
        step.rival().name(),
        step.rival().nanos(50),
        step.rival().nanos(99),
        step.rival().bytes());
  }

  private static SequencedMap<String, Object> figures(Step step) {
    SequencedMap<String, Object> figures = figures(step.ours());
    step.limitNanos().ifPresent(limit -> figures.put("limitNanos", limit));
    figures.put("held", step.held());
    figures.put("rival", figures(step.rival()));
    return figures;
  }

  private static SequencedMap<String, Object> figures(Timed timed) {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", timed.name());
    figures.put("p50Nanos", timed.nanos(50));
    figures.put("p99Nanos", timed.nanos(99));
    figures.put("leastNanos", timed.leastNanos());
    figures.put("bytesPerOp", timed.bytes());
    return figures;
  }
}
