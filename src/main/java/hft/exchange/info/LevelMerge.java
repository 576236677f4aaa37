package hft.exchange.info;

import hft.core.book.MarketFrame;

/** Merges the levels of a book to fewer significant figures: bids down, asks up. */
public final class LevelMerge {
  private LevelMerge() {}

  /**
   * @param figures 2 to 5
   * @param mantissa 1, 2 or 5 with five figures, otherwise 0
   * @param most levels a side afterwards
   */
  public static void apply(MarketFrame book, int figures, int mantissa, int most) {
    book.bidCount =
        merge(
            book.bidPrices,
            book.bidSizes,
            book.bidOrders,
            book.bidCount,
            figures,
            mantissa,
            most,
            false);
    book.askCount =
        merge(
            book.askPrices,
            book.askSizes,
            book.askOrders,
            book.askCount,
            figures,
            mantissa,
            most,
            true);
  }

  private static int merge(
      long[] prices,
      long[] sizes,
      int[] orders,
      int count,
      int figures,
      int mantissa,
      int most,
      boolean up) {
    int written = 0;
    for (int i = 0; i < count; i++) {
      long price = round(prices[i], figures, Math.max(1, mantissa), up);
      if (written > 0 && prices[written - 1] == price) {
        sizes[written - 1] += sizes[i];
        orders[written - 1] += orders[i];
      } else {
        if (written == most) {
          break;
        }
        prices[written] = price;
        sizes[written] = sizes[i];
        orders[written] = orders[i];
        written++;
      }
    }
    return written;
  }

  private static long round(long price, int figures, int mantissa, boolean up) {
    long step = 1;
    for (long rest = price; rest >= pow10(figures); rest /= 10) {
      step *= 10;
    }
    step *= mantissa;
    long down = price - price % step;
    return up && down != price ? down + step : down;
  }

  private static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
