package hft.backtest;

import hft.core.book.MarketFrame;

/** When a frame reaches us. */
@FunctionalInterface
public interface FeedLatency {
  /** As recorded. */
  FeedLatency RECORDED = frame -> frame.receiveNanos;

  /**
   * Receive time, nanoseconds since the epoch; the driver keeps frames in order and never before
   * their venue time.
   */
  long receiveNanos(MarketFrame frame);

  /** Every frame arrives {@code nanos} after it happened. */
  static FeedLatency constant(long nanos) {
    return frame -> frame.venueNanos + nanos;
  }
}
