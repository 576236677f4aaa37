package hft.backtest.feed;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.data.BadData;
import hft.data.ColumnBlocks;
import hft.data.MarketTable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks one table of one coin and turns rows into frames. Checks what it reads: time never goes
 * back, numbers make sense.
 */
final class FrameCursor implements AutoCloseable {
  private static final int VENUE = 0;
  private static final int RECEIVE = 1;

  private final MarketTable table;
  private final int instrumentId;
  private final BlockStream stream;
  private final MarketFrame frame = new MarketFrame();
  private ColumnBlocks.@Nullable Block block;
  private Supplier<String> place = () -> "";
  private long[] venue = {};
  private int rows;
  private int row = -1;
  private long lastNanos = Long.MIN_VALUE;

  FrameCursor(MarketTable table, int instrumentId, BlockStream stream) {
    this.table = table;
    this.instrumentId = instrumentId;
    this.stream = stream;
    frame.kind = kind(table);
    frame.instrumentId = instrumentId;
  }

  private static MarketFrame.Kind kind(MarketTable table) {
    return switch (table) {
      case FUNDING -> MarketFrame.Kind.FUNDING;
      case ASSET_CTX -> MarketFrame.Kind.CONTEXT;
      case TRADES -> MarketFrame.Kind.TRADE;
      case BBO -> MarketFrame.Kind.BBO;
      case L2_BOOK -> MarketFrame.Kind.SNAPSHOT;
      case L2_DELTA -> MarketFrame.Kind.DELTA;
    };
  }

  MarketTable table() {
    return table;
  }

  int instrumentId() {
    return instrumentId;
  }

  /** Moves to the next row; false at the end. */
  boolean advance() {
    row++;
    if (row >= rows && !nextBlock()) {
      return false;
    }
    long nanos = venue[row];
    if (nanos < lastNanos) {
      throw bad(
          "venue_ns " + nanos + " goes back from " + lastNanos + "; expected rows in time order");
    }
    if (nanos <= 0) {
      throw bad("venue_ns must be positive, is " + nanos);
    }
    lastNanos = nanos;
    return true;
  }

  private boolean nextBlock() {
    BlockStream.FileBlock next = stream.next();
    while (next != null && next.block().rows() == 0) {
      next = stream.next();
    }
    if (next == null) {
      block = null;
      rows = 0;
      return false;
    }
    BlockStream.FileBlock here = next;
    block = here.block();
    rows = block.rows();
    row = 0;
    venue = block.column(VENUE);
    place = () -> here.file() + ", row " + (here.block().firstRow() + row);
    return true;
  }

  /** Venue time of the row the cursor is on. */
  long venueNanos() {
    return venue[row];
  }

  /**
   * The frame at the cursor; for level deltas this moves to the last row of the frame. Valid until
   * the next call.
   */
  MarketFrame take() {
    ColumnBlocks.Block at = block;
    if (at == null) {
      throw new IllegalStateException("the cursor is past the end");
    }
    frame.venueNanos = venue[row];
    frame.receiveNanos = at.column(RECEIVE)[row];
    switch (table) {
      case FUNDING -> {
        frame.fundingRateE12 = at.column(2)[row];
        frame.oraclePrice = positive(at, 3, "oracle_px");
        frame.markPrice = frame.oraclePrice;
      }
      case ASSET_CTX -> {
        frame.oraclePrice = positive(at, 2, "oracle_px");
        frame.markPrice = at.column(3)[row];
        frame.fundingRateE12 = at.column(4)[row];
      }
      case TRADES -> {
        frame.aggressor = side(at.column(2)[row]);
        frame.tradePrice = positive(at, 3, "px");
        frame.tradeSize = positive(at, 4, "sz");
        frame.tradeId = at.column(5)[row];
      }
      case BBO -> takeBbo(at);
      case L2_BOOK -> takeBook(at);
      case L2_DELTA -> takeDelta(at);
    }
    return frame;
  }

  private void takeBbo(ColumnBlocks.Block at) {
    frame.bidPrices[0] = at.column(2)[row];
    frame.bidSizes[0] = at.column(3)[row];
    frame.askPrices[0] = at.column(4)[row];
    frame.askSizes[0] = at.column(5)[row];
    frame.bidCount = frame.bidPrices[0] == 0 ? 0 : 1;
    frame.askCount = frame.askPrices[0] == 0 ? 0 : 1;
    checkTouch();
  }

