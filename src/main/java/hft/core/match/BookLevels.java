package hft.core.match;

import hft.core.book.SortedKeys;
import hft.core.market.Side;
import hft.core.match.queue.QueuePosition;
import java.util.Arrays;

/**
 * One side of the replayed book. Prices are kept as keys that grow with how good they are (bids
 * +price, asks −price), best last, so that changes at the touch move nothing.
 */
final class BookLevels {
  /** Levels kept a side; when full, the worst is dropped and what lies there is unknown. */
  static final int CAPACITY = 512;

  /** Worse than any price. */
  static final long NO_KEY = Long.MIN_VALUE;

  private final int sign;
  private long[] keys = new long[64];
  private long[] sizes = new long[64];
  private int count;
  private boolean known;

  /** Keys below this one are not all here: an absent level there says nothing. */
  private long horizon = NO_KEY;

  BookLevels(Side side) {
    this.sign = side.sign();
  }

  long key(long price) {
    return sign * price;
  }

  long price(long key) {
    return sign * key;
  }

  int count() {
    return count;
  }

  /** By rank, 0 is the best. */
  long keyAt(int rank) {
    return keys[count - 1 - rank];
  }

  long sizeAt(int rank) {
    return sizes[count - 1 - rank];
  }

  long bestKey() {
    return count == 0 ? NO_KEY : keys[count - 1];
  }

  /** Before the first frame and after a gap an empty side means nothing. */
  void forget() {
    count = 0;
    known = false;
    horizon = NO_KEY;
  }

  /**
   * What the level shows: 0 when it is in sight and empty, UNKNOWN when it lies deeper than the
   * feed shows.
   */
  long displayed(long key) {
    if (count == 0) {
      return known ? 0 : QueuePosition.UNKNOWN;
    }
    if (key > keys[count - 1]) {
      return 0;
    }
    if (key < keys[0]) {
      return QueuePosition.UNKNOWN;
    }
    int index = Arrays.binarySearch(keys, 0, count, key);
    if (index >= 0) {
      return sizes[index];
    }
    return key < horizon ? QueuePosition.UNKNOWN : 0;
  }

  /** Replaces everything; {@code prices} best first. */
  void snapshot(long[] prices, long[] newSizes, int levels) {
    int kept = Math.min(levels, CAPACITY);
    horizon = NO_KEY;
    ensure(kept);
    for (int i = 0, at = kept - 1; i < kept; i++, at--) {
      keys[at] = sign * prices[i];
      sizes[at] = newSizes[i];
    }
    count = kept;
    known = true;
  }

  /** The best level is this one: all better ones are gone. */
  void best(long price, long size) {
    long key = sign * price;
    while (count > 0 && keys[count - 1] > key) {
      count--;
    }
    known = true;
    if (count > 0 && keys[count - 1] == key) {
      sizes[count - 1] = size;
    } else {
      insert(count, key, size);
    }
  }

  void empty() {
    count = 0;
    known = true;
  }

  /** Many levels' new sizes, 0 removes; fastest when each is near the one before. */
  void setAll(long[] prices, long[] newSizes, int levels) {
    int near = count - 1;
    for (int i = 0; i < levels; i++) {
      long key = sign * prices[i];
      int found = SortedKeys.find(keys, count, key, near);
      put(found, key, newSizes[i]);
      near = found < 0 ? -found - 1 : found;
    }
    known = true;
  }

  /** One level's new size; 0 removes it. */
  void set(long price, long size) {
    known = true;
    long key = sign * price;
    put(Arrays.binarySearch(keys, 0, count, key), key, size);
  }

  /**
   * @param found as binary search says it: the index, or minus the insertion point minus one
   */
  private void put(int found, long key, long size) {
    if (found >= 0) {
      if (size == 0) {
        remove(found);
      } else {
        sizes[found] = size;
      }
    } else if (size > 0) {
      insert(-found - 1, key, size);
    }
  }

  private void remove(int index) {
    int moved = count - index - 1;
    System.arraycopy(keys, index + 1, keys, index, moved);
    System.arraycopy(sizes, index + 1, sizes, index, moved);
    count--;
  }

  private void insert(int position, long key, long size) {
    int index = position;
    if (count == CAPACITY) {
      if (index == 0) {
        horizon = Math.max(horizon, key + 1); // worse than all we keep
        return;
      }
      horizon = Math.max(horizon, keys[0] + 1);
      remove(0);
      index--;
    }
    ensure(count + 1);
    int moved = count - index;
    System.arraycopy(keys, index, keys, index + 1, moved);
    System.arraycopy(sizes, index, sizes, index + 1, moved);
    keys[index] = key;
    sizes[index] = size;
    count++;
  }

  private void ensure(int levels) {
    if (levels > keys.length) {
      int capacity = Math.max(levels, 2 * keys.length);
      keys = Arrays.copyOf(keys, capacity);
      sizes = Arrays.copyOf(sizes, capacity);
    }
  }
}
