package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;

/**
 * One depth out of two books of the same coin: the newer one counts as far as it reaches, the full
 * one continues below a newer fast one. Allocates nothing after its first frames.
 */
final class DepthFusion {
  /** Levels a side of the fast book; fewer means that there are no more. */
  static final int FAST_LEVELS = 5;

  private final MarketFrame full = new MarketFrame();
  private final MarketFrame fast = new MarketFrame();
  private boolean hasFull;
  private boolean hasFast;

  /** The full book is lost: the next one counts, whatever its time. */
  void forgetFull() {
    hasFull = false;
  }

  /** As {@link #forgetFull}. */
  void forgetFast() {
    hasFast = false;
  }

  boolean isEmpty() {
    return !hasFull && !hasFast;
  }

  /**
   * @return false when it is older than the last one of its kind and was ignored
   */
  boolean onFull(MarketFrame book) {
    if (hasFull && book.venueNanos < full.venueNanos) {
      return false;
    }
    full.copyFrom(book);
    hasFull = true;
    return true;
  }

  /** As {@link #onFull}. */
  boolean onFast(MarketFrame book) {
    if (hasFast && book.venueNanos < fast.venueNanos) {
      return false;
    }
    fast.copyFrom(book);
    hasFast = true;
    return true;
  }

  /** Writes the depth as it is known now; only when not empty. */
  void writeTo(MarketFrame out) {
    if (!hasFast || hasFull && full.venueNanos >= fast.venueNanos) {
      out.copyFrom(full);
      return;
    }
    out.copyFrom(fast);
    if (hasFull) {
      out.ensureLevels(FAST_LEVELS + Math.max(full.bidCount, full.askCount));
      out.hasOrderCounts = fast.hasOrderCounts && full.hasOrderCounts;
      continueBids(out);
      continueAsks(out);
    }
  }

  private void continueBids(MarketFrame out) {
    if (out.bidCount < FAST_LEVELS) {
      return;
    }
    long worst = out.bidPrices[out.bidCount - 1];
    for (int i = 0; i < full.bidCount; i++) {
      if (full.bidPrices[i] < worst) {
        out.bidPrices[out.bidCount] = full.bidPrices[i];
        out.bidSizes[out.bidCount] = full.bidSizes[i];
        out.bidOrders[out.bidCount++] = full.bidOrders[i];
      }
    }
  }

  private void continueAsks(MarketFrame out) {
    if (out.askCount < FAST_LEVELS) {
      return;
    }
    long worst = out.askPrices[out.askCount - 1];
    for (int i = 0; i < full.askCount; i++) {
      if (full.askPrices[i] > worst) {
        out.askPrices[out.askCount] = full.askPrices[i];
        out.askSizes[out.askCount] = full.askSizes[i];
        out.askOrders[out.askCount++] = full.askOrders[i];
      }
    }
  }
}
