package hft.trading;

import java.time.Duration;

/**
 * How often the venue's truth is asked for.
 *
 * @param snapshotInterval between routine snapshots
 * @param retryDelay between snapshots while an order's fate is unknown
 */
public record ReconcilerSettings(Duration snapshotInterval, Duration retryDelay) {
  public ReconcilerSettings {
    if (!snapshotInterval.isPositive()) {
      throw new IllegalArgumentException(
          "snapshotInterval must be positive, was " + snapshotInterval);
    }
    if (!retryDelay.isPositive()) {
      throw new IllegalArgumentException("retryDelay must be positive, was " + retryDelay);
    }
  }
}
