package hft.core.signal;

/**
 * Order-flow imbalance of one level, rank by rank: size that came to the bid or left the ask counts
 * up, the reverse down. Prices and sizes scaled by 1e-8.
 */
final class LevelFlow {
  private static final long USUAL_NANOS = 60_000_000_000L;

  private final FadingMean usualSize = new FadingMean(USUAL_NANOS);
  private long bidPrice;
  private long bidSize;
  private long askPrice;
  private long askSize;
  private double bidLost;
  private double askLost;

  /** e_n of Cont et al. since the last call over the usual size; 0 the first time. */
  double update(long newBid, long newBidSize, long newAsk, long newAskSize, long nowNanos) {
    usualSize.add(0.5 * ((double) newBidSize + newAskSize), 1, nowNanos);
    double flow = 0;
    bidLost = 0;
    askLost = 0;
    if (bidPrice > 0 && askPrice > 0) {
      flow = bidFlow(newBid, newBidSize) + askFlow(newAsk, newAskSize);
      bidLost = newBid == bidPrice ? Math.max(0, bidSize - newBidSize) : 0;
      askLost = newAsk == askPrice ? Math.max(0, askSize - newAskSize) : 0;
    }
    bidPrice = newBid;
    bidSize = newBidSize;
    askPrice = newAsk;
    askSize = newAskSize;
    return flow / usual(nowNanos);
  }

  private double bidFlow(long price, long size) {
    return (price >= bidPrice ? size : 0) - (price <= bidPrice ? (double) bidSize : 0);
  }

  private double askFlow(long price, long size) {
    return (price >= askPrice ? (double) askSize : 0) - (price <= askPrice ? size : 0);
  }

  /** Of the last update, over the usual size. */
  double bidLost(long nowNanos) {
    return bidLost / usual(nowNanos);
  }

  double askLost(long nowNanos) {
    return askLost / usual(nowNanos);
  }

  private double usual(long nowNanos) {
    return Math.max(1, usualSize.value(nowNanos));
  }

  /** What comes next is not measured against what was before. */
  void gap() {
    bidPrice = 0;
    askPrice = 0;
  }
}
