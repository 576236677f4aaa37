package hft.ingest;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/** The report as a table for people. */
final class QualityText {
  private static final List<String> HEADS =
      List.of(
          "coin",
          "table",
          "rows",
          "duplicates",
          "superseded",
          "reordered",
          "gaps",
          "longest silence",
          "crossed",
          "locked",
          "off grid",
          "rejected",
          "delay min/median/p99");

  private QualityText() {}

  static String of(ImportReport report) {
    StringBuilder text = new StringBuilder();
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADS);
    report.quality().tables().forEach(table -> lines.add(cells(table)));
    table(lines, text);
    report.quality().tables().forEach(table -> gaps(table, text));
    for (Instrument instrument : report.instruments()) {
      text.append(instrument.coin())
          .append(": lot ")
          .append(Fixed8.format(instrument.lot()))
          .append(", at most ")
          .append(instrument.priceGrid().maxDecimals())
          .append(" price decimals")
          .append(instrument.priceGrid().significantFigures() == 0 ? "" : " and 5 figures")
          .append('\n');
    }
    report.quality().skipped().forEach((why, n) -> text.append(n + " skipped: " + why + "\n"));
    report.notes().forEach(note -> text.append("note: " + note + "\n"));
    report.quality().rejects().forEach(reject -> text.append("rejected " + reject + "\n"));
    return text.toString();
  }

  private static List<String> cells(TableQuality table) {
    var delay = table.receiveMinusVenue();
    return List.of(
        table.coin(),
        table.table().tableName(),
        String.valueOf(table.rows()),
        String.valueOf(table.duplicates()),
        String.valueOf(table.superseded()),
        String.valueOf(table.reordered()),
        String.valueOf(table.gaps()),
        Times.seconds(table.longestGapNanos()),
        String.valueOf(table.crossed()),
        String.valueOf(table.locked()),
        String.valueOf(table.offGridPrices() + table.offGridSizes()),
        String.valueOf(table.rejected()),
        Times.seconds(delay.minNanos())
            + " "
            + Times.seconds(delay.medianNanos())
            + " "
            + Times.seconds(delay.p99Nanos()));
  }

  private static void table(List<List<String>> lines, StringBuilder text) {
    int[] widths = new int[HEADS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - line.get(i).length());
        text.append(i < 2 ? line.get(i) + pad : pad + line.get(i));
        text.append(i + 1 < widths.length ? "  " : "\n");
      }
    }
  }

  private static void gaps(TableQuality table, StringBuilder text) {
    for (TableQuality.Gap gap : table.worstGaps()) {
      text.append("gap in ")
          .append(table.coin())
          .append(' ')
          .append(table.table().tableName())
          .append(": ")
          .append(Times.seconds(gap.nanos()))
          .append(" from ")
          .append(Times.iso(gap.fromNanos()))
          .append('\n');
    }
  }
}
