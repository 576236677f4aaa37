package hft.core.match;

/**
 * When the venue's blocks happen: every {@code intervalNanos}, each moved by a seeded jitter, some
 * skipped. Boundaries depend on venue time and seed alone, so any two runs and any two callers
 * agree on them.
 *
 * @param jitterNanos a block is early or late by up to this, uniformly; below half the interval
 * @param skipPermille blocks in a thousand that do not happen (a doubled interval, the tail seen on
 *     the real chain)
 */
public record BlockClock(long intervalNanos, long jitterNanos, int skipPermille, long seed) {
  /** The chain's median block time. */
  public static final long DEFAULT_INTERVAL_NANOS = 68_000_000L;

  public BlockClock {
    if (intervalNanos < 1) {
      throw new IllegalArgumentException("intervalNanos must be positive, was " + intervalNanos);
    }
    if (jitterNanos < 0 || jitterNanos > (intervalNanos - 1) / 2) {
      throw new IllegalArgumentException(
          "jitterNanos must be below half the interval, was " + jitterNanos);
    }
    if (skipPermille < 0 || skipPermille > 500) {
      throw new IllegalArgumentException("skipPermille must be 0..500, was " + skipPermille);
    }
  }

  /** Every 68 ms to the nanosecond. */
  public static BlockClock steady() {
    return new BlockClock(DEFAULT_INTERVAL_NANOS, 0, 0, 0);
  }

  /** As observed: median 68 ms, most within ±5 ms, p99 twice that interval. */
  public static BlockClock observed(long seed) {
    return new BlockClock(DEFAULT_INTERVAL_NANOS, 5_000_000L, 10, seed);
  }

  /** The first block at or after {@code nanos}. */
  public long firstAtOrAfter(long nanos) {
    long index = Math.floorDiv(nanos - jitterNanos, intervalNanos);
    while (skipped(index) || boundary(index) < nanos) {
      index++;
    }
    return boundary(index);
  }

  private long boundary(long index) {
    long base = index * intervalNanos;
    if (jitterNanos == 0) {
      return base;
    }
    return base - jitterNanos + Long.remainderUnsigned(mix(index), 2 * jitterNanos + 1);
  }

  private boolean skipped(long index) {
    return skipPermille > 0 && Long.remainderUnsigned(mix(~index), 1_000) < skipPermille;
  }

  /** SplitMix64's finaliser over seed and index: random access, no state. */
  private long mix(long index) {
    long z = seed + index * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
