package hft.telemetry;

/**
 * Buckets of durations, four to an octave, from 64 ns to more than a minute: a value is known to an
 * eighth of itself.
 */
public final class Durations {
  private static final int FIRST_BIT = 6;
  private static final int OCTAVES = 31;

  /** How many there are; the last takes whatever is longer. */
  public static final int BUCKETS = 4 * OCTAVES + 1;

  private Durations() {}

  static int bucket(long nanos) {
    if (nanos < 1L << FIRST_BIT) {
      return 0;
    }
    int bit = 63 - Long.numberOfLeadingZeros(nanos);
    int quarter = (int) (nanos >>> (bit - 2)) & 3;
    return Math.min(BUCKETS - 1, 4 * (bit - FIRST_BIT) + quarter + 1);
  }

  /** What stands for a value in the bucket, nanoseconds. */
  public static long middle(int bucket) {
    if (bucket == 0) {
      return 1L << (FIRST_BIT - 1);
    }
    int bit = (bucket - 1) / 4 + FIRST_BIT;
    long quarter = (bucket - 1) % 4;
    return ((4 + quarter) << (bit - 2)) + (1L << (bit - 3));
  }

  /**
   * The duration that {@code share} of the counted ones do not exceed, nanoseconds; 0 of none.
   *
   * @param share 0..1
   */
  static long quantile(long[] counts, double share) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    long rank = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (total > 0 && seen >= rank) {
        return middle(i);
      }
    }
    return 0;
  }
}
