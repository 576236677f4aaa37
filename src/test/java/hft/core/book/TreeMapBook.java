package hft.core.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * The book as its rules read, two sorted maps and no thought of speed: the twin that {@link L2Book}
 * must agree with.
 */
final class TreeMapBook {
  private final int maxLevels;
  private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private boolean known;
  private long touchTime;
  private long depthTime;
  private long received;
  private long depthReceived;
  private long version;

  TreeMapBook(int maxLevels) {
    this.maxLevels = maxLevels;
  }

  ApplyResult apply(MarketFrame frame) {
    return switch (frame.kind) {
      case SNAPSHOT -> snapshot(frame);
      case BBO -> bbo(frame);
      case DELTA -> delta(frame);
      case GAP -> forget(ApplyResult.APPLIED);
      case TRADE, CONTEXT, FUNDING -> ApplyResult.NOT_A_BOOK;
    };
  }

  private ApplyResult snapshot(MarketFrame frame) {
    if (known && frame.venueNanos < depthTime) {
      return ApplyResult.STALE;
    }
    if (!isWholeSide(frame.bidPrices, frame.bidSizes, frame.bidCount, Comparator.reverseOrder())
        || !isWholeSide(
            frame.askPrices, frame.askSizes, frame.askCount, Comparator.naturalOrder())) {
      return forget(ApplyResult.MALFORMED);
    }
    if (frame.bidCount > 0 && frame.askCount > 0 && frame.bidPrices[0] > frame.askPrices[0]) {
      return forget(ApplyResult.CROSSED);
    }
    List<Map.Entry<Long, Long>> newerTouch =
        known && touchTime > frame.venueNanos && !bids.isEmpty() && !asks.isEmpty()
            ? List.of(
                Map.entry(bids.firstKey(), bids.firstEntry().getValue()),
                Map.entry(asks.firstKey(), asks.firstEntry().getValue()))
            : List.of();
    bids.clear();
    asks.clear();
    for (int i = 0; i < frame.bidCount; i++) {
      put(bids, frame.bidPrices[i], frame.bidSizes[i]);
    }
    for (int i = 0; i < frame.askCount; i++) {
      put(asks, frame.askPrices[i], frame.askSizes[i]);
    }
    trim(bids);
    trim(asks);
    if (!newerTouch.isEmpty()) {
      touch(newerTouch.getFirst(), newerTouch.getLast());
    }
    known = true;
    depthTime = frame.venueNanos;
    depthReceived = frame.receiveNanos;
    return accept(frame);
  }

  private ApplyResult bbo(MarketFrame frame) {
    if (known && frame.venueNanos < touchTime) {
      return ApplyResult.STALE;
    }
    Map.Entry<Long, Long> bid = first(frame.bidPrices, frame.bidSizes, frame.bidCount);
    Map.Entry<Long, Long> ask = first(frame.askPrices, frame.askSizes, frame.askCount);
    if (bid.getKey() < 0 || bid.getValue() < 0 || ask.getKey() < 0 || ask.getValue() < 0) {
      return forget(ApplyResult.MALFORMED);
    }
    if (bid.getKey() > 0 && ask.getKey() > 0 && bid.getKey() > ask.getKey()) {
      return forget(ApplyResult.CROSSED);
    }
    known = true;
    touch(bid, ask);
    return accept(frame);
  }

  /** Better levels are gone, and so are those of the other side that the new best would cross. */
  private void touch(Map.Entry<Long, Long> bid, Map.Entry<Long, Long> ask) {
    boolean hasBid = bid.getKey() > 0 && bid.getValue() > 0;
    boolean hasAsk = ask.getKey() > 0 && ask.getValue() > 0;
    bids.keySet().removeIf(price -> !hasBid || price > bid.getKey());
    asks.keySet().removeIf(price -> hasBid && price <= bid.getKey());
    if (hasBid) {
      put(bids, bid.getKey(), bid.getValue());
      trim(bids);
    }
    asks.keySet().removeIf(price -> !hasAsk || price < ask.getKey());
    boolean locked = hasAsk && ask.getKey().equals(bid.getKey());
    bids.keySet().removeIf(price -> hasAsk && !locked && price >= ask.getKey());
    if (hasAsk) {
      put(asks, ask.getKey(), ask.getValue());
      trim(asks);
    }
  }