  private void takeBook(ColumnBlocks.Block at) {
    int levels = MarketTable.BOOK_LEVELS;
    int bids = count(at.column(2)[row], "bid_count");
    int asks = count(at.column(3)[row], "ask_count");
    for (int i = 0; i < bids; i++) {
      frame.bidPrices[i] = at.column(4 + i)[row];
      frame.bidSizes[i] = at.column(4 + levels + i)[row];
    }
    for (int i = 0; i < asks; i++) {
      frame.askPrices[i] = at.column(4 + 2 * levels + i)[row];
      frame.askSizes[i] = at.column(4 + 3 * levels + i)[row];
    }
    frame.bidCount = bids;
    frame.askCount = asks;
    checkTouch();
    checkSide(frame.bidPrices, frame.bidSizes, bids, -1, "bid");
    checkSide(frame.askPrices, frame.askSizes, asks, 1, "ask");
  }

  /**
   * All rows of one update. One that a row group cuts in two comes as two frames of one time, which
   * apply one after the other all the same.
   */
  private void takeDelta(ColumnBlocks.Block at) {
    frame.bidCount = 0;
    frame.askCount = 0;
    long[] updates = at.column(2);
    long update = updates[row];
    add(at);
    while (row + 1 < rows && updates[row + 1] == update) {
      row++;
      add(at);
    }
  }

  private void add(ColumnBlocks.Block at) {
    long price = positive(at, 4, "px");
    long size = at.column(5)[row];
    if (size < 0) {
      throw bad("sz must not be negative, is " + size);
    }
    if (side(at.column(3)[row]) == Side.BID) {
      frame.ensureLevels(frame.bidCount + 1);
      frame.bidPrices[frame.bidCount] = price;
      frame.bidSizes[frame.bidCount++] = size;
    } else {
      frame.ensureLevels(frame.askCount + 1);
      frame.askPrices[frame.askCount] = price;
      frame.askSizes[frame.askCount++] = size;
    }
  }

  private void checkTouch() {
    if (frame.bidCount > 0 && frame.askCount > 0 && frame.bidPrices[0] > frame.askPrices[0]) {
      throw bad(
          "bid " + frame.bidPrices[0] + " above ask " + frame.askPrices[0] + ": a crossed book");
    }
    if (frame.bidCount > 0 && (frame.bidPrices[0] < 0 || frame.bidSizes[0] <= 0)
        || frame.askCount > 0 && (frame.askPrices[0] < 0 || frame.askSizes[0] <= 0)) {
      throw bad("prices and sizes at the touch must be positive");
    }
  }

  private void checkSide(long[] prices, long[] sizes, int count, int direction, String side) {
    for (int i = 0; i < count; i++) {
      if (prices[i] <= 0 || sizes[i] <= 0) {
        throw bad(
            side
                + " level "
                + i
                + " has price "
                + prices[i]
                + " and size "
                + sizes[i]
                + "; expected both positive");
      }
      if (i > 0 && direction * (prices[i] - prices[i - 1]) <= 0) {
        throw bad(
            side
                + " level "
                + i
                + " at "
                + prices[i]
                + " is not beyond level "
                + (i - 1)
                + " at "
                + prices[i - 1]);
      }
    }
  }

  private long positive(ColumnBlocks.Block at, int column, String name) {
    long value = at.column(column)[row];
    if (value <= 0) {
      throw bad(name + " must be positive, is " + value);
    }
    return value;
  }

  private int count(long value, String name) {
    if (value < 0 || value > MarketTable.BOOK_LEVELS) {
      throw bad(name + " must be 0.." + MarketTable.BOOK_LEVELS + ", is " + value);
    }
    return (int) value;
  }

  private Side side(long sign) {
    if (sign == 1) {
      return Side.BID;
    }
    if (sign == -1) {
      return Side.ASK;
    }
    throw bad("side must be 1 or -1, is " + sign);
  }

  private BadData bad(String problem) {
    return new BadData(place.get(), problem);
  }

  @Override
  public void close() {
    stream.close();
  }
}
