package hft.core.pace;

import java.time.Duration;

/**
 * Jittered exponential backoff: attempt n waits between half and the whole of {@code min(max, first
 * × 2^(n-1))}. The jitter is a function of seed and attempt, so a run repeats and two clients with
 * different seeds do not march in step.
 */
public record Backoff(long firstNanos, long maxNanos, long seed) {
  public Backoff {
    if (firstNanos < 2 || maxNanos < firstNanos) {
      throw new IllegalArgumentException(
          "backoff needs 2 ns <= first <= max, was " + firstNanos + " and " + maxNanos);
    }
  }

  public static Backoff of(Duration first, Duration max, long seed) {
    return new Backoff(first.toNanos(), max.toNanos(), seed);
  }

  /**
   * @param attempt from 1
   */
  public long delayNanos(int attempt) {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, was " + attempt);
    }
    long whole = wholeNanos(attempt);
    long half = whole / 2;
    return whole - half + Long.remainderUnsigned(mix(seed + attempt), half + 1);
  }

  private long wholeNanos(int attempt) {
    int doublings = attempt - 1;
    boolean beyond = doublings >= 63 || firstNanos > maxNanos >> doublings;
    return beyond ? maxNanos : firstNanos << doublings;
  }

  /** SplitMix64's finaliser (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
