package hft.app.bench;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A seeded BTC book of 20 levels a side as frames, and as the venue spells it. Each kind is a ring
 * whose last frame leads to its first, so that a book fed round and round keeps its size.
 */
public final class BookFrames {
  public static final int LEVELS = 20;

  /** Power of two. */
  public static final int COUNT = 64;

  private static final long BID = 111_065;
  private static final long VENUE_MILLIS = 1_757_130_041_083L;
  private static final int REMOVED_LEVEL = 4;

  private final SplittableRandom random;
  private final MarketFrame[] snapshots;
  private final MarketFrame[] quotes;
  private final MarketFrame[] deltas;
  private final byte[][] messages;

  public BookFrames(long seed) {
    random = new SplittableRandom(seed);
    snapshots = frames(MarketFrame.Kind.SNAPSHOT, LEVELS);
    quotes = frames(MarketFrame.Kind.BBO, 1);
    deltas = frames(MarketFrame.Kind.DELTA, 3);
    for (int i = 0; i < COUNT; i++) {
      long up = i & 1;
      shift(quotes[i], up);
      removeOrPutBack(deltas[i], i);
    }
    messages = new byte[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      messages[i] = message(snapshots[i]).getBytes(StandardCharsets.US_ASCII);
    }
  }

  public MarketFrame snapshot(int at) {
    return snapshots[at & COUNT - 1];
  }

  /** The touch, one dollar up and one dollar down in turn. */
  public MarketFrame quote(int at) {
    return quotes[at & COUNT - 1];
  }

  /** New sizes of two levels a side, and a third that goes and comes back in turn. */
  public MarketFrame delta(int at) {
    return deltas[at & COUNT - 1];
  }

  /** {@link #snapshot} as an {@code l2Book} message. */
  public byte[] message(int at) {
    return messages[at & COUNT - 1];
  }

  private MarketFrame[] frames(MarketFrame.Kind kind, int levels) {
    MarketFrame[] frames = new MarketFrame[COUNT];
    for (int f = 0; f < COUNT; f++) {
      MarketFrame frame = new MarketFrame(LEVELS);
      frame.kind = kind;
      frame.venueNanos = VENUE_MILLIS * 1_000_000;
      frame.receiveNanos = frame.venueNanos;
      frame.bidCount = levels;
      frame.askCount = levels;
      frame.hasOrderCounts = true;
      for (int i = 0; i < frame.bidCount; i++) {
        frame.bidPrices[i] = (BID - i) * Fixed8.ONE;
        frame.askPrices[i] = (BID + 1 + i) * Fixed8.ONE;
        frame.bidSizes[i] = size();
        frame.askSizes[i] = size();
        frame.bidOrders[i] = 1 + random.nextInt(20);
        frame.askOrders[i] = 1 + random.nextInt(20);
      }
      frames[f] = frame;
    }
    return frames;
  }

  private long size() {
    return random.nextLong(1, 700_000) * Fixed8.unit(5);
  }

  private static void shift(MarketFrame quote, long dollars) {
    quote.bidPrices[0] += dollars * Fixed8.ONE;
    quote.askPrices[0] += dollars * Fixed8.ONE;
  }

  private static void removeOrPutBack(MarketFrame delta, int turn) {
    int at = delta.bidCount - 1;
    delta.bidPrices[at] = (BID - REMOVED_LEVEL) * Fixed8.ONE;
    delta.askPrices[at] = (BID + 1 + REMOVED_LEVEL) * Fixed8.ONE;
    if ((turn & 1) == 0) {
      delta.bidSizes[at] = 0;
      delta.askSizes[at] = 0;
    }
  }

  private static String message(MarketFrame book) {
    StringBuilder text = new StringBuilder("{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",");
    text.append("\"time\":").append(VENUE_MILLIS).append(",\"levels\":[[");
    side(text, book.bidPrices, book.bidSizes, book.bidOrders, book.bidCount);
    text.append("],[");
    side(text, book.askPrices, book.askSizes, book.askOrders, book.askCount);
    return text.append("]]}}").toString();
  }

  private static void side(
      StringBuilder text, long[] prices, long[] sizes, int[] orders, int count) {
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",");
      text.append("{\"px\":\"").append(Fixed8.format(prices[i])).append(".0\",\"sz\":\"");
      text.append(Fixed8.format(sizes[i])).append("\",\"n\":").append(orders[i]).append('}');
    }
  }
}
