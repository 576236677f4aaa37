package hft.core.book;

import java.util.Arrays;

/**
 * The levels of one side of a book. Prices are keys that grow with how good they are (bids +price,
 * asks −price). When more levels are there than are kept, the worst go; a change of many levels is
 * taken in whole before that.
 *
 * <pre>
 * worst  [ far: a sorted array, best last ][ near: a window with a slot for each tick ]  best
 * </pre>
 *
 * <p>A book that is only shown whole (snapshots) is all far. The first change of many levels opens
 * the window around the touch, and from then on a change costs the same wherever it is and however
 * many levels there are, but for the few beyond the window.
 *
 * <p>Everything is allocated at construction; only a change of more than {@link #MOST_CHANGES}
 * levels makes it grow, once.
 */
public final class SortedLevels {
  /** Worse than any price. */
  public static final long NO_KEY = Long.MIN_VALUE;

  /** Levels beyond those kept that one change may bring. */
  static final int MOST_CHANGES = 512;

  /** Changes at once that open the window. */
  private static final int OPEN_FROM = 6;

  /** Ticks near the touch: 410 of BTC in ticks of a tenth. */
  private static final int WINDOW_SLOTS = 4_096;

  private final int sign;
  private final int capacity;
  private final LevelWindow near;
  private long[] keys;
  private long[] sizes;

  /** Levels in the arrays: those beyond the window. */
  private int far;

  private long dropped = NO_KEY;

  /**
   * @param bids whether a higher price is better
   * @param capacity levels kept
   */
  public SortedLevels(boolean bids, int capacity) {
    this(bids, capacity, WINDOW_SLOTS);
  }

  SortedLevels(boolean bids, int capacity, int windowSlots) {
    this.sign = bids ? 1 : -1;
    this.capacity = capacity;
    near = new LevelWindow(windowSlots);
    int room = capacity + MOST_CHANGES;
    keys = new long[room];
    sizes = new long[room];
  }

  public long key(long price) {
    return sign * price;
  }

  public long price(long key) {
    return sign * key;
  }

  public int count() {
    return near.count() + far;
  }

  /** By rank, 0 is the best. */
  public long keyAt(int rank) {
    int beyond = rank - near.count();
    return beyond < 0 ? near.keyAt(rank) : keys[far - 1 - beyond];
  }

  public long sizeAt(int rank) {
    int beyond = rank - near.count();
    return beyond < 0 ? near.sizeAt(rank) : sizes[far - 1 - beyond];
  }

  /**
   * Writes the best levels, best first: a price, its size after it, the next price {@code stride}
   * after the one before.
   *
   * @param levels no more than there are
   */
  void copyBest(int levels, long[] into, int from, int stride) {
    int inWindow = Math.min(levels, near.count());
    if (inWindow > 0) {
      near.copyBest(inWindow, sign, into, from, stride);
    }
    int at = from + inWindow * stride;
    for (int i = far - 1, last = far - (levels - inWindow); i >= last; i--, at += stride) {
      into[at] = sign * keys[i];
      into[at + 1] = sizes[i];
    }
  }

  /** {@link #NO_KEY} when there is no level. */
  public long bestKey() {
    return near.count() > 0 ? near.bestKey() : far > 0 ? keys[far - 1] : NO_KEY;
  }

  public long worstKey() {
    return far > 0 ? keys[0] : near.count() > 0 ? near.worstKey() : NO_KEY;
  }

  /**
   * The best key that was given up for want of room in or since the last {@link #clear} or {@link
   * #set}.
   */
  public long bestDroppedKey() {
    return dropped;
  }

  /** Where the key is in the arrays, or minus the place it belongs minus one. */
  private int find(long key) {
    return Arrays.binarySearch(keys, 0, far, key);
  }

  /** The size of the level, 0 when there is none. */
  public long size(long key) {
    long step = near.step(key);
    if (!near.isBelow(step)) {
      return near.isAbove(step) ? 0 : near.size(step);
    }
    int index = find(key);
    return index < 0 ? 0 : sizes[index];
  }

  public void clear() {
    empty();
    dropped = NO_KEY;
  }

  /** No level is left; what was given up before is not forgotten. */
  public void empty() {
    near.close();
    far = 0;
  }

