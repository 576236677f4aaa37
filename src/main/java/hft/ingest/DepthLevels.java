package hft.ingest;

import hft.core.market.Side;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** A plain book of price to size: what deltas add up to, so that a crossed one is noticed. */
final class DepthLevels {
  private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Long> asks = new TreeMap<>();

  void clear() {
    bids.clear();
    asks.clear();
  }

  /** Sets the level; size zero removes it. */
  void set(Side side, long price, long size) {
    if (size == 0) {
      side(side).remove(price);
    } else {
      side(side).put(price, size);
    }
  }

  /** Adds to the level (a negative size takes away) and returns what is there then. */
  long add(Side side, long price, long size) {
    long left = Math.max(0, side(side).getOrDefault(price, 0L) + size);
    set(side, price, left);
    return left;
  }

  /** Best price, 0 when the side is empty. */
  long best(Side side) {
    Map.Entry<Long, Long> best = side(side).firstEntry();
    return best == null ? 0 : best.getKey();
  }

  boolean isTwoSided() {
    return !bids.isEmpty() && !asks.isEmpty();
  }

  private TreeMap<Long, Long> side(Side side) {
    return side == Side.BID ? bids : asks;
  }
}
