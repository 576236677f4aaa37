package hft.core.book;

/**
 * The writer's own book of one instrument. Takes in snapshots, best-quote updates and level deltas;
 * a frame that cannot be trusted leaves the book unknown rather than wrong. Allocates nothing after
 * construction, but for a delta of more than {@link SortedLevels#MOST_CHANGES} levels a side.
 *
 * <p>A best-quote update newer than the depth replaces the touch: levels better than the new best
 * are gone, and so are levels of the other side it would cross.
 */
public final class L2Book implements BookView {
  private final SortedLevels bids;
  private final SortedLevels asks;
  private boolean known;
  private long venueNanos;
  private long receiveNanos;
  private long depthVenueNanos;
  private long depthReceiveNanos;
  private long version;

  /**
   * @param maxLevels levels kept a side; the worst make room when more arrive
   */
  public L2Book(int maxLevels) {
    if (maxLevels < 1) {
      throw new IllegalArgumentException("maxLevels must be positive, was " + maxLevels);
    }
    bids = new SortedLevels(true, maxLevels);
    asks = new SortedLevels(false, maxLevels);
  }

  /**
   * Forgets everything but when something last arrived. What comes next is the first that is known,
   * so it is not measured against times from before.
   */
  public void reset() {
    known = false;
    venueNanos = 0;
    depthVenueNanos = 0;
    depthReceiveNanos = 0;
    bids.clear();
    asks.clear();
    version++;
  }

  public ApplyResult apply(MarketFrame frame) {
    return switch (frame.kind) {
      case SNAPSHOT -> applySnapshot(frame);
      case BBO -> applyBbo(frame);
      case DELTA -> applyDelta(frame);
      case GAP -> {
        reset();
        yield ApplyResult.APPLIED;
      }
      case TRADE, CONTEXT, FUNDING -> ApplyResult.NOT_A_BOOK;
    };
  }

  private ApplyResult applySnapshot(MarketFrame frame) {
    if (known && frame.venueNanos < depthVenueNanos) {
      return ApplyResult.STALE;
    }
    if (!isSorted(frame.bidPrices, frame.bidSizes, frame.bidCount, true)
        || !isSorted(frame.askPrices, frame.askSizes, frame.askCount, false)) {
      return refuse(ApplyResult.MALFORMED);
    }
    if (frame.bidCount > 0 && frame.askCount > 0 && frame.bidPrices[0] > frame.askPrices[0]) {
      return refuse(ApplyResult.CROSSED);
    }
    boolean touchIsNewer =
        known && venueNanos > frame.venueNanos && bids.count() > 0 && asks.count() > 0;
    long bidPrice = touchIsNewer ? bids.price(bids.bestKey()) : 0;
    long bidSize = touchIsNewer ? bids.sizeAt(0) : 0;
    long askPrice = touchIsNewer ? asks.price(asks.bestKey()) : 0;
    long askSize = touchIsNewer ? asks.sizeAt(0) : 0;
    bids.set(frame.bidPrices, frame.bidSizes, frame.bidCount);
    asks.set(frame.askPrices, frame.askSizes, frame.askCount);
    if (touchIsNewer) {
      setTouch(bidPrice, bidSize, askPrice, askSize);
    }
    known = true;
    depthVenueNanos = frame.venueNanos;
    depthReceiveNanos = frame.receiveNanos;
    return applied(frame);
  }

  private ApplyResult applyBbo(MarketFrame frame) {
    if (known && frame.venueNanos < venueNanos) {
      return ApplyResult.STALE;
    }
    long bidPrice = frame.bidCount == 0 ? 0 : frame.bidPrices[0];
    long bidSize = frame.bidCount == 0 ? 0 : frame.bidSizes[0];
    long askPrice = frame.askCount == 0 ? 0 : frame.askPrices[0];
    long askSize = frame.askCount == 0 ? 0 : frame.askSizes[0];
    if (bidPrice < 0 || askPrice < 0 || bidSize < 0 || askSize < 0) {
      return refuse(ApplyResult.MALFORMED);
    }
    if (bidPrice > 0 && askPrice > 0 && bidPrice > askPrice) {
      return refuse(ApplyResult.CROSSED);
    }
    known = true; // after a gap the touch is the first thing that is known again
    setTouch(bidPrice, bidSize, askPrice, askSize);
    return applied(frame);
  }

