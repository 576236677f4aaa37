package hft.core.book;

import java.util.Arrays;

/**
 * The levels of one side of a book. Prices are keys that grow with how good they are (bids +price,
 * asks −price), best last, so that changes near the touch move few entries. When more levels are
 * there than are kept, the worst go; a change of many levels is taken in whole before that.
 *
 * <p>Everything is allocated at construction; only a change of more than {@link #MOST_CHANGES}
 * levels makes it grow, once.
 */
public final class SortedLevels {
  /** Worse than any price. */
  public static final long NO_KEY = Long.MIN_VALUE;

  /** Levels beyond those kept that one change may bring. */
  static final int MOST_CHANGES = 512;

  /** From this many changes on, going once through all levels is cheaper than looking for each. */
  private static final int MERGE_FROM = 6;

  private final int sign;
  private final int capacity;
  private long[] keys;
  private long[] sizes;
  private long[] nextKeys;
  private long[] nextSizes;
  private int count;
  private long dropped = NO_KEY;

  /**
   * @param bids whether a higher price is better
   * @param capacity levels kept
   */
  public SortedLevels(boolean bids, int capacity) {
    this.sign = bids ? 1 : -1;
    this.capacity = capacity;
    int room = capacity + MOST_CHANGES;
    keys = new long[room];
    sizes = new long[room];
    nextKeys = new long[room];
    nextSizes = new long[room];
  }

  public long key(long price) {
    return sign * price;
  }

  public long price(long key) {
    return sign * key;
  }

  public int count() {
    return count;
  }

  /** By rank, 0 is the best. */
  public long keyAt(int rank) {
    return keys[count - 1 - rank];
  }

  public long sizeAt(int rank) {
    return sizes[count - 1 - rank];
  }

  /** {@link #NO_KEY} when there is no level. */
  public long bestKey() {
    return count == 0 ? NO_KEY : keys[count - 1];
  }

  public long worstKey() {
    return count == 0 ? NO_KEY : keys[0];
  }

  /**
   * The best key that was given up for want of room in or since the last {@link #clear} or {@link
   * #set}.
   */
  public long bestDroppedKey() {
    return dropped;
  }

  /** Where the key is, or minus the place it belongs minus one. */
  private int find(long key) {
    return Arrays.binarySearch(keys, 0, count, key);
  }

  /** The size of the level, 0 when there is none. */
  public long size(long key) {
    int index = find(key);
    return index < 0 ? 0 : sizes[index];
  }

  public void clear() {
    count = 0;
    dropped = NO_KEY;
  }

  /** No level is left; what was given up before is not forgotten. */
  public void empty() {
    count = 0;
  }

  /** Takes over best-first arrays. */
  public void set(long[] prices, long[] newSizes, int levels) {
    int kept = Math.min(levels, capacity);
    for (int i = 0, at = kept - 1; i < kept; i++, at--) {
      keys[at] = sign * prices[i];
      sizes[at] = newSizes[i];
    }
    count = kept;
    dropped = kept < levels ? key(prices[kept]) : NO_KEY;
  }

  /** Removes every level better than the key. */
  public void removeBetterThan(long key) {
    while (count > 0 && keys[count - 1] > key) {
      count--;
    }
  }

  /** Removes the level and every better one. */
  public void removeFrom(long key) {
    while (count > 0 && keys[count - 1] >= key) {
      count--;
    }
  }

  /** One level's new size; 0 removes it. */
  public void put(long key, long size) {
    if (count > 0 && keys[count - 1] == key && size != 0) {
      sizes[count - 1] = size; // the touch, nearly always
    } else {
      change(key, size);
      trim();
    }
  }

  /** Many levels' new sizes, 0 removes; fastest when they come in order of price. */
  public void putAll(long[] prices, long[] newSizes, int changes) {
    ensure(count + changes);
    if (changes < MERGE_FROM || !merge(prices, newSizes, changes)) {
      for (int i = 0; i < changes; i++) {
        change(sign * prices[i], newSizes[i]);
      }
    }
    trim();
  }

  private void change(long key, long size) {
    int found = find(key);
    if (found >= 0) {
      if (size == 0) {
        move(found + 1, found, -1);
      } else {
        sizes[found] = size;
      }
    } else if (size != 0) {
      int at = -found - 1;
      move(at, at + 1, 1);
      keys[at] = key;
      sizes[at] = size;
    }
  }

  private void move(int from, int to, int more) {
    System.arraycopy(keys, from, keys, to, count - from);
    System.arraycopy(sizes, from, sizes, to, count - from);
    count += more;
  }

  /**
   * Goes through levels and changes side by side.
   *
   * @return false, with nothing changed, when the changes are not in order of price or name one
   *     twice
   */
  private boolean merge(long[] prices, long[] newSizes, int changes) {
    boolean rising = sign * prices[0] < sign * prices[changes - 1];
    int step = rising ? 1 : -1;
    int change = rising ? 0 : changes - 1;
    long key = sign * prices[change];
    int first = find(key);
    int from = first < 0 ? -first - 1 : first;
    int to = from;
    System.arraycopy(keys, 0, nextKeys, 0, from);
    System.arraycopy(sizes, 0, nextSizes, 0, from);
    for (int left = changes; left > 0; left--, change += step) {
      long before = key;
      key = sign * prices[change];
      if (key <= before && left < changes) {
        return false;
      }
      while (from < count && keys[from] < key) {
        nextKeys[to] = keys[from];
        nextSizes[to++] = sizes[from++];
      }
      if (from < count && keys[from] == key) {
        from++;
      }
      long size = newSizes[change];
      if (size != 0) {
        nextKeys[to] = key;
        nextSizes[to++] = size;
      }
    }
    System.arraycopy(keys, from, nextKeys, to, count - from);
    System.arraycopy(sizes, from, nextSizes, to, count - from);
    count = to + count - from;
    swap();
    return true;
  }

  private void swap() {
    long[] spentKeys = keys;
    long[] spentSizes = sizes;
    keys = nextKeys;
    sizes = nextSizes;
    nextKeys = spentKeys;
    nextSizes = spentSizes;
  }

  private void trim() {
    int over = count - capacity;
    if (over > 0) {
      dropped = Math.max(dropped, keys[over - 1]);
      move(over, 0, -over);
    }
  }

  private void ensure(int levels) {
    if (levels > keys.length) {
      keys = Arrays.copyOf(keys, levels);
      sizes = Arrays.copyOf(sizes, levels);
      nextKeys = new long[levels];
      nextSizes = new long[levels];
    }
  }

  @Override
  public String toString() {
    return (sign > 0 ? "bids " : "asks ") + Arrays.toString(Arrays.copyOf(keys, count));
  }
}
