package hft.core.book;

import java.util.SplittableRandom;

/**
 * A seeded feed of book frames over few prices, so that levels meet, with everything a feed may do
 * wrong: late, crossed, malformed, interrupted.
 */
final class RandomFeed {
  private static final int PRICES = 14;

  private final SplittableRandom random;
  private final int maxFrameLevels;
  private final MarketFrame frame = new MarketFrame();
  private long nanos = 1_000;

  RandomFeed(long seed, int maxFrameLevels) {
    this.random = new SplittableRandom(seed);
    this.maxFrameLevels = maxFrameLevels;
  }

  /** The next frame; the same object each time. */
  MarketFrame next() {
    nanos += random.nextLong(4);
    frame.venueNanos = random.nextInt(8) == 0 ? Math.max(1, nanos - random.nextLong(40)) : nanos;
    frame.receiveNanos = frame.venueNanos + random.nextLong(30);
    frame.bidCount = 0;
    frame.askCount = 0;
    switch (random.nextInt(40)) {
      case 0 -> frame.kind = MarketFrame.Kind.GAP;
      case 1 -> frame.kind = MarketFrame.Kind.TRADE;
      case 2, 3, 4, 5, 6 -> snapshot();
      case 7, 8, 9, 10, 11, 12, 13, 14, 15 -> bbo();
      default -> delta();
    }
    return frame;
  }

  private void snapshot() {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    int touch = 1 + random.nextInt(PRICES);
    int spread = random.nextInt(30) == 0 ? -1 : random.nextInt(3);
    for (int price = touch; price > 0 && frame.bidCount < maxFrameLevels; price--) {
      if (random.nextInt(4) > 0) {
        bid(price, size());
      }
    }
    for (int price = touch + spread;
        price <= PRICES + 3 && frame.askCount < maxFrameLevels;
        price++) {
      if (price > 0 && random.nextInt(4) > 0) {
        ask(price, size());
      }
    }
    if (random.nextInt(40) == 0 && frame.bidCount > 1) {
      frame.bidPrices[1] = frame.bidPrices[0]; // a level twice
    }
    if (random.nextInt(40) == 0 && frame.askCount > 1) {
      frame.askSizes[frame.askCount - 1] = 0; // a level without size
    }
  }

  private void bbo() {
    frame.kind = MarketFrame.Kind.BBO;
    int touch = 1 + random.nextInt(PRICES);
    if (random.nextInt(10) > 0) {
      bid(touch, random.nextInt(60) == 0 ? -1 : size());
    }
    if (random.nextInt(10) > 0) {
      ask(Math.max(1, touch + (random.nextInt(30) == 0 ? -1 : random.nextInt(3))), size());
    }
  }

  private void delta() {
    frame.kind = MarketFrame.Kind.DELTA;
    // Mostly apart, so that not every other delta crosses the book.
    int middle = 3 + random.nextInt(PRICES - 4);
    if (random.nextInt(3) == 0) {
      sweep(middle);
      return;
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      bid(Math.max(1, middle - random.nextInt(5)), random.nextInt(3) == 0 ? 0 : size());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      ask(middle + 1 + random.nextInt(5), random.nextInt(3) == 0 ? 0 : size());
    }
    if (random.nextInt(80) == 0) {
      bid(0, 1);
    }
  }

  /** Many changes in order of price, as venues send them. */
  private void sweep(int middle) {
    boolean outwards = random.nextBoolean();
    int deepest = 12;
    for (int i = 0; i < deepest; i++) {
      int away = outwards ? i : deepest - 1 - i;
      if (middle - away > 0 && random.nextInt(6) > 0) {
        bid(middle - away, random.nextInt(2) == 0 ? 0 : size());
      }
      if (random.nextInt(6) > 0) {
        ask(middle + 1 + away, random.nextInt(2) == 0 ? 0 : size());
      }
    }
  }

  private long size() {
    return 1 + random.nextLong(9);
  }

  private void bid(long price, long size) {
    frame.bidPrices[frame.bidCount] = price;
    frame.bidSizes[frame.bidCount++] = size;
  }

  private void ask(long price, long size) {
    frame.askPrices[frame.askCount] = price;
    frame.askSizes[frame.askCount++] = size;
  }
}
