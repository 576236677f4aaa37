package hft.backtest.report;

import hft.core.market.Side;

/** How much of the time we showed a bid and an ask. */
final class QuotedTime {
  private boolean bid;
  private boolean ask;
  private boolean started;
  private long startNanos;
  private long changedNanos;
  private long bothNanos;

  void quote(long nanos, Side side, boolean shown) {
    if (!started) {
      started = true;
      startNanos = nanos;
      changedNanos = nanos;
    }
    advance(nanos);
    if (side == Side.BID) {
      bid = shown;
    } else {
      ask = shown;
    }
  }

  /** From the first quote to {@code endNanos}, 0..1. */
  double share(long endNanos) {
    if (!started) {
      return 0;
    }
    advance(endNanos);
    return Ratios.of(bothNanos, changedNanos - startNanos);
  }

  private void advance(long nanos) {
    if (nanos > changedNanos) {
      if (bid && ask) {
        bothNanos += nanos - changedNanos;
      }
      changedNanos = nanos;
    }
  }
}
