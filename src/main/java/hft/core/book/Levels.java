package hft.core.book;

import java.util.Arrays;

/**
 * One side of a book, preallocated. Stored worst first, so that changes near the touch move few
 * entries. At capacity the worst level makes room for a better one; a level worse than all of a
 * full side is dropped.
 */
final class Levels {
  private final boolean bids;
  private final long[] prices;
  private final long[] sizes;
  private int count;

  Levels(boolean bids, int capacity) {
    this.bids = bids;
    this.prices = new long[capacity];
    this.sizes = new long[capacity];
  }

  int count() {
    return count;
  }

  long price(int level) {
    return prices[count - 1 - level];
  }

  long size(int level) {
    return sizes[count - 1 - level];
  }

  void clear() {
    count = 0;
  }

  /** Takes over best-first arrays. */
  void set(long[] newPrices, long[] newSizes, int newCount) {
    int kept = Math.min(newCount, prices.length);
    for (int level = 0, at = kept - 1; level < kept; level++, at--) {
      prices[at] = newPrices[level];
      sizes[at] = newSizes[level];
    }
    count = kept;
  }

  /** Sets one level's size; zero removes it. */
  void put(long price, long size) {
    int at = count;
    while (at > 0 && isWorse(price, prices[at - 1])) {
      at--;
    }
    if (at > 0 && prices[at - 1] == price) {
      if (size == 0) {
        remove(at - 1);
      } else {
        sizes[at - 1] = size;
      }
    } else if (size != 0) {
      insert(at, price, size);
    }
  }

  /** Removes every level better than {@code price}. */
  void removeBetterThan(long price) {
    while (count > 0 && isWorse(price, prices[count - 1])) {
      count--;
    }
  }

  /** Removes every level an order of the other side at {@code price} would trade with. */
  void removeCrossedBy(long price) {
    while (count > 0 && (bids ? prices[count - 1] >= price : prices[count - 1] <= price)) {
      count--;
    }
  }

  private boolean isWorse(long price, long other) {
    return bids ? price < other : price > other;
  }

  private void insert(int at, long price, long size) {
    if (count == prices.length) {
      if (at == 0) {
        return; // worse than all we have room for
      }
      System.arraycopy(prices, 1, prices, 0, at - 1);
      System.arraycopy(sizes, 1, sizes, 0, at - 1);
      prices[at - 1] = price;
      sizes[at - 1] = size;
      return;
    }
    System.arraycopy(prices, at, prices, at + 1, count - at);
    System.arraycopy(sizes, at, sizes, at + 1, count - at);
    prices[at] = price;
    sizes[at] = size;
    count++;
  }

  private void remove(int at) {
    count--;
    System.arraycopy(prices, at + 1, prices, at, count - at);
    System.arraycopy(sizes, at + 1, sizes, at, count - at);
  }

  @Override
  public String toString() {
    return (bids ? "bids " : "asks ") + Arrays.toString(Arrays.copyOf(prices, count));
  }
}
