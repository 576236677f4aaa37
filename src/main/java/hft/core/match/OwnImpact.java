package hft.core.match;

import hft.core.match.queue.QueuePosition;

/**
 * What our clients have taken from one side of the replayed book. History knows nothing of it and
 * keeps showing the size, so it is remembered as gone:
 *
 * <ul>
 *   <li>a level's shrinking consumes what was taken first: it stood at the front;
 *   <li>growth is new liquidity behind it and does not bring it back;
 *   <li>once the level has been seen empty, all is forgotten.
 * </ul>
 */
final class OwnImpact {
  /** Levels remembered; when full, the oldest is forgotten. */
  static final int CAPACITY = 64;

  private final long[] keys = new long[CAPACITY];
  private final long[] taken = new long[CAPACITY];
  private final long[] seen = new long[CAPACITY];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  /** What of {@code displayed} is still there to take. */
  long available(long key, long displayed) {
    for (int i = 0; i < count; i++) {
      if (keys[i] == key) {
        return Math.max(0, displayed - taken[i]);
      }
    }
    return displayed;
  }

  void take(long key, long size, long displayed) {
    for (int i = 0; i < count; i++) {
      if (keys[i] == key) {
        taken[i] += size;
        return;
      }
    }
    if (count == CAPACITY) {
      remove(0);
    }
    keys[count] = key;
    taken[count] = size;
    seen[count] = displayed;
    count++;
  }

  /** Compares with the book as it is shown now. */
  void refresh(BookLevels levels) {
    for (int i = count - 1; i >= 0; i--) {
      long displayed = levels.displayed(keys[i]);
      if (displayed == QueuePosition.UNKNOWN) {
        continue;
      }
      if (displayed < seen[i]) {
        taken[i] -= seen[i] - displayed;
      }
      seen[i] = displayed;
      if (displayed == 0 || taken[i] <= 0) {
        remove(i);
      }
    }
  }

  void forget() {
    count = 0;
  }

  private void remove(int index) {
    int moved = count - index - 1;
    System.arraycopy(keys, index + 1, keys, index, moved);
    System.arraycopy(taken, index + 1, taken, index, moved);
    System.arraycopy(seen, index + 1, seen, index, moved);
    count--;
  }
}