  private ApplyResult delta(MarketFrame frame) {
    if (!known) {
      return ApplyResult.UNKNOWN_BOOK;
    }
    if (frame.venueNanos < depthTime) {
      return ApplyResult.STALE;
    }
    if (hasBadLevel(frame.bidPrices, frame.bidSizes, frame.bidCount)
        || hasBadLevel(frame.askPrices, frame.askSizes, frame.askCount)) {
      return forget(ApplyResult.MALFORMED);
    }
    for (int i = 0; i < frame.bidCount; i++) {
      put(bids, frame.bidPrices[i], frame.bidSizes[i]);
    }
    for (int i = 0; i < frame.askCount; i++) {
      put(asks, frame.askPrices[i], frame.askSizes[i]);
    }
    trim(bids);
    trim(asks);
    depthTime = frame.venueNanos;
    depthReceived = frame.receiveNanos;
    if (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey() > asks.firstKey()) {
      return forget(ApplyResult.CROSSED);
    }
    return accept(frame);
  }

  private ApplyResult accept(MarketFrame frame) {
    touchTime = Math.max(touchTime, frame.venueNanos);
    received = Math.max(received, frame.receiveNanos);
    version++;
    return ApplyResult.APPLIED;
  }

  private ApplyResult forget(ApplyResult why) {
    known = false;
    bids.clear();
    asks.clear();
    touchTime = 0;
    depthTime = 0;
    depthReceived = 0;
    version++;
    return why;
  }

  private void put(TreeMap<Long, Long> side, long price, long size) {
    if (size == 0) {
      side.remove(price);
    } else {
      side.put(price, size);
    }
  }

  /** What came together is taken in whole; then the worst make room. */
  private void trim(TreeMap<Long, Long> side) {
    while (side.size() > maxLevels) {
      side.pollLastEntry();
    }
  }

  private static Map.Entry<Long, Long> first(long[] prices, long[] sizes, int count) {
    return count == 0 ? Map.entry(0L, 0L) : Map.entry(prices[0], sizes[0]);
  }

  private static boolean isWholeSide(
      long[] prices, long[] sizes, int count, Comparator<Long> bestFirst) {
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (prices[i] <= 0 || sizes[i] <= 0) {
        return false;
      }
      seen.add(prices[i]);
    }
    return seen.equals(seen.stream().distinct().sorted(bestFirst).toList());
  }

  private static boolean hasBadLevel(long[] prices, long[] sizes, int count) {
    for (int i = 0; i < count; i++) {
      if (prices[i] <= 0 || sizes[i] < 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the view says exactly this, level by level. */
  boolean agrees(BookView view) {
    return view.isKnown() == known
        && view.venueNanos() == touchTime
        && view.receiveNanos() == received
        && view.depthReceiveNanos() == depthReceived
        && view.version() == version
        && view.bidCount() == bids.size()
        && view.askCount() == asks.size()
        && agrees(bids, view::bidPrice, view::bidSize)
        && agrees(asks, view::askPrice, view::askSize);
  }

  private static boolean agrees(
      TreeMap<Long, Long> side, IntToLongFunction price, IntToLongFunction size) {
    int level = 0;
    for (Map.Entry<Long, Long> expected : side.entrySet()) {
      if (price.applyAsLong(level) != expected.getKey()
          || size.applyAsLong(level) != expected.getValue()) {
        return false;
      }
      level++;
    }
    return true;
  }

  /** Everything a reader may ask, in words. */
  String text() {
    return words(known, bids, asks, touchTime, received, depthReceived, version);
  }

  static String text(BookView view) {
    Map<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    Map<Long, Long> asks = new TreeMap<>();
    for (int i = 0; i < view.bidCount(); i++) {
      bids.put(view.bidPrice(i), view.bidSize(i));
      assert i == 0 || view.bidPrice(i) < view.bidPrice(i - 1) : "bids out of order";
    }
    for (int i = 0; i < view.askCount(); i++) {
      asks.put(view.askPrice(i), view.askSize(i));
      assert i == 0 || view.askPrice(i) > view.askPrice(i - 1) : "asks out of order";
    }
    return words(
        view.isKnown(),
        bids,
        asks,
        view.venueNanos(),
        view.receiveNanos(),
        view.depthReceiveNanos(),
        view.version());
  }

  private static String words(
      boolean known,
      Map<Long, Long> bids,
      Map<Long, Long> asks,
      long venue,
      long received,
      long depthReceived,
      long version) {
    return (known ? "known " : "unknown ")
        + bids
        + " | "
        + asks
        + " venue "
        + venue
        + " received "
        + received
        + " depth "
        + depthReceived
        + " version "
        + version;
  }
}
