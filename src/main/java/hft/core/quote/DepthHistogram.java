package hft.core.quote;

import java.util.Arrays;

/**
 * How deep trades reached on one side, per interval of fixed length over a sliding window. Each
 * interval keeps the deepest reach; an interval without a trade keeps none. Depths in basis points
 * of the mid at the interval's start.
 */
final class DepthHistogram {
  static final double STEP_BPS = 0.1;
  static final int BUCKETS = 400;

  private static final short NONE = -1;

  private final short[] window;
  private final int[] counts = new int[BUCKETS];
  private int filled;
  private int at;
  private int touched;
  private short running = NONE;

  DepthHistogram(int intervals) {
    window = new short[intervals];
    Arrays.fill(window, NONE);
  }

  /** A trade this far from the interval's starting mid. */
  void reach(double depthBps) {
    // Bucket j holds depths in (j·step, (j+1)·step]: a quote at j·step was certainly filled.
    int bucket = (int) Math.ceil(depthBps / STEP_BPS) - 1;
    running = (short) Math.max(running, Math.clamp(bucket, 0, BUCKETS - 1));
  }

  /** Ends the running interval. */
  void roll() {
    short oldest = window[at];
    if (filled == window.length && oldest != NONE) {
      counts[oldest]--;
      touched--;
    }
    window[at] = running;
    if (running != NONE) {
      counts[running]++;
      touched++;
    }
    running = NONE;
    at = at + 1 == window.length ? 0 : at + 1;
    filled = Math.min(filled + 1, window.length);
  }

  int intervals() {
    return filled;
  }

  /** Intervals with a trade. */
  int touched() {
    return touched;
  }

  int count(int bucket) {
    return counts[bucket];
  }
}
