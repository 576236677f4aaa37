package hft.ingest;

import hft.data.MarketTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What was found in an import, per coin and table. */
public final class DataQuality {
  /** Counts of one coin's table. */
  public static final class Counts {
    long rows;
    long duplicates;
    long reordered;
    long gaps;
    long longestGapNanos;
    long locked;
    long offGrid;
    long unchanged;

    public long rows() {
      return rows;
    }

    public long duplicates() {
      return duplicates;
    }

    public long gaps() {
      return gaps;
    }
  }

  private final Map<String, Map<MarketTable, Counts>> byCoin = new TreeMap<>();
  private long crossed;
  private long rejected;

  Counts of(String coin, MarketTable table) {
    return byCoin
        .computeIfAbsent(coin, name -> new EnumMap<>(MarketTable.class))
        .computeIfAbsent(table, name -> new Counts());
  }

  void crossed() {
    crossed++;
  }

  void rejected() {
    rejected++;
  }

  public long total(java.util.function.ToLongFunction<Counts> count) {
    return byCoin.values().stream()
        .flatMap(tables -> tables.values().stream())
        .mapToLong(count)
        .sum();
  }

  /** The report as a table. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-8s %-10s %10s %10s %9s %6s %11s %7s %8s",
            "coin",
            "table",
            "rows",
            "duplicate",
            "reordered",
            "gaps",
            "longest gap",
            "locked",
            "off grid"));
    byCoin.forEach(
        (coin, tables) ->
            tables.forEach(
                (table, it) ->
                    lines.add(
                        String.format(
                            Locale.ROOT,
                            "%-8s %-10s %10d %10d %9d %6d %9.1f s %7d %8d",
                            coin,
                            table.folder(),
                            it.rows,
                            it.duplicates,
                            it.reordered,
                            it.gaps,
                            it.longestGapNanos / 1e9,
                            it.locked,
                            it.offGrid))));
    lines.add("crossed books " + crossed + ", rejected rows " + rejected);
    return lines;
  }

  /** The report for scripts. */
  public SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    Map<String, Long> rows = new TreeMap<>();
    byCoin
        .values()
        .forEach(t -> t.forEach((table, it) -> rows.merge(table.folder(), it.rows, Long::sum)));
    figures.put("rows", rows);
    figures.put("duplicates", total(it -> it.duplicates));
    figures.put("reordered", total(it -> it.reordered));
    figures.put("gaps", total(it -> it.gaps));
    figures.put("crossed", crossed);
    figures.put("locked", total(it -> it.locked));
    figures.put("offGrid", total(it -> it.offGrid));
    figures.put("rejected", rejected);
    return figures;
  }
}
