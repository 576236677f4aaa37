package hft.core.learn;

import java.util.Arrays;

/**
 * The reference price at each book of one instrument, and where what belongs together ends. Sixteen
 * bytes a book.
 */
final class PricePath {
  private long[] nanos = new long[1 << 12];
  private double[] prices = new double[1 << 12];
  private int[] starts = new int[16];
  private int size;
  private int stretches;

  /** Begins a new stretch at the next price. */
  void startStretch() {
    if (stretches > 0 && starts[stretches - 1] == size) {
      return;
    }
    if (stretches == starts.length) {
      starts = Arrays.copyOf(starts, 2 * stretches);
    }
    starts[stretches++] = size;
  }

  void add(long newNanos, double price) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size + (size >> 1));
      prices = Arrays.copyOf(prices, size + (size >> 1));
    }
    nanos[size] = newNanos;
    prices[size++] = price;
  }

  /** Stretches begun; the newest has the greatest number. */
  int stretches() {
    return stretches;
  }

  int size() {
    return size;
  }

  long nanos(int index) {
    return nanos[index];
  }

  double price(int index) {
    return prices[index];
  }

  /** The one after the stretch's last index. */
  int end(int stretch) {
    return stretch + 1 < stretches ? starts[stretch + 1] : size;
  }

  /** The first index of the stretch whose time is not before {@code from}; its end when none is. */
  int first(int stretch, long from) {
    int found = Arrays.binarySearch(nanos, starts[stretch], end(stretch), from);
    if (found < 0) {
      return -found - 1;
    }
    while (found > starts[stretch] && nanos[found - 1] == from) {
      found--;
    }
    return found;
  }
}
