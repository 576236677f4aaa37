package hft.hyperliquid.gateway;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Puts together what the venue tells of a time range in pages, each with the oldest rows from its
 * start on and at most so many. The next page starts at the time of the last row, not behind it:
 * rows of that time may be on both, and are kept once.
 */
final class RowPages<T> {
  /** The venue tells whole milliseconds. */
  private static final long STEP_NANOS = 1_000_000;

  private final int rowsOfAPage;
  private final ToLongFunction<T> time;
  private final Function<T, Object> key;
  private final Map<Object, T> rows = new LinkedHashMap<>();
  private long sinceNanos;
  private boolean complete = true;

  /**
   * @param rowsOfAPage a page with fewer is the last
   * @param key what makes two rows the same one
   */
  RowPages(int rowsOfAPage, long sinceNanos, ToLongFunction<T> time, Function<T, Object> key) {
    this.rowsOfAPage = rowsOfAPage;
    this.sinceNanos = sinceNanos;
    this.time = time;
    this.key = key;
  }

  /** Where the next page starts. */
  long sinceNanos() {
    return sinceNanos;
  }

  /**
   * Takes in the page asked for.
   *
   * @return whether another one has to be asked for
   */
  boolean add(List<T> page) {
    long last = sinceNanos;
    for (T row : page) {
      rows.putIfAbsent(key.apply(row), row);
      last = Math.max(last, time.applyAsLong(row));
    }
    if (page.size() < rowsOfAPage) {
      return false;
    }
    if (last - sinceNanos < STEP_NANOS) {
      complete = false; // a page full of one millisecond: nobody tells the rest of it
      sinceNanos += STEP_NANOS;
    } else {
      sinceNanos = last;
    }
    return true;
  }

  /** Every row once, oldest first; rows of one time as the venue told them. */
  List<T> rows() {
    return rows.values().stream().sorted(Comparator.comparingLong(time)).toList();
  }

  /** False when one millisecond had more rows than a page holds. */
  boolean isComplete() {
    return complete;
  }
}
