package hft.backtest.report;

import hft.core.market.Side;

/**
 * Fills for the chart, at most {@link #CAPACITY}: when full, every second one is dropped and from
 * then on only every second is taken. Statistics never come from here.
 */
final class FillPoints {
  static final int CAPACITY = 4_000;

  private final long[] nanos = new long[CAPACITY];
  private final long[] prices = new long[CAPACITY];
  private final long[] sizes = new long[CAPACITY];
  private final boolean[] buys = new boolean[CAPACITY];
  private final boolean[] makers = new boolean[CAPACITY];
  private int size;
  private long seen;
  private long stride = 1;

  void add(long atNanos, Side side, long price, long fillSize, boolean maker) {
    if (seen++ % stride != 0) {
      return;
    }
    if (size == CAPACITY) {
      thin();
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    nanos[size] = atNanos;
    prices[size] = price;
    sizes[size] = fillSize;
    buys[size] = side == Side.BID;
    makers[size] = maker;
    size++;
  }

  private void thin() {
    stride *= 2;
    size = CAPACITY / 2;
    for (int i = 0; i < size; i++) {
      nanos[i] = nanos[2 * i];
      prices[i] = prices[2 * i];
      sizes[i] = sizes[2 * i];
      buys[i] = buys[2 * i];
      makers[i] = makers[2 * i];
    }
  }

  int size() {
    return size;
  }

  /** All fills, shown or not. */
  long seen() {
    return seen;
  }

  long nanos(int i) {
    return nanos[i];
  }

  long price(int i) {
    return prices[i];
  }

  long fillSize(int i) {
    return sizes[i];
  }

  boolean isBuy(int i) {
    return buys[i];
  }

  boolean isMaker(int i) {
    return makers[i];
  }
}
