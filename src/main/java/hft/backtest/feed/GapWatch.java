package hft.backtest.feed;

import java.util.Arrays;

/**
 * Notices coins whose book source has been silent for too long. It looks only backwards: a gap is
 * told at the moment a live engine's timer would have told it, whatever comes later.
 */
final class GapWatch {
  static final int NONE = -1;

  private final long limitNanos;
  private final long[] lastNanos;
  private final long[] deadlines;

  /** Not after any deadline. */
  private long nextDeadline = Long.MAX_VALUE;

  GapWatch(int coins, long limitNanos) {
    this.limitNanos = limitNanos;
    lastNanos = new long[coins];
    deadlines = new long[coins];
    Arrays.fill(deadlines, Long.MAX_VALUE);
  }

  /** The coin's book was heard of. */
  void seen(int coin, long nanos) {
    lastNanos[coin] = nanos;
    deadlines[coin] = nanos + limitNanos;
    nextDeadline = Math.min(nextDeadline, deadlines[coin]);
  }

  /** The coin whose silence became too long before {@code nanos}, the earliest first. */
  int silentBefore(long nanos) {
    if (nanos <= nextDeadline) {
      return NONE;
    }
    int earliest = 0;
    for (int coin = 1; coin < deadlines.length; coin++) {
      if (deadlines[coin] < deadlines[earliest]) {
        earliest = coin;
      }
    }
    nextDeadline = deadlines[earliest];
    return nanos > nextDeadline ? earliest : NONE;
  }

  /** When the coin's silence became too long. */
  long deadline(int coin) {
    return deadlines[coin];
  }

  /** When the coin's book was last heard of. */
  long lastSeen(int coin) {
    return lastNanos[coin];
  }

  /** The gap has been told; the next one begins after the book is heard of again. */
  void told(int coin) {
    deadlines[coin] = Long.MAX_VALUE;
  }
}
