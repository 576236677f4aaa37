package hft.core.book;

/**
 * One whole state of a book, read only. Levels count from 0 = best. Prices and sizes scaled by
 * 1e-8, times in nanoseconds since the epoch.
 */
public interface BookView {
  /** False before the first snapshot and after a gap: nothing below means anything then. */
  boolean isKnown();

  int bidCount();

  int askCount();

  /** Of a level below {@link #bidCount}; asking for another is a mistake of ours. */
  long bidPrice(int level);

  long bidSize(int level);

  long askPrice(int level);

  long askSize(int level);

  /** Venue time of the newest frame in this state; 0 after a gap. */
  long venueNanos();

  /** Receive time of the newest frame that this book has taken in, before a gap or after. */
  long receiveNanos();

  /**
   * Receive time of the newest snapshot or delta: how old everything below the touch is; 0 when
   * there was none since a gap.
   */
  long depthReceiveNanos();

  /** Counts the frames applied; equal versions are equal states. */
  long version();

  /** Known and with at least one level on each side. */
  default boolean isTwoSided() {
    return isKnown() && bidCount() > 0 && askCount() > 0;
  }

  default long bestBid() {
    return bidCount() == 0 ? 0 : bidPrice(0);
  }

  default long bestAsk() {
    return askCount() == 0 ? 0 : askPrice(0);
  }

  /** Half way between the touches, rounded down to 1e-8; 0 unless two-sided. */
  default long mid() {
    return isTwoSided() ? (bidPrice(0) + askPrice(0)) >> 1 : 0;
  }

  /** Best ask minus best bid; 0 when locked or unless two-sided, negative when crossed. */
  default long spread() {
    return isTwoSided() ? askPrice(0) - bidPrice(0) : 0;
  }

  /** Nanoseconds since anything of this book was received; a gap does not make it younger. */
  default long ageNanos(long nowNanos) {
    return nowNanos - receiveNanos();
  }

  /** Bid share of the size at the touch, 0..1; one half when both are empty. */
  default double imbalance() {
    return imbalance(1);
  }

  /** Bid share of the size over the best {@code levels} levels, 0..1. */
  default double imbalance(int levels) {
    long bids = 0;
    long asks = 0;
    for (int i = 0, n = Math.min(levels, bidCount()); i < n; i++) {
      bids += bidSize(i);
    }
    for (int i = 0, n = Math.min(levels, askCount()); i < n; i++) {
      asks += askSize(i);
    }
    double total = (double) bids + asks;
    return total == 0 ? 0.5 : bids / total;
  }

  /**
   * The micro-price, the touch weighted by the opposite size: {@code bid·(1 - I) + ask·I}, quote
   * currency; 0 unless two-sided.
   */
  default double weightedMid() {
    if (!isTwoSided()) {
      return 0;
    }
    double share = imbalance();
    return (bidPrice(0) * (1 - share) + askPrice(0) * share) / 1e8;
  }
}
