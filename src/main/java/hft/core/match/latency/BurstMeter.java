package hft.core.match.latency;

/**
 * How hard the mid has been moving: the path length |Δmid|/mid of the last {@code windowNanos} over
 * what is normal. Two half-window buckets, so a reading costs no memory and no exponentials.
 */
public final class BurstMeter {
  private final long halfNanos;
  private final double quietMove;
  private long bucket = Long.MIN_VALUE;
  private long lastMid;
  private double current;
  private double previous;

  /**
   * @param quietMove relative path length per window that counts as normal, e.g. 2e-4
   */
  public BurstMeter(long windowNanos, double quietMove) {
    if (windowNanos < 2 || !(quietMove > 0)) {
      throw new IllegalArgumentException("window and quietMove must be positive");
    }
    this.halfNanos = windowNanos / 2;
    this.quietMove = quietMove;
  }

  public void onMid(long mid, long nanos) {
    if (mid <= 0 || mid == lastMid) {
      return;
    }
    roll(nanos);
    if (lastMid > 0) {
      current += Math.abs(mid - lastMid) / (double) lastMid;
    }
    lastMid = mid;
  }

  /** 1 when quiet, 2 when the mid moved twice the normal path in the window, and so on. */
  public double intensity(long nanos) {
    roll(nanos);
    return Math.max(1, (current + previous) / quietMove);
  }

  private void roll(long nanos) {
    long now = Math.floorDiv(nanos, halfNanos);
    if (now == bucket) {
      return;
    }
    previous = now == bucket + 1 ? current : 0;
    current = 0;
    bucket = now;
  }
}
