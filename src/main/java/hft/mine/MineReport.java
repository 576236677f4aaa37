package hft.mine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a run did, and what of the wanted days is there now. */
public final class MineReport {
  private static final double NANOS_PER_SECOND = 1e9;

  private final MinePlan plan;
  private final List<Outcome> outcomes;
  private final List<Gaps.Summary> tables;

  private MineReport(MinePlan plan, List<Outcome> outcomes, List<Gaps.Summary> tables) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.tables = tables;
  }

  static MineReport of(MinePlan plan, List<Outcome> outcomes, List<Gaps.Summary> tables) {
    return new MineReport(plan, List.copyOf(outcomes), List.copyOf(tables));
  }

  /** False when an object that is there could not be read. */
  public boolean held() {
    return failed().isEmpty();
  }

  private List<Outcome> failed() {
    return outcomes.stream().filter(outcome -> outcome.failure().isPresent()).toList();
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d objects mined, %,d were complete, %,d failed, %,d are not in the archive",
            outcomes.size() - failed().size(),
            plan.survey().complete(),
            failed().size(),
            plan.survey().missing().size()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s %-12s %8s %12s %8s %16s %12s %9s",
            "table",
            "coin",
            "objects",
            "rows",
            "gaps",
            "longest silence",
            "overlapping",
            "rejected"));
    tables.forEach(table -> lines.add(line(table)));
    for (Gaps.Summary table : tables) {
      table
          .between()
          .forEach(
              silence ->
                  lines.add(
                      "nothing of " + table.table().folder() + " " + table.coin() + " " + silence));
    }
    plan.survey().before().forEach(lines::add);
    lines.addAll(MissingText.lines(plan.survey().missing()));
    remarks().forEach(remark -> lines.add("note: " + remark));
    failed()
        .forEach(
            outcome ->
                lines.add(
                    "failed: " + outcome.job().object().words() + ": " + outcome.failure().get()));
    if (!held()) {
      lines.add("run the same command again: what is complete is not downloaded again");
    }
    return lines;
  }

  private static String line(Gaps.Summary table) {
    return String.format(
        Locale.ROOT,
        "%-10s %-12s %8d %12d %8d %14.1f s %12d %9d",
        table.table().folder(),
        table.coin(),
        table.objects(),
        table.rows(),
        table.gaps(),
        table.longestGapNanos() / NANOS_PER_SECOND,
        table.overlapping(),
        table.rejected());
  }

  private SortedSet<String> remarks() {
    TreeSet<String> remarks = new TreeSet<>();
    outcomes.forEach(outcome -> remarks.addAll(outcome.remarks()));
    return remarks;
  }

  /** For scripts. */
  public SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = plan.figures();
    figures.put("mined", outcomes.size() - failed().size());
    SequencedMap<String, String> failures = new LinkedHashMap<>();
    failed()
        .forEach(outcome -> failures.put(outcome.job().object().key(), outcome.failure().get()));
    figures.put("failed", failures);
    List<SequencedMap<String, Object>> rows = new ArrayList<>();
    for (Gaps.Summary table : tables) {
      SequencedMap<String, Object> row = new LinkedHashMap<>();
      row.put("table", table.table().folder());
      row.put("coin", table.coin());
      row.put("objects", table.objects());
      row.put("rows", table.rows());
      row.put("gaps", table.gaps());
      row.put("longestGapSeconds", table.longestGapNanos() / NANOS_PER_SECOND);
      row.put("overlapping", table.overlapping());
      row.put("rejected", table.rejected());
      rows.add(row);
    }
    figures.put("tables", rows);
    return figures;
  }
}
