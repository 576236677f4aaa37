package hft.app.bench.tick;

import hft.app.bench.tick.EngineRuns.Measured;
import hft.app.cli.JobReport;
import hft.port.StageTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Everything measured, as lines and figures, and whether the limits hold. */
final class Findings {
  /** Limits for the engine with window 0, microseconds, and how much slower the rival must be. */
  static final double P50_LIMIT = 1_000;

  static final double P99_LIMIT = 5_000;
  static final double RIVAL_LIMIT = 20;

  private static final String INDENT = "  ";

  final List<Measured> engines = new ArrayList<>();
  final List<NodeBot.Run> rivals = new ArrayList<>();
  Floor floor = new Floor();
  final List<String> noRival = new ArrayList<>();
  private final double loadBefore;

  Findings(double loadBefore) {
    this.loadBefore = loadBefore;
  }

  JobReport report(double loadAfter) {
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-38s %9s %9s %9s %9s %9s %7s",
            "from arrival to the order's bytes, us",
            "p50",
            "p90",
            "p99",
            "p99.9",
            "most",
            "ticks"));
    figures.put("engine", engines.getFirst().total().figures());
    tellFloor(lines, figures);
    SequencedMap<String, Object> windows = new LinkedHashMap<>();
    for (Measured engine : engines) {
      windows.put(Long.toString(engine.windowMillis()), window(engine, lines));
    }
    figures.put("windows", windows);
    boolean rivalHolds = tellRivals(lines, figures);
    boolean p50Holds = engines.getFirst().total().micros(50) < P50_LIMIT;
    boolean p99Holds = engines.getFirst().total().micros(99) < P99_LIMIT;
    lines.add(limit("p50 under 1 ms, window 0", p50Holds));
    lines.add(limit("p99 under 5 ms, window 0", p99Holds));
    int cores = Runtime.getRuntime().availableProcessors();
    lines.add(
        String.format(
            Locale.ROOT, "%d cores, load %.1f before, %.1f after", cores, loadBefore, loadAfter));
    figures.put("cores", cores);
    figures.put("loadBefore", loadBefore);
    figures.put("loadAfter", loadAfter);
    boolean held = p50Holds && p99Holds && rivalHolds;
    figures.put("held", held);
    return new JobReport(lines, figures, held);
  }

  private static String limit(String what, boolean holds) {
    return what + (holds ? ": holds" : ": does not hold !");
  }

  private void tellFloor(List<String> lines, SequencedMap<String, Object> figures) {
    lines.add(floor.total.line("floor: bare client, signed before"));
    lines.add(floor.sinceBlock.line(INDENT + "from the block's time"));
    SequencedMap<String, Object> told = floor.total.figures();
    told.put("sinceBlock", floor.sinceBlock.figures());
    figures.put("floor", told);
  }

  private static SequencedMap<String, Object> window(Measured engine, List<String> lines) {
    lines.add(engine.total().line("engine, window " + engine.windowMillis() + " ms"));
    SequencedMap<String, Object> stages = new LinkedHashMap<>();
    for (StageTimes.Stage stage : StageTimes.Stage.values()) {
      Latencies took = engine.stages().get(stage.ordinal());
      String name = stage.name().toLowerCase(Locale.ROOT);
      lines.add(took.line(INDENT + name));
      stages.put(name, took.figures());
    }
    lines.add(engine.sinceBlock().line(INDENT + "from the block's time"));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d touches, %,d ticks that ended in an order; %,d orders, %,d fills in all",
            engine.touches(),
            engine.total().measured(),
            engine.summary().orders(),
            engine.summary().fills()));
    SequencedMap<String, Object> told = engine.total().figures();
    told.put("stages", stages);
    told.put("sinceBlock", engine.sinceBlock().figures());
    told.put("touches", engine.touches());
    return told;
  }

  /** The fastest of them is the rival. */
  private boolean tellRivals(List<String> lines, SequencedMap<String, Object> figures) {
    noRival.forEach(why -> lines.add("no rival: " + why));
    figures.put("noRival", noRival);
    if (rivals.isEmpty()) {
      return true;
    }
    List<SequencedMap<String, Object>> all = new ArrayList<>();
    double fastest = Double.POSITIVE_INFINITY;
    for (NodeBot.Run run : rivals) {
      Latencies took = run.latencies();
      SequencedMap<String, Object> told = rival(run, took, lines);
      all.add(told);
      if (took.micros(50) < fastest) {
        fastest = took.micros(50);
        figures.put("rival", told);
      }
    }
    double ratio = fastest / engines.getFirst().total().micros(50);
    figures.put("rivals", all);
    figures.put("timesFasterThanRival", ratio);
    boolean holds = ratio >= RIVAL_LIMIT;
    lines.add(
        limit(
            String.format(
                Locale.ROOT, "at least 20 times faster than the rival's median: %.1f", ratio),
            holds));
    return holds;
  }

  private static SequencedMap<String, Object> rival(
      NodeBot.Run run, Latencies took, List<String> lines) {
    String name = run.name() + ", Node.js " + run.node();
    lines.add(took.line("rival: " + name));
    SequencedMap<String, Object> told = new LinkedHashMap<>();
    told.put("name", name);
    told.putAll(took.figures());
    told.put("failures", run.failures());
    return told;
  }
}
