package hft.backtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of the profit as a waterfall: each bar starts where the one above it ended. */
final class AttributionChart {
  private static final int WIDTH = 560;
  private static final int ROW = 30;
  private static final int LEFT = 150;
  private static final int RIGHT = 90;

  private record Bar(String label, long from, long to, String style) {}

  private AttributionChart() {}

  static String svg(Attribution parts) {
    List<Bar> bars = bars(parts);
    long low = 0;
    long high = 0;
    for (Bar bar : bars) {
      low = Math.min(low, Math.min(bar.from, bar.to));
      high = Math.max(high, Math.max(bar.from, bar.to));
    }
    double perUnit = (WIDTH - LEFT - RIGHT) / (double) Math.max(1, high - low);
    StringBuilder svg = new StringBuilder();
    int height = bars.size() * ROW + 8;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Profit by source\">",
            WIDTH,
            height));
    double zero = LEFT - low * perUnit;
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"2\" y2=\"%d\"/>",
            zero,
            zero,
            height - 4));
    for (int i = 0; i < bars.size(); i++) {
      row(svg, bars.get(i), i * ROW + 4, zero, perUnit);
    }
    return svg + "</svg>\n";
  }

  private static void row(StringBuilder svg, Bar bar, int y, double zero, double perUnit) {
    double from = zero + Math.min(bar.from, bar.to) * perUnit;
    double width = Math.max(1, Math.abs(bar.to - bar.from) * perUnit);
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"0\" y=\"%d\">%s</text><rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\""
                + " height=\"16\" rx=\"2\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
            y + 16,
            Show.escape(bar.label),
            bar.style,
            from,
            y + 4,
            width,
            WIDTH,
            y + 16,
            Show.signedMoney(bar.to - bar.from)));
  }

  private static List<Bar> bars(Attribution parts) {
    List<Bar> bars = new ArrayList<>();
    long at = 0;
    at = step(bars, "Spread capture", at, parts.spreadCapture());
    at = step(bars, "Cost of taking", at, parts.takingCost());
    at = step(bars, "Adverse selection, 5 s", at, parts.adverseSelection());
    at = step(bars, "Inventory, longer", at, parts.inventory());
    at = step(bars, "Fees", at, parts.fees());
    at = step(bars, "Rebates", at, parts.rebates());
    at = step(bars, "Funding", at, parts.funding());
    bars.add(new Bar("Net", 0, at, "net"));
    return bars;
  }

  private static long step(List<Bar> bars, String label, long from, long amount) {
    bars.add(new Bar(label, from, from + amount, amount < 0 ? "down" : "up"));
    return from + amount;
  }
}
