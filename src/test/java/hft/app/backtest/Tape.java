package hft.app.backtest;

import hft.backtest.FrameSource;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A market of one coin written by a test, frame by frame; prices in ticks of one dollar. */
final class Tape {
  /** 2025-09-04 20:00:00 UTC. */
  static final long START = 1_757_016_000_000_000_000L;

  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000_000_000L;
  static final Instrument BTC = Instrument.perp(0, "BTC", 5);

  /** Levels a side, one dollar apart. */
  private static final int LEVELS = 20;

  private final List<MarketFrame> frames = new ArrayList<>();
  private final long feedNanos;
  private long nextTradeId = 1;

  /**
   * @param feedNanos from the venue to our eyes
   */
  Tape(long feedNanos) {
    this.feedNanos = feedNanos;
  }

  /** A book one dollar wide, {@code size} coins on each level. */
  Tape book(long nanos, long bid, double size) {
    MarketFrame frame = at(MarketFrame.Kind.SNAPSHOT, nanos, LEVELS);
    frame.bidCount = LEVELS;
    frame.askCount = LEVELS;
    for (int i = 0; i < LEVELS; i++) {
      frame.bidPrices[i] = (bid - i) * Fixed8.ONE;
      frame.askPrices[i] = (bid + 1 + i) * Fixed8.ONE;
      frame.bidSizes[i] = Fixed8.fromDouble(size);
      frame.askSizes[i] = Fixed8.fromDouble(size);
    }
    return this;
  }

  Tape trade(long nanos, Side aggressor, long price, double size) {
    MarketFrame frame = at(MarketFrame.Kind.TRADE, nanos, 0);
    frame.aggressor = aggressor;
    frame.tradePrice = price * Fixed8.ONE;
    frame.tradeSize = Fixed8.fromDouble(size);
    frame.tradeId = nextTradeId++;
    return this;
  }

  private MarketFrame at(MarketFrame.Kind kind, long nanos, int levels) {
    MarketFrame frame = new MarketFrame(levels);
    frame.kind = kind;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos + feedNanos;
    frames.add(frame);
    return frame;
  }

  /** In venue time; at equal times as written. */
  FrameSource play() {
    List<MarketFrame> sorted = new ArrayList<>(frames);
    sorted.sort(Comparator.comparingLong(frame -> frame.venueNanos));
    return of(sorted);
  }

  static FrameSource of(List<MarketFrame> frames) {
    var left = frames.iterator();
    return new FrameSource() {
      @Override
      public boolean poll(Room room) {
        boolean more = left.hasNext();
        if (more) {
          MarketFrame frame = left.next();
          room.frame(Math.max(frame.bidCount, frame.askCount)).copyFrom(frame);
        }
        return more;
      }

      @Override
      public void close() {}
    };
  }
}
