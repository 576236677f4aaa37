package hft.app.bench;

import hft.core.book.MarketFrame;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The book everybody writes first, two sorted maps: what the arrays are held against. */
public final class TreeMapRival {
  private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Long> asks = new TreeMap<>();

  public void apply(MarketFrame frame) {
    switch (frame.kind) {
      case SNAPSHOT -> {
        bids.clear();
        asks.clear();
      }
      case BBO -> {
        dropBetter(bids, frame.bidPrices[0]);
        dropBetter(asks, frame.askPrices[0]);
        bids.headMap(frame.askPrices[0], true).clear();
        asks.headMap(frame.bidPrices[0], true).clear();
      }
      default -> {}
    }
    put(bids, frame.bidPrices, frame.bidSizes, frame.bidCount);
    put(asks, frame.askPrices, frame.askSizes, frame.askCount);
  }

  /** Of the touch: half the sum of the best prices. */
  public long mid() {
    return bids.firstKey() + asks.firstKey() >> 1;
  }

  public int levels() {
    return bids.size() + asks.size();
  }

  private static void dropBetter(NavigableMap<Long, Long> side, long price) {
    side.headMap(price, false).clear();
  }

  private static void put(TreeMap<Long, Long> side, long[] prices, long[] sizes, int count) {
    for (int i = 0; i < count; i++) {
      if (sizes[i] == 0) {
        side.remove(prices[i]);
      } else {
        side.put(prices[i], sizes[i]);
      }
    }
  }
}
