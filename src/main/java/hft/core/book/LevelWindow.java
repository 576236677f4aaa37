package hft.core.book;

/**
 * The levels near the touch, a slot for each tick: a level changes in constant time, however many
 * there are. A ring of slots holds the sizes and a bit a slot says which are levels, so that moving
 * the window moves no level. Keys, which must be multiples of the unit, become steps: {@code key =
 * step · unit}.
 *
 * <p>Closed, it holds nothing and no key is inside. Everything is allocated at construction.
 */
final class LevelWindow {
  /** The step of a key that is no multiple of the unit; never inside. */
  static final long OFF_GRID = Long.MIN_VALUE;

  private static final int WORD = 64;

  private final int slots;
  private final long[] sizes;
  private final long[] levels;

  /** {@code unit = odd · 2^shift}, and what to multiply with to divide exactly by its odd part. */
  private long unit;

  private int shift;
  private long inverse;

  /** No step of a key is beyond; what looks like one is the quotient of a division with a rest. */
  private long mostStep;

  /** First step inside, at the start of a word. */
  private long low = Long.MAX_VALUE;

  private int count;
  private long best = Long.MIN_VALUE;
  private long worst = Long.MAX_VALUE;

  /** The rank last asked for and where it is: ranks are asked for one after the other. */
  private int seenRank = Integer.MAX_VALUE;

  private long seenStep;

  /**
   * @param slots ticks that the window spans, a power of two of at least 256
   */
  LevelWindow(int slots) {
    assert Integer.bitCount(slots) == 1 && slots >= 4 * WORD : "no ring of whole words: " + slots;
    this.slots = slots;
    sizes = new long[slots];
    levels = new long[slots / WORD];
  }

  boolean isOpen() {
    return low != Long.MAX_VALUE;
  }

  /** Greatest common divisor of all keys that may come; the window must be empty. */
  void unit(long newUnit) {
    assert count == 0 : "a level's slot would be another's";
    unit = newUnit;
    shift = Long.numberOfTrailingZeros(newUnit);
    long odd = newUnit >>> shift;
    mostStep = Long.MAX_VALUE / odd;
    inverse = odd; // right to three bits; each round of Newton's doubles them
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
  }

  /** 0 before there was one. */
  long unit() {
    return unit;
  }

  /** Makes room so that {@code bestStep} is inside with a quarter of the window above it. */
  void openAround(long bestStep) {
    low = lowAround(bestStep);
  }

  /** First step inside if the window were opened there. */
  long lowAround(long bestStep) {
    return bestStep - (slots - slots / 4) & -WORD;
  }

  /** Forgets every level. */
  void close() {
    if (count > 0) {
      for (long word = worst >> 6; word <= best >> 6; word++) {
        levels[word(word)] = 0;
      }
      forget();
    }
    low = Long.MAX_VALUE;
  }

  private void forget() {
    count = 0;
    best = Long.MIN_VALUE;
    worst = Long.MAX_VALUE;
    seenRank = Integer.MAX_VALUE;
  }

  /** {@link #OFF_GRID} when there is a rest. */
  long step(long key) {
    if (Long.numberOfTrailingZeros(key) < shift) {
      return OFF_GRID;
    }
    // Exact when there is no rest; with one, the product has wrapped and is beyond every quotient.
    long step = (key >> shift) * inverse;
    return step > mostStep || step < -mostStep ? OFF_GRID : step;
  }

  long key(long step) {
    return step * unit;
  }

  /** Below everything inside; true of {@link #OFF_GRID} and of a closed window. */
  boolean isBelow(long step) {
    return step < low;
  }

  boolean isAbove(long step) {
    return step - low >= slots;
  }

  /** So little room is left below the best level that the window should move. */
  boolean isLow() {
    return count == 0 || best - low < slots / 4;
  }

  int count() {
    return count;
  }

  /** There must be a level. */
  long bestStep() {
    return best;
  }

  long bestKey() {
    return key(best);
  }

  long worstStep() {
    return worst;
  }

  long worstKey() {
    return key(worst);
  }

  /** Of a step inside; 0 when there is no level. */
  long size(long step) {
    return isLevel(step) ? sizes[slot(step)] : 0;
  }

  /** One level's new size, not 0; the step must be inside. */
  void put(long step, long size) {
    assert !isBelow(step) && !isAbove(step) : "outside the window";
    sizes[slot(step)] = size;
    if (!isLevel(step)) {
      levels[word(step >> 6)] |= 1L << step;
      count++;
      best = Math.max(best, step);
      worst = Math.min(worst, step);
      seenRank = Integer.MAX_VALUE;
    }
  }

  /** Nothing happens when there is no such level; the step must be inside. */
  void remove(long step) {
    if (!isLevel(step)) {
      return;
    }
    levels[word(step >> 6)] &= ~(1L << step);
    count--;
    if (count == 0) {
      forget();
    } else if (step == best) {
      best = nextWorse(step);
    } else if (step == worst) {
      worst = nextBetter(step);
    }
    seenRank = Integer.MAX_VALUE;
  }

  long keyAt(int rank) {
    return key(seek(rank));
  }

  long sizeAt(int rank) {
    return sizes[slot(seek(rank))];
  }

  private long seek(int rank) {
    assert rank >= 0 && rank < count : "asked for a level that is not there";
    if (rank < seenRank) {
      seenRank = 0;
      seenStep = best;
    }
    while (seenRank < rank) {
      seenStep = nextWorse(seenStep);
      seenRank++;
    }
    return seenStep;
  }

  /**
   * Writes the best levels, best first, each price and size {@code stride} after the one before.
   */
  void copyBest(int levelCount, long sign, long[] into, int from, int stride) {
    long start = best & -WORD;
    long word = levels[word(start >> 6)];
    for (int left = levelCount, at = from; left > 0; left--, at += stride) {
      while (word == 0) {
        start -= WORD;
        word = levels[word(start >> 6)];
      }
      long bit = Long.highestOneBit(word);
      word ^= bit;
      long step = start + Long.numberOfTrailingZeros(bit);
      into[at] = sign * key(step);
      into[at + 1] = sizes[slot(step)];
    }
  }

  /** There must be one. */
  private long nextWorse(long step) {
    long at = step - 1;
    long word = levels[word(at >> 6)] << ~at; // the bits above are gone, the step's own is on top
    while (word == 0) {
      at = (at & -WORD) - 1;
      word = levels[word(at >> 6)];
    }
    return at - Long.numberOfLeadingZeros(word);
  }

  /** There must be one. */
  private long nextBetter(long step) {
    long at = step + 1;
    long word = levels[word(at >> 6)] >>> at;
    while (word == 0) {
      at = (at | WORD - 1) + 1;
      word = levels[word(at >> 6)];
    }
    return at + Long.numberOfTrailingZeros(word);
  }

  private boolean isLevel(long step) {
    return (levels[word(step >> 6)] >>> step & 1) != 0;
  }

  private int slot(long step) {
    return (int) step & slots - 1;
  }

  private int word(long number) {
    return (int) number & levels.length - 1;
  }
}
