package hft.telemetry;

import hft.core.book.MarketFrame;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest touch and depth of one coin as its feed delivered them. The feed's thread copies at
 * most twenty levels a side and waits for nobody; a reader that was overtaken tries again.
 */
final class BookTap {
  /** Levels a side. */
  static final int LEVELS = 20;

  private static final int TIMES = 4;
  private static final int TOUCH = 4;
  private static final int COUNTS = 2;
  private static final int DEPTH_AT = TIMES + TOUCH + COUNTS;
  private static final int LENGTH = DEPTH_AT + 4 * LEVELS;

  /** What was read, a whole state. */
  static final class Reading {
    private final long[] cells = new long[LENGTH];

    /** When the last frame of the kind came, since the epoch; 0 before the first. */
    long received(Kind kind) {
      return cells[kind.ordinal()];
    }

    long bid() {
      return cells[TIMES];
    }

    long bidSize() {
      return cells[TIMES + 1];
    }

    long ask() {
      return cells[TIMES + 2];
    }

    long askSize() {
      return cells[TIMES + 3];
    }

    int bids() {
      return (int) cells[TIMES + TOUCH];
    }

    int asks() {
      return (int) cells[TIMES + TOUCH + 1];
    }

    long bidPrice(int level) {
      return cells[DEPTH_AT + level];
    }

    long bidSize(int level) {
      return cells[DEPTH_AT + LEVELS + level];
    }

    long askPrice(int level) {
      return cells[DEPTH_AT + 2 * LEVELS + level];
    }

    long askSize(int level) {
      return cells[DEPTH_AT + 3 * LEVELS + level];
    }
  }

  /** What a feed delivers, for its age. */
  enum Kind {
    TOUCH,
    DEPTH,
    TRADES,
    CONTEXT
  }

  private final long[] cells = new long[LENGTH];
  private final AtomicLong version = new AtomicLong();

  /** The feed's thread only. */
  void frame(MarketFrame frame) {
    long writing = version.getPlain() + 1;
    version.setOpaque(writing);
    VarHandle.storeStoreFence();
    switch (frame.kind) {
      case SNAPSHOT -> depth(frame);
      case BBO -> touch(frame, Kind.TOUCH);
      case TRADE -> cells[Kind.TRADES.ordinal()] = frame.receiveNanos;
      case CONTEXT, FUNDING -> cells[Kind.CONTEXT.ordinal()] = frame.receiveNanos;
      case GAP -> Arrays.fill(cells, TIMES, DEPTH_AT, 0);
      case DELTA -> cells[Kind.DEPTH.ordinal()] = frame.receiveNanos;
    }
    version.setRelease(writing + 1);
  }

  private void touch(MarketFrame frame, Kind kind) {
    cells[kind.ordinal()] = frame.receiveNanos;
    cells[TIMES] = frame.bidCount > 0 ? frame.bidPrices[0] : 0;
    cells[TIMES + 1] = frame.bidCount > 0 ? frame.bidSizes[0] : 0;
    cells[TIMES + 2] = frame.askCount > 0 ? frame.askPrices[0] : 0;
    cells[TIMES + 3] = frame.askCount > 0 ? frame.askSizes[0] : 0;
  }

  private void depth(MarketFrame frame) {
    touch(frame, Kind.DEPTH);
    int bids = Math.min(LEVELS, frame.bidCount);
    int asks = Math.min(LEVELS, frame.askCount);
    cells[TIMES + TOUCH] = bids;
    cells[TIMES + TOUCH + 1] = asks;
    System.arraycopy(frame.bidPrices, 0, cells, DEPTH_AT, bids);
    System.arraycopy(frame.bidSizes, 0, cells, DEPTH_AT + LEVELS, bids);
    System.arraycopy(frame.askPrices, 0, cells, DEPTH_AT + 2 * LEVELS, asks);
    System.arraycopy(frame.askSizes, 0, cells, DEPTH_AT + 3 * LEVELS, asks);
  }

  /** Any thread but the feed's. */
  void read(Reading into) {
    while (true) {
      long before = version.getAcquire();
      if ((before & 1) == 0) {
        System.arraycopy(cells, 0, into.cells, 0, LENGTH);
        VarHandle.loadLoadFence();
        if (version.getOpaque() == before) {
          return;
        }
      }
      Thread.onSpinWait();
    }
  }
}
