package hft.backtest.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The markout curve over its horizons, with its 95 % band, before and after fees. */
final class MarkoutChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 248;
  private static final int LEFT = 52;
  private static final int RIGHT = 24;
  private static final int TOP = 14;
  private static final int BOTTOM = 30;
  private static final int TICKS = 5;

  private final List<MarkoutPoint> points;
  private final double low;
  private final double high;

  private MarkoutChart(List<MarkoutPoint> points) {
    this.points = points;
    double least = 0;
    double most = 0;
    for (MarkoutPoint point : points) {
      double band = Double.isNaN(point.halfWidthBps()) ? 0 : point.halfWidthBps();
      least = Math.min(least, Math.min(point.bps() - band, point.netBps()));
      most = Math.max(most, Math.max(point.bps() + band, point.netBps()));
    }
    double margin = Math.max(0.05, 0.08 * (most - least));
    this.low = least - margin;
    this.high = most + margin;
  }

  static String svg(List<MarkoutPoint> points) {
    if (points.stream().allMatch(point -> point.fills() == 0)) {
      return "<p class=\"hint\">No maker fill had a mid to be held against.</p>";
    }
    // Horizons the run was too short for are left out, not drawn at zero.
    return new MarkoutChart(points.stream().filter(point -> point.fills() > 0).toList()).draw();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Markout in basis points\">",
            WIDTH,
            HEIGHT));
    grid(svg);
    band(svg);
    curve(svg, "curve", "dot", MarkoutPoint::bps);
    curve(svg, "curve after", "dot after", MarkoutPoint::netBps);
    for (int i = 0; i < points.size(); i++) {
      text(svg, x(i), HEIGHT - 8, "middle", points.get(i).horizonSeconds() + " s");
    }
    return svg + "</svg>\n";
  }

  private void grid(StringBuilder svg) {
    double step = niceStep((high - low) / TICKS);
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      double value = i * step;
      line(svg, "gridline", y(value));
      text(svg, LEFT - 8, y(value) + 4, "end", Show.bps(value));
    }
    line(svg, "axis", y(0));
  }

  /** 1, 2 or 5 times a power of ten, not below {@code least}. */
  private static double niceStep(double least) {
    double step = 0.01;
    int[] factors = {1, 2, 5};
    for (int i = 0; step < least; i++) {
      step = factors[(i + 1) % 3] * 0.01 * powerOfTen((i + 1) / 3);
    }
    return step;
  }

  private static double powerOfTen(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private void band(StringBuilder svg) {
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      MarkoutPoint point = points.get(i);
      if (!Double.isNaN(point.halfWidthBps())) {
        upper.append(corner(i, point.bps() + point.halfWidthBps()));
        lower.insert(0, corner(i, point.bps() - point.halfWidthBps()));
      }
    }
    svg.append("<polygon class=\"band\" points=\"").append(upper).append(lower).append("\"/>");
  }

  private void curve(
      StringBuilder svg, String style, String dot, ToDoubleFunction<MarkoutPoint> value) {
    svg.append("<polyline class=\"").append(style).append("\" points=\"");
    for (int i = 0; i < points.size(); i++) {
      svg.append(corner(i, value.applyAsDouble(points.get(i))));
    }
    svg.append("\"/>");
    for (int i = 0; i < points.size(); i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
              dot,
              x(i),
              y(value.applyAsDouble(points.get(i)))));
    }
  }

  private String corner(int i, double value) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(value));
  }

  private static void line(StringBuilder svg, String style, double y) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
            style,
            LEFT,
            WIDTH - RIGHT,
            y,
            y));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"soft\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            text));
  }

  /** Horizons stand at equal distances: what matters is which, not how far apart. */
  private double x(int index) {
    double inner = WIDTH - LEFT - RIGHT;
    return LEFT + inner * (index + 0.5) / points.size();
  }

  private double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
  }
}
