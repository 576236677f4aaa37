package hft.core.match;

import hft.core.book.SortedLevels;
import hft.core.market.Side;
import hft.core.match.queue.QueuePosition;

/** One side of the replayed book, and how far it can be relied on. */
final class BookLevels {
  /** Levels kept a side; when full, the worst is dropped and what lies there is unknown. */
  static final int CAPACITY = 512;

  /** Worse than any price. */
  static final long NO_KEY = SortedLevels.NO_KEY;

  private final SortedLevels levels;
  private boolean known;

  BookLevels(Side side) {
    levels = new SortedLevels(side == Side.BID, CAPACITY);
  }

  long key(long price) {
    return levels.key(price);
  }

  long price(long key) {
    return levels.price(key);
  }

  int count() {
    return levels.count();
  }

  /** By rank, 0 is the best. */
  long keyAt(int rank) {
    return levels.keyAt(rank);
  }

  long sizeAt(int rank) {
    return levels.sizeAt(rank);
  }

  long bestKey() {
    return levels.bestKey();
  }

  /** Before the first frame and after a gap an empty side means nothing. */
  void forget() {
    levels.clear();
    known = false;
  }

  /**
   * What the level shows: 0 when it is in sight and empty, UNKNOWN when it lies deeper than the
   * feed shows.
   */
  long displayed(long key) {
    if (levels.count() == 0) {
      return known ? 0 : QueuePosition.UNKNOWN;
    }
    if (key > levels.bestKey()) {
      return 0;
    }
    if (key < levels.worstKey()) {
      return QueuePosition.UNKNOWN;
    }
    long size = levels.size(key);
    // Worse than what was dropped, not everything is here: an absent level says nothing.
    return size == 0 && key <= levels.bestDroppedKey() ? QueuePosition.UNKNOWN : size;
  }

  /** Replaces everything; {@code prices} best first. */
  void snapshot(long[] prices, long[] sizes, int count) {
    levels.set(prices, sizes, count);
    known = true;
  }

  /** The best level is this one: all better ones are gone. */
  void best(long price, long size) {
    long key = levels.key(price);
    levels.removeBetterThan(key);
    levels.put(key, size);
    known = true;
  }

  void empty() {
    levels.empty();
    known = true;
  }

  /** Many levels' new sizes, 0 removes. */
  void setAll(long[] prices, long[] sizes, int changes) {
    levels.putAll(prices, sizes, changes);
    known = true;
  }

  /** One level's new size; 0 removes it. */
  void set(long price, long size) {
    levels.put(levels.key(price), size);
    known = true;
  }
}
