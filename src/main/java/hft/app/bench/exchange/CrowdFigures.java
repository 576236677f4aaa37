package hft.app.bench.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.HdrHistogram.Histogram;

/** How late subscribers hear, with and without one that never reads. */
final class CrowdFigures {
  private static final double MEBIBYTE = 1 << 20;

  private final int size;
  Histogram floor = new Histogram(3);
  Histogram without = new Histogram(3);
  Histogram with = new Histogram(3);
  long bytesWithout;
  long bytesWith;
  double slowSeconds;
  long connected;
  String reason = "";

  CrowdFigures(int size) {
    this.size = size;
  }

  /** Nobody but the slow one is cut, and the exchange says why it was. */
  boolean held() {
    return connected == size && reason.startsWith("too slow");
  }

  void tell(List<String> lines, SequencedMap<String, Object> figures) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %8s %8s %8s %8s %9s %9s",
            "a touch to " + size + " sockets, ms late",
            "p50",
            "p90",
            "p99",
            "most",
            "frames",
            "MiB held"));
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("sockets", size);
    all.put("floor", told("  floor: bare server, same clock", floor, 0, lines));
    all.put("without", told("all read", without, bytesWithout, lines));
    all.put("with", told("one more never reads", with, bytesWith, lines));
    all.put("slowSeconds", slowSeconds);
    all.put("slowReason", reason);
    all.put("stillConnected", connected);
    figures.put("subscribers", all);
    lines.add(
        String.format(
            Locale.ROOT,
            "  who never reads was cut after %.1f s: \"%s\"; still connected: %d of %d%s",
            slowSeconds,
            reason,
            connected,
            size,
            held() ? "" : " !"));
  }

  private static SequencedMap<String, Object> told(
      String name, Histogram late, long bytes, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %8.1f %8.1f %8.1f %8.1f %,9d %9s",
            name,
            millis(late, 50),
            millis(late, 90),
            millis(late, 99),
            millis(late, 100),
            late.getTotalCount(),
            bytes == 0 ? "" : String.format(Locale.ROOT, "%.0f", bytes / MEBIBYTE)));
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("p50Millis", millis(late, 50));
    all.put("p90Millis", millis(late, 90));
    all.put("p99Millis", millis(late, 99));
    all.put("maxMillis", millis(late, 100));
    all.put("frames", late.getTotalCount());
    if (bytes > 0) {
      all.put("peakMebibytes", bytes / MEBIBYTE);
    }
    return all;
  }

  private static double millis(Histogram late, double percentile) {
    return late.getValueAtPercentile(percentile) / 1e6;
  }
}
