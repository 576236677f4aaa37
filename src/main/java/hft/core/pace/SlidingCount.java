package hft.core.pace;

import java.util.Arrays;

/** At most so many in any window, wherever it begins. For rare things: keeps the time of each. */
public final class SlidingCount {
  private final long windowNanos;
  private final long[] times;
  private int oldest;

  public SlidingCount(int limit, long windowNanos) {
    if (limit < 1 || windowNanos < 1) {
      throw new IllegalArgumentException("limit and window must be positive");
    }
    this.windowNanos = windowNanos;
    this.times = new long[limit];
    Arrays.fill(times, Long.MIN_VALUE / 2);
  }

  public boolean tryTake(long nowNanos) {
    if (nowNanos < availableAtNanos()) {
      return false;
    }
    times[oldest] = nowNanos;
    oldest = (oldest + 1) % times.length;
    return true;
  }

  /** The earliest time at which one more is allowed; long past when it is now. */
  public long availableAtNanos() {
    return times[oldest] + windowNanos;
  }
}
