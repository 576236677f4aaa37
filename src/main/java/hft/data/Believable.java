package hft.data;

import hft.core.market.Fixed8;

/** The range that times, prices and sizes of market data must lie in, whoever reads or writes. */
public final class Believable {
  /** 2000-01-01 and 2100-01-01: seconds, milliseconds and microseconds all fall outside. */
  public static final long EARLIEST_NANOS = 946_684_800_000_000_000L;

  public static final long LATEST_NANOS = 4_102_444_800_000_000_000L;

  /** High word of the largest price × size product whose 1e-8 still fits a long. */
  private static final long NOTIONAL_HIGH_WORD = Fixed8.ONE / 2;

  private Believable() {}

  static boolean isTime(long nanos) {
    return nanos >= EARLIEST_NANOS && nanos < LATEST_NANOS;
  }

  /** Whether price × size, neither of them negative, is money that can be counted. */
  public static boolean hasNotional(long price, long size) {
    return Math.multiplyHigh(price, size) < NOTIONAL_HIGH_WORD;
  }
}
