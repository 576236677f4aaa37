package hft.backtest.report;

import hft.core.market.Fixed8;

/** Exact products of scaled longs. */
final class Money {
  private Money() {}

  /** Price (or price difference) × signed size, quote currency. */
  static long value(long price, long size) {
    return Fixed8.multiply(price, size);
  }
}
