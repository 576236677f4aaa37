package hft.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Some lines over one axis. Points that are not finite leave a gap. */
public final class LineChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;
  private static final int LEFT = 64;
  private static final int RIGHT = 150;
  private static final int TOP = 14;
  private static final int BOTTOM = 40;
  private static final int TICKS = 5;
  private static final List<String> COLOURS =
      List.of("#0969da", "#bc4c00", "#1a7f37", "#8250df", "#cf222e", "#57606a", "#9a6700");

  private record Line(String name, double[] x, double[] y, boolean dashed) {}

  private final String axis;
  private final String unit;
  private final List<Line> lines = new ArrayList<>();

  /**
   * @param axis what runs to the right
   * @param unit of what is shown
   */
  public LineChart(String axis, String unit) {
    this.axis = axis;
    this.unit = unit;
  }

  public LineChart line(String name, double[] x, double[] y) {
    lines.add(new Line(name, x.clone(), y.clone(), false));
    return this;
  }

  /** To compare with. */
  public LineChart dashed(String name, double[] x, double[] y) {
    lines.add(new Line(name, x.clone(), y.clone(), true));
    return this;
  }

  public String svg() {
    double[] spanX = span(true);
    double[] spanY = span(false);
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s over %s\">",
            WIDTH,
            HEIGHT,
            Page.escape(unit),
            Page.escape(axis)));
    grid(svg, spanX, spanY);
    for (int i = 0; i < lines.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      path(svg, lines.get(i), colour, spanX, spanY);
      int y = TOP + 16 + 18 * i;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"%s/>"
                  + "<text x=\"%d\" y=\"%d\">%s</text>",
              WIDTH - RIGHT + 8,
              y - 4,
              WIDTH - RIGHT + 26,
              y - 4,
              colour,
              lines.get(i).dashed ? " stroke-dasharray=\"5 4\"" : "",
              WIDTH - RIGHT + 32,
              y,
              Page.escape(lines.get(i).name)));
    }
    return svg.append("</svg>").toString();
  }

  private void grid(StringBuilder svg, double[] spanX, double[] spanY) {
    for (int i = 0; i <= TICKS; i++) {
      double x = spanX[0] + (spanX[1] - spanX[0]) * i / TICKS;
      double y = spanY[0] + (spanY[1] - spanY[0]) * i / TICKS;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"currentColor\""
                  + " opacity=\".12\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                  + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              LEFT,
              WIDTH - RIGHT,
              atY(y, spanY),
              atY(y, spanY),
              LEFT - 6,
              atY(y, spanY) + 4,
              number(y),
              atX(x, spanX),
              HEIGHT - BOTTOM + 18,
              number(x)));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
            (LEFT + WIDTH - RIGHT) / 2,
            HEIGHT - 4,
            Page.escape(axis)));
  }

  private static void path(
      StringBuilder svg, Line line, String colour, double[] spanX, double[] spanY) {
    StringBuilder points = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < line.x.length; i++) {
      if (Double.isFinite(line.y[i])) {
        points.append(
            String.format(
                Locale.ROOT,
                "%s%.1f %.1f",
                down ? "L" : "M",
                atX(line.x[i], spanX),
                atY(line.y[i], spanY)));
        down = true;
      } else {
        down = false;
      }
    }
    svg.append("<path fill=\"none\" stroke-width=\"1.8\" stroke=\"")
        .append(colour)
        .append(line.dashed ? "\" stroke-dasharray=\"5 4\" d=\"" : "\" d=\"")
        .append(points)
        .append("\"/>");
  }

  private double[] span(boolean alongX) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double value : alongX ? line.x : line.y) {
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    if (least > most) {
      return new double[] {0, 1};
    }
    double margin = most > least ? 0 : Math.max(1e-9, Math.abs(most) * 0.1);
    return new double[] {least - margin, most + margin};
  }

  private static double atX(double x, double[] span) {
    return LEFT + (x - span[0]) / (span[1] - span[0]) * (WIDTH - LEFT - RIGHT);
  }

  private static double atY(double y, double[] span) {
    return HEIGHT - BOTTOM - (y - span[0]) / (span[1] - span[0]) * (HEIGHT - TOP - BOTTOM);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1e5) {
      return String.format(Locale.ROOT, "%.3g", value).replaceAll("\\.?0+e\\+0?", "e");
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.2f" : "%.3f", value);
  }
}
