package hft.exchange.market;

import java.util.Arrays;

/** What traded within the last 24 hours, by the minute. */
final class DayVolume {
  private static final int MINUTES = 24 * 60;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final long[] minute = new long[MINUTES];
  private final double[] base = new double[MINUTES];
  private final double[] notional = new double[MINUTES];
  private final long[] firstPrice = new long[MINUTES];

  DayVolume() {
    Arrays.fill(minute, Long.MIN_VALUE);
  }

  void onTrade(long price, double size, double amount, long nanos) {
    long now = Math.floorDiv(nanos, MINUTE_NANOS);
    int at = (int) Math.floorMod(now, (long) MINUTES);
    if (minute[at] != now) {
      minute[at] = now;
      base[at] = 0;
      notional[at] = 0;
      firstPrice[at] = price;
    }
    base[at] += size;
    notional[at] += amount;
  }

  double base(long nanos) {
    return sum(base, nanos);
  }

  double notional(long nanos) {
    return sum(notional, nanos);
  }

  /** The earliest price of the last 24 hours; 0 when nothing traded. */
  long firstPrice(long nanos) {
    long earliest = Long.MAX_VALUE;
    long price = 0;
    for (int i = 0; i < MINUTES; i++) {
      if (isRecent(i, nanos) && minute[i] < earliest) {
        earliest = minute[i];
        price = firstPrice[i];
      }
    }
    return price;
  }

  private boolean isRecent(int index, long nanos) {
    return minute[index] > Math.floorDiv(nanos, MINUTE_NANOS) - MINUTES;
  }

  private double sum(double[] values, long nanos) {
    double sum = 0;
    for (int i = 0; i < MINUTES; i++) {
      sum += isRecent(i, nanos) ? values[i] : 0;
    }
    return sum;
  }
}
