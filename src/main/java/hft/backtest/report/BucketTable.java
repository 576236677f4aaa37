package hft.backtest.report;

import java.util.Arrays;

/**
 * Series over equal stretches of time in bounded memory: when the table is full, neighbours are
 * merged and the stretches become twice as long. The same entries always give the same table.
 */
final class BucketTable {
  /** How two values of one stretch become one. */
  enum Merge {
    LAST,
    MIN,
    MAX,
    SUM
  }

  /** Nothing was said about this stretch. */
  static final long ABSENT = Long.MIN_VALUE;

  private final Merge[] merges;
  private final long[][] columns;
  private final int capacity;
  private long widthNanos;
  private long originNanos;
  private int size;

  /**
   * @param capacity even
   * @param widthNanos of a stretch before the first merging
   */
  BucketTable(int capacity, long widthNanos, Merge... merges) {
    if (capacity < 2 || capacity % 2 != 0) {
      throw new IllegalArgumentException("capacity must be even, was " + capacity);
    }
    this.capacity = capacity;
    this.widthNanos = widthNanos;
    this.merges = merges.clone();
    this.columns = new long[merges.length][capacity];
    for (long[] column : columns) {
      Arrays.fill(column, ABSENT);
    }
  }

  void put(int column, long nanos, long value) {
    int row = row(nanos);
    long[] values = columns[column];
    values[row] = merge(merges[column], values[row], value);
  }

  /** Rows up to the last one with a value. */
  int size() {
    return size;
  }

  /** End of a row's stretch. */
  long endNanos(int row) {
    return originNanos + (row + 1) * widthNanos;
  }

  long widthNanos() {
    return widthNanos;
  }

  long value(int column, int row) {
    return columns[column][row];
  }

  /** The column with gaps filled by the value before them; still ABSENT before the first value. */
  long[] carriedForward(int column) {
    long[] values = Arrays.copyOf(columns[column], size);
    for (int i = 1; i < size; i++) {
      if (values[i] == ABSENT) {
        values[i] = values[i - 1];
      }
    }
    return values;
  }

  private int row(long nanos) {
    if (size == 0) {
      originNanos = nanos - Math.floorMod(nanos, widthNanos);
    }
    long row = Math.max(0, (nanos - originNanos) / widthNanos);
    while (row >= capacity) {
      halve();
      row = (nanos - originNanos) / widthNanos;
    }
    size = Math.max(size, (int) row + 1);
    return (int) row;
  }

  private void halve() {
    for (int c = 0; c < columns.length; c++) {
      long[] values = columns[c];
      for (int i = 0; i < capacity / 2; i++) {
        values[i] = merge(merges[c], values[2 * i], values[2 * i + 1]);
      }
      Arrays.fill(values, capacity / 2, capacity, ABSENT);
    }
    widthNanos *= 2;
    size = (size + 1) / 2;
  }

  private static long merge(Merge merge, long before, long next) {
    if (before == ABSENT) {
      return next;
    }
    if (next == ABSENT) {
      return before;
    }
    return switch (merge) {
      case LAST -> next;
      case MIN -> Math.min(before, next);
      case MAX -> Math.max(before, next);
      case SUM -> Math.addExact(before, next);
    };
  }
}
