package hft.core.signal;

import hft.core.book.BookView;
import hft.core.market.Fixed8;
import java.util.Arrays;

/**
 * Snapshots of a book in the form a model takes them, four bytes a number: all of a recording, or
 * the last few of a running market in fixed memory. Both write a window with the same code.
 */
public final class BookTape {
  private static final int CHUNK_BITS = 7;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int SIDES = 2;

  private final int levels;
  private final boolean ring;

  /**
   * Per snapshot and side price and volume of each level, as in a window but for the price, which
   * is the difference to the snapshot's own mid.
   */
  private float[][] numbers;

  private double[][] mids;
  private long[][] times;
  private long size;

  private BookTape(int levels, int chunks, boolean ring) {
    if (levels < 1 || levels > 1_000) {
      throw new IllegalArgumentException("levels must be 1..1000, was " + levels);
    }
    this.levels = levels;
    this.ring = ring;
    numbers = new float[chunks][];
    mids = new double[chunks][];
    times = new long[chunks][];
    if (ring) {
      for (int chunk = 0; chunk < chunks; chunk++) {
        make(chunk);
      }
    }
  }

  /** Remembers everything. */
  public static BookTape growing(int levels) {
    return new BookTape(levels, 16, false);
  }

  /** Remembers at least the last {@code length} and allocates nothing more. */
  public static BookTape ring(int levels, int length) {
    return new BookTape(levels, (length + CHUNK - 1) / CHUNK + 1, true);
  }

  private void make(int chunk) {
    numbers[chunk] = new float[CHUNK * SIDES * 2 * levels];
    mids[chunk] = new double[CHUNK];
    times[chunk] = new long[CHUNK];
  }

  /**
   * Takes a two-sided book. Levels it does not have repeat the price of its last one, with no
   * volume.
   *
   * @param medianSize by which sizes are divided, base units scaled by 1e-8; positive
   */
  public void append(BookView book, long nanos, double medianSize) {
    int chunk = chunk(size);
    if (!ring) {
      grow(chunk);
    }
    int at = (int) (size & CHUNK - 1);
    double mid = (book.bidPrice(0) + book.askPrice(0)) / 2e8;
    times[chunk][at] = nanos;
    mids[chunk][at] = mid;
    float[] into = numbers[chunk];
    int to = at * SIDES * 2 * levels;
    for (int i = 0; i < levels; i++, to += 2) {
      int level = Math.min(i, book.bidCount() - 1);
      into[to] = (float) (Fixed8.toDouble(book.bidPrice(level)) - mid);
      into[to + 1] = i == level ? volume(book.bidSize(level), medianSize) : 0;
    }
    for (int i = 0; i < levels; i++, to += 2) {
      int level = Math.min(i, book.askCount() - 1);
      into[to] = (float) (Fixed8.toDouble(book.askPrice(level)) - mid);
      into[to + 1] = i == level ? volume(book.askSize(level), medianSize) : 0;
    }
    size++;
  }

  private void grow(int chunk) {
    if (chunk == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * chunk);
      mids = Arrays.copyOf(mids, 2 * chunk);
      times = Arrays.copyOf(times, 2 * chunk);
    }
    if (numbers[chunk] == null) {
      make(chunk);
    }
  }

  private static float volume(long bookSize, double medianSize) {
    return (float) Math.log1p(bookSize / medianSize);
  }

  private int chunk(long index) {
    long chunk = index >> CHUNK_BITS;
    return (int) (ring ? chunk % numbers.length : chunk);
  }

  public int levels() {
    return levels;
  }

  /** Snapshots taken so far, those a ring has forgotten included: the next one's index. */
  public long size() {
    return size;
  }

  /** Receive time of a snapshot that is remembered. */
  public long nanos(long index) {
    return times[chunk(index)][(int) (index & CHUNK - 1)];
  }

  /** Quote currency. */
  public double mid(long index) {
    return mids[chunk(index)][(int) (index & CHUNK - 1)];
  }

  /**
   * Writes the {@code length} snapshots up to {@code last}, oldest first, each bids then asks, each
   * level price then volume, prices in basis points from the last one's mid.
   */
  public void window(long last, int length, float[] into, int offset) {
    double mid = mid(last);
    double toBps = 1e4 / mid;
    int width = SIDES * 2 * levels;
    int to = offset;
    for (long index = last - length + 1; index <= last; index++) {
      int chunk = chunk(index);
      int at = (int) (index & CHUNK - 1);
      double moved = mids[chunk][at] - mid;
      float[] from = numbers[chunk];
      for (int i = at * width, end = i + width; i < end; i += 2, to += 2) {
        into[to] = (float) ((moved + from[i]) * toBps);
        into[to + 1] = from[i + 1];
      }
    }
  }
}
