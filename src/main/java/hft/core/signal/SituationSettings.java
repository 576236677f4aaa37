package hft.core.signal;

import java.time.Duration;

/**
 * What a model is shown.
 *
 * @param length snapshots in a window
 * @param levels levels a side of each
 * @param snapshotEvery least time between two snapshots
 * @param medianHalfLife memory of the median by which sizes are divided
 * @param maxGap silence of the book that no window may contain
 */
public record SituationSettings(
    int length, int levels, Duration snapshotEvery, Duration medianHalfLife, Duration maxGap) {
  public SituationSettings {
    if (length < 1 || length > 10_000) {
      throw new IllegalArgumentException("length must be 1..10000, was " + length);
    }
    if (levels < 1 || levels > 20) {
      throw new IllegalArgumentException("levels must be 1..20, was " + levels);
    }
    if (snapshotEvery.isNegative()) {
      throw new IllegalArgumentException(
          "snapshotEvery must not be negative, was " + snapshotEvery);
    }
    if (!medianHalfLife.isPositive()) {
      throw new IllegalArgumentException("medianHalfLife must be positive, was " + medianHalfLife);
    }
    if (maxGap.compareTo(snapshotEvery) <= 0) {
      throw new IllegalArgumentException("maxGap must be longer than snapshotEvery, was " + maxGap);
    }
  }

  /** Numbers of a window. */
  public int windowSize() {
    return length * 4 * levels;
  }
}
