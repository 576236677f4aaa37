package hft.core.book;

import java.util.Arrays;

/**
 * One side of a book, preallocated. Prices are kept as keys that grow with how good they are (bids
 * +price, asks −price), best last, so that changes near the touch move few entries. At capacity the
 * worst level makes room for a better one; a level worse than all of a full side is dropped.
 */
final class Levels {
  private final int sign;
  private final long[] keys;
  private final long[] sizes;
  private int count;

  Levels(boolean bids, int capacity) {
    this.sign = bids ? 1 : -1;
    this.keys = new long[capacity];
    this.sizes = new long[capacity];
  }

  int count() {
    return count;
  }

  long price(int level) {
    return sign * keys[count - 1 - level];
  }

  long size(int level) {
    return sizes[count - 1 - level];
  }

  void clear() {
    count = 0;
  }

  /** Takes over best-first arrays. */
  void set(long[] newPrices, long[] newSizes, int newCount) {
    int kept = Math.min(newCount, keys.length);
    for (int level = 0, at = kept - 1; level < kept; level++, at--) {
      keys[at] = sign * newPrices[level];
      sizes[at] = newSizes[level];
    }
    count = kept;
  }

  /** Sets one level's size; zero removes it. */
  void put(long price, long size) {
    put(sign * price, size, count - 1);
  }

  /** Sets many levels' sizes; fastest when each is near the one before. */
  void putAll(long[] newPrices, long[] newSizes, int changes) {
    int near = count - 1;
    for (int i = 0; i < changes; i++) {
      near = put(sign * newPrices[i], newSizes[i], near);
    }
  }

  /** Returns where the key is or was. */
  private int put(long key, long size, int near) {
    int found = SortedKeys.find(keys, count, key, near);
    if (found < 0) {
      int at = -found - 1;
      if (size != 0) {
        insert(at, key, size);
      }
      return at;
    }
    if (size == 0) {
      remove(found);
    } else {
      sizes[found] = size;
    }
    return found;
  }

  /** Removes every level better than {@code price}. */
  void removeBetterThan(long price) {
    while (count > 0 && keys[count - 1] > sign * price) {
      count--;
    }
  }

  /** Removes every level an order of the other side at {@code price} would trade with. */
  void removeCrossedBy(long price) {
    while (count > 0 && keys[count - 1] >= sign * price) {
      count--;
    }
  }

  private void insert(int at, long key, long size) {
    if (count == keys.length) {
      if (at == 0) {
        return; // worse than all we have room for
      }
      System.arraycopy(keys, 1, keys, 0, at - 1);
      System.arraycopy(sizes, 1, sizes, 0, at - 1);
      keys[at - 1] = key;
      sizes[at - 1] = size;
      return;
    }
    System.arraycopy(keys, at, keys, at + 1, count - at);
    System.arraycopy(sizes, at, sizes, at + 1, count - at);
    keys[at] = key;
    sizes[at] = size;
    count++;
  }

  private void remove(int at) {
    count--;
    System.arraycopy(keys, at + 1, keys, at, count - at);
    System.arraycopy(sizes, at + 1, sizes, at, count - at);
  }

  @Override
  public String toString() {
    return (sign > 0 ? "bids " : "asks ") + Arrays.toString(Arrays.copyOf(keys, count));
  }
}
