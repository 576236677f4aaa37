package hft.backtest.report;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by name, at most {@link #NAMES} of them; the rest is counted as {@code other}. */
final class NamedCounts {
  static final int NAMES = 64;

  private final TreeMap<String, Long> counts = new TreeMap<>();

  void increment(String name) {
    String key = counts.containsKey(name) || counts.size() < NAMES ? name : "other";
    counts.merge(key, 1L, Long::sum);
  }

  SortedMap<String, Long> toMap() {
    return new TreeMap<>(counts);
  }
}
