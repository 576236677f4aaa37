package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;
import org.agrona.collections.LongHashSet;

/**
 * Lets each print of a coin through once. The first message after subscribing repeats about thirty
 * old prints: those seen before are repeats, those too old are history that would look like a burst
 * now.
 */
final class TradeFilter {
  private static final int REMEMBERED = 1_024;

  private final long maxAgeNanos;
  private final LongHashSet seen = new LongHashSet(2 * REMEMBERED);
  private final long[] order = new long[REMEMBERED];
  private int next;
  private boolean full;
  private boolean backfill = true;

  TradeFilter(long maxAgeNanos) {
    this.maxAgeNanos = maxAgeNanos;
  }

  /** The next message is the first after subscribing. */
  void expectBackfill() {
    backfill = true;
  }

  /** A message has been passed through whole. */
  void endOfMessage() {
    backfill = false;
  }

  boolean admit(MarketFrame trade) {
    if (!remember(key(trade))) {
      return false;
    }
    return !backfill || trade.receiveNanos - trade.venueNanos <= maxAgeNanos;
  }

  private boolean remember(long key) {
    if (!seen.add(key)) {
      return false;
    }
    if (full) {
      seen.remove(order[next]);
    }
    order[next] = key;
    next = (next + 1) % REMEMBERED;
    full |= next == 0;
    return true;
  }

  /** Trade ids repeat over time; with the time they do not. */
  private static long key(MarketFrame trade) {
    return trade.venueNanos * 0x9E3779B97F4A7C15L ^ trade.tradeId;
  }
}