  /**
   * The bid must not be above the ask: then what is no better than the new best crosses nothing.
   */
  private void setTouch(long bidPrice, long bidSize, long askPrice, long askSize) {
    if (bidPrice > 0 && bidSize > 0) {
      bids.removeBetterThan(bids.key(bidPrice));
      bids.put(bids.key(bidPrice), bidSize);
    } else {
      bids.clear();
    }
    if (askPrice > 0 && askSize > 0) {
      asks.removeBetterThan(asks.key(askPrice));
      asks.put(asks.key(askPrice), askSize);
    } else {
      asks.clear();
    }
  }

  private ApplyResult applyDelta(MarketFrame frame) {
    if (!known) {
      return ApplyResult.UNKNOWN_BOOK;
    }
    if (frame.venueNanos < depthVenueNanos) {
      return ApplyResult.STALE;
    }
    if (hasBadLevel(frame.bidPrices, frame.bidSizes, frame.bidCount)
        || hasBadLevel(frame.askPrices, frame.askSizes, frame.askCount)) {
      return refuse(ApplyResult.MALFORMED);
    }
    bids.putAll(frame.bidPrices, frame.bidSizes, frame.bidCount);
    asks.putAll(frame.askPrices, frame.askSizes, frame.askCount);
    depthVenueNanos = frame.venueNanos;
    depthReceiveNanos = frame.receiveNanos;
    if (bids.count() > 0
        && asks.count() > 0
        && bids.price(bids.bestKey()) > asks.price(asks.bestKey())) {
      return refuse(ApplyResult.CROSSED);
    }
    return applied(frame);
  }

  private ApplyResult applied(MarketFrame frame) {
    venueNanos = Math.max(venueNanos, frame.venueNanos);
    receiveNanos = Math.max(receiveNanos, frame.receiveNanos);
    version++;
    return ApplyResult.APPLIED;
  }

  private ApplyResult refuse(ApplyResult why) {
    reset();
    return why;
  }

  /** Writes the best bids, best first: a price, its size after it. */
  void copyBids(int levels, long[] into, int from, int stride) {
    bids.copyBest(levels, into, from, stride);
  }

  void copyAsks(int levels, long[] into, int from, int stride) {
    asks.copyBest(levels, into, from, stride);
  }

  private static boolean isSorted(long[] prices, long[] sizes, int count, boolean descending) {
    for (int i = 0; i < count; i++) {
      if (prices[i] <= 0 || sizes[i] <= 0) {
        return false;
      }
      if (i > 0 && (descending ? prices[i] >= prices[i - 1] : prices[i] <= prices[i - 1])) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasBadLevel(long[] prices, long[] sizes, int count) {
    for (int i = 0; i < count; i++) {
      if (prices[i] <= 0 || sizes[i] < 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isKnown() {
    return known;
  }

  @Override
  public int bidCount() {
    return bids.count();
  }

  @Override
  public int askCount() {
    return asks.count();
  }

  @Override
  public long bidPrice(int level) {
    return bids.price(bids.keyAt(level));
  }

  @Override
  public long bidSize(int level) {
    return bids.sizeAt(level);
  }

  @Override
  public long askPrice(int level) {
    return asks.price(asks.keyAt(level));
  }

  @Override
  public long askSize(int level) {
    return asks.sizeAt(level);
  }

  @Override
  public long venueNanos() {
    return venueNanos;
  }

  @Override
  public long receiveNanos() {
    return receiveNanos;
  }

  @Override
  public long depthReceiveNanos() {
    return depthReceiveNanos;
  }

  @Override
  public long version() {
    return version;
  }
}