  /** Takes over best-first arrays. */
  public void set(long[] prices, long[] newSizes, int levels) {
    near.close();
    int kept = Math.min(levels, capacity);
    for (int i = 0, at = kept - 1; i < kept; i++, at--) {
      keys[at] = sign * prices[i];
      sizes[at] = newSizes[i];
    }
    far = kept;
    dropped = kept < levels ? key(prices[kept]) : NO_KEY;
  }

  /** Removes every level better than the key. */
  public void removeBetterThan(long key) {
    while (near.count() > 0 && near.bestKey() > key) {
      near.remove(near.bestStep());
    }
    while (near.count() == 0 && far > 0 && keys[far - 1] > key) {
      far--;
    }
  }

  /** One level's new size; 0 removes it. */
  public void put(long key, long size) {
    if (near.count() == 0 && far > 0 && keys[far - 1] == key && size != 0) {
      sizes[far - 1] = size; // the touch, nearly always
    } else {
      change(key, size);
      trim();
    }
  }

  /** Many levels' new sizes, 0 removes. */
  public void putAll(long[] prices, long[] newSizes, int changes) {
    ensure(count() + changes);
    if (changes >= OPEN_FROM && !near.isOpen()) {
      open();
    }
    for (int i = 0; i < changes; i++) {
      change(sign * prices[i], newSizes[i]);
    }
    trim();
    if (far > 0 && near.isOpen() && near.isLow()) {
      moveDown();
    }
  }

  private void change(long key, long size) {
    long step = near.step(key);
    if (!near.isBelow(step)) {
      changeNear(step, size);
    } else if (step != LevelWindow.OFF_GRID || !near.isOpen()) {
      changeFar(key, size);
    } else if (size != 0) {
      refine(key);
      change(key, size);
    }
  }

  private void changeNear(long step, long size) {
    if (size != 0) {
      if (near.isAbove(step)) {
        moveUp(step);
      }
      near.put(step, size);
    } else if (!near.isAbove(step)) {
      near.remove(step);
    }
  }

  private void changeFar(long key, long size) {
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
    System.arraycopy(keys, from, keys, to, far - from);
    System.arraycopy(sizes, from, sizes, to, far - from);
    far += more;
  }

  /** Opens the window around the best level, if there is one. */
  private void open() {
    long unit = near.unit();
    for (int i = 0; i < far; i++) {
      unit = commonDivisor(unit, keys[i]);
    }
    if (far > 0) {
      near.unit(unit);
      moveDown();
    }
  }

  /** Moves the window to the best level, which has come near its lower end or is beyond. */
  private void moveDown() {
    long best = near.count() > 0 ? near.bestStep() : near.step(keys[far - 1]);
    near.openAround(best);
    while (far > 0 && !near.isBelow(near.step(keys[far - 1]))) {
      far--;
      near.put(near.step(keys[far]), sizes[far]);
    }
  }

  /** Moves the window to a better level than it has room for. */
  private void moveUp(long step) {
    leave(near.lowAround(step));
    near.openAround(step);
  }

  /** The levels of the window below the step go into the arrays. */
  private void leave(long fromStep) {
    while (near.count() > 0 && near.worstStep() < fromStep) {
      keys[far] = near.worstKey();
      sizes[far++] = near.size(near.worstStep());
      near.remove(near.worstStep());
    }
  }

  /** A key between the ticks: the ticks are finer than was thought. */
  private void refine(long key) {
    leave(Long.MAX_VALUE);
    near.close();
    near.unit(commonDivisor(near.unit(), key));
    if (far > 0) {
      moveDown();
    }
  }

  private static long commonDivisor(long one, long other) {
    long a = Math.abs(one);
    long b = Math.abs(other);
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  private void trim() {
    int over = count() - capacity;
    if (over <= 0) {
      return;
    }
    int fromFar = Math.min(over, far);
    if (fromFar > 0) {
      dropped = Math.max(dropped, keys[fromFar - 1]);
      move(fromFar, 0, -fromFar);
    }
    for (int i = fromFar; i < over; i++) {
      dropped = Math.max(dropped, near.worstKey());
      near.remove(near.worstStep());
    }
  }

  private void ensure(int levels) {
    if (levels > keys.length) {
      keys = Arrays.copyOf(keys, levels);
      sizes = Arrays.copyOf(sizes, levels);
    }
  }

  @Override
  public String toString() {
    long[] all = Arrays.copyOf(keys, count());
    for (int rank = 0; rank < all.length; rank++) {
      all[all.length - 1 - rank] = keyAt(rank);
    }
    return (sign > 0 ? "bids " : "asks ") + Arrays.toString(all);
  }
}
