package hft.backtest.report;

import hft.backtest.report.BucketTable.Merge;
import java.util.Arrays;

/**
 * Account equity: the drawdown from its peak, a series for the chart, and its value at the end of
 * every whole minute for the return statistics. After {@link #MOST_BARS} minutes (two years) every
 * second one is kept.
 */
final class EquityTrack {
  static final int EQUITY = 0;
  static final int DRAWDOWN = 1;
  static final int MOST_BARS = 1 << 20;

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final BucketTable series;
  private long[] bars = new long[1_024];
  private int barCount;
  private long barNanos = MINUTE_NANOS;
  private long nextBarNanos;
  private boolean started;
  private long initial;
  private long last;
  private long peak;
  private long maxDrawdown;
  private double maxDrawdownShare;

  EquityTrack(int chartRows) {
    this.series = new BucketTable(chartRows, 250_000_000L, Merge.LAST, Merge.MAX);
  }

  void equity(long nanos, long equity) {
    if (!started) {
      started = true;
      initial = equity;
      peak = equity;
      nextBarNanos = nanos + barNanos;
      last = equity;
      addBar(equity);
    }
    closeBars(nanos);
    last = equity;
    peak = Math.max(peak, equity);
    long drawdown = peak - equity;
    maxDrawdown = Math.max(maxDrawdown, drawdown);
    maxDrawdownShare = Math.max(maxDrawdownShare, peak > 0 ? Ratios.of(drawdown, peak) : 0);
    series.put(EQUITY, nanos, equity);
    series.put(DRAWDOWN, nanos, drawdown);
  }

  /** Ends the minutes that are over by {@code nanos}; equity stood still since the last word. */
  void closeBars(long nanos) {
    while (started && nextBarNanos <= nanos) {
      addBar(last);
      nextBarNanos += barNanos;
    }
  }

  private void addBar(long equity) {
    if (barCount == MOST_BARS) {
      coarsen();
    }
    if (barCount == bars.length) {
      bars = Arrays.copyOf(bars, 2 * bars.length);
    }
    bars[barCount++] = equity;
  }

  private void coarsen() {
    barCount /= 2;
    for (int i = 0; i < barCount; i++) {
      bars[i] = bars[2 * i];
    }
    barNanos *= 2;
  }

  /** Equity at equally spaced instants, {@link #barSeconds} apart, the first at the start. */
  long[] bars() {
    return Arrays.copyOf(bars, barCount);
  }

  long barSeconds() {
    return barNanos / 1_000_000_000L;
  }

  long initial() {
    return initial;
  }

  long change() {
    return last - initial;
  }

  long maxDrawdown() {
    return maxDrawdown;
  }

  double maxDrawdownShare() {
    return maxDrawdownShare;
  }

  BucketTable series() {
    return series;
  }
}
