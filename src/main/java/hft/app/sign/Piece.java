package hft.app.sign;

import hft.app.bench.Timed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A timed piece of the signing path.
 *
 * @param key its name among the figures
 */
record Piece(String key, Timed timed) {
  static Piece of(String key, String what, int batch, Timed.Work work) {
    return new Piece(key, new Timed(what, batch, work));
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-18s %9.2f %9.2f %9.2f %8.0f  %s",
        key,
        timed.micros(50),
        timed.micros(99),
        timed.leastNanos() / 1e3,
        timed.bytes(),
        timed.name());
  }

  SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", timed.name());
    figures.put("p50Micros", timed.micros(50));
    figures.put("p99Micros", timed.micros(99));
    figures.put("bytes", timed.bytes());
    return figures;
  }
}
