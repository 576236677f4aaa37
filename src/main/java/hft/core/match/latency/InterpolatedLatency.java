package hft.core.match.latency;

/**
 * Follows observed latencies: piecewise linear in time through {@code (time, latency)} points, the
 * first and last values beyond them. Times asked for should rise: the search starts where the last
 * one ended.
 */
public final class InterpolatedLatency implements LatencyModel {
  private final long[] times;
  private final long[] latencies;
  private int at;

  /**
   * @param times strictly rising
   */
  public InterpolatedLatency(long[] times, long[] latencies) {
    if (times.length == 0 || times.length != latencies.length) {
      throw new IllegalArgumentException(
          "as many times as latencies are needed, at least one; were "
              + times.length
              + " and "
              + latencies.length);
    }
    for (int i = 0; i < times.length; i++) {
      if ((i > 0 && times[i] <= times[i - 1]) || latencies[i] < 0) {
        throw new IllegalArgumentException(
            "times must rise and latencies must not be negative; entry " + i + " breaks that");
      }
    }
    this.times = times.clone();
    this.latencies = latencies.clone();
  }

  @Override
  public long sampleNanos(long nowNanos) {
    if (at > 0 && nowNanos < times[at]) {
      at = 0; // asked about an earlier time: start over
    }
    while (at + 1 < times.length && times[at + 1] <= nowNanos) {
      at++;
    }
    if (nowNanos <= times[at] || at + 1 == times.length) {
      return latencies[at];
    }
    double share = (nowNanos - times[at]) / (double) (times[at + 1] - times[at]);
    return latencies[at] + Math.round(share * (latencies[at + 1] - latencies[at]));
  }
}
