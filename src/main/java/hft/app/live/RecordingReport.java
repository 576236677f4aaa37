package hft.app.live;

import hft.core.market.Instrument;
import hft.data.Table;
import hft.recorder.FrameQueue;
import hft.recorder.Ledger;
import hft.recorder.TableCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** The data quality of a recording, for people and for scripts. */
final class RecordingReport {
  private static final double NANOS = 1e9;
  private static final double MICROS_PER_MILLI = 1e3;
  private static final double MEDIAN = 50;
  private static final double SLOWEST = 99;

  private final Path root;
  private final List<Instrument> instruments;
  private final Ledger ledger;
  private final FrameQueue queue;

  RecordingReport(Path root, List<Instrument> instruments, Ledger ledger, FrameQueue queue) {
    this.root = root;
    this.instruments = instruments;
    this.ledger = ledger;
    this.queue = queue;
  }

  /** Nothing was dropped or lost, and every coin has a book. */
  boolean isWhole() {
    return queue.dropped() == 0
        && ledger.lost() == 0
        && instruments.stream().allMatch(each -> ledger.of(each.id(), Table.L2_BOOK).rows() > 0);
  }

  /** One line. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "recorded %,d rows in %d files under %s; %d frames dropped, %d rows lost",
        ledger.rows(),
        ledger.files(),
        root,
        queue.dropped(),
        ledger.lost());
  }

  /** A row per coin and table. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-8s %-10s %9s %9s %10s %5s %8s %5s %16s %20s",
            "coin",
            "table",
            "rows",
            "repeated",
            "superseded",
            "late",
            "refused",
            "gaps",
            "longest silence",
            "delay median/p99"));
    for (Instrument instrument : instruments) {
      for (Table table : Ledger.TABLES) {
        lines.add(line(instrument, table, ledger.of(instrument.id(), table)));
      }
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "queue    at most %d of %d frames waited",
            ledger.waitingMost(),
            queue.capacity()));
    return lines;
  }

  private static String line(Instrument instrument, Table table, TableCount count) {
    return String.format(
        Locale.ROOT,
        "%-8s %-10s %9d %9d %10d %5d %8d %5d %14.1f s %17s ms",
        instrument.coin(),
        table.folder(),
        count.rows(),
        count.repeated(),
        count.superseded(),
        count.late(),
        count.refused(),
        count.gaps(),
        count.longestSilenceNanos() / NANOS,
        String.format(
            Locale.ROOT,
            "%.1f/%.1f",
            count.delayMicros(MEDIAN) / MICROS_PER_MILLI,
            count.delayMicros(SLOWEST) / MICROS_PER_MILLI));
  }

  SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("root", root.toString());
    SequencedMap<String, Object> rows = new LinkedHashMap<>();
    List<Map<String, Object>> tables = new ArrayList<>();
    long gaps = 0;
    for (Table table : Ledger.TABLES) {
      long total = 0;
      for (Instrument instrument : instruments) {
        TableCount count = ledger.of(instrument.id(), table);
        total += count.rows();
        gaps += count.gaps();
        tables.add(figures(instrument, table, count));
      }
      rows.put(table.folder(), total);
    }
    figures.put("rows", rows);
    figures.put("files", ledger.files());
    figures.put("dropped", queue.dropped());
    figures.put("lost", ledger.lost());
    figures.put("failures", ledger.failures());
    figures.put("leftovers", ledger.leftovers());
    figures.put("gaps", gaps);
    figures.put("waitingMost", ledger.waitingMost());
    figures.put("tables", tables);
    return figures;
  }

  private static Map<String, Object> figures(Instrument instrument, Table table, TableCount count) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("coin", instrument.coin());
    figures.put("table", table.folder());
    figures.put("rows", count.rows());
    figures.put("lost", count.lost());
    figures.put("repeated", count.repeated());
    figures.put("superseded", count.superseded());
    figures.put("late", count.late());
    figures.put("refused", count.refused());
    figures.put("gaps", count.gaps());
    figures.put("longestSilenceNanos", count.longestSilenceNanos());
    figures.put("delayMedianMicros", count.delayMicros(MEDIAN));
    figures.put("delayP99Micros", count.delayMicros(SLOWEST));
    return figures;
  }
}
