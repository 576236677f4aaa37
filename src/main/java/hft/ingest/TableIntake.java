package hft.ingest;

import hft.core.book.MarketFrame;
import hft.data.FrameSink;
import java.io.IOException;

/** One coin's table on its way in: check, de-duplicate, order, measure, hand on. */
final class TableIntake {
  private final String coin;
  private final Table table;
  private final FrameCheck check;
  private final FrameSink sink;
  private final GapLog gaps;
  private final DelayLog delays = new DelayLog();
  private final RecentTrades trades = new RecentTrades();
  private final MarketFrame previous = new MarketFrame();
  private final MarketFrame latest = new MarketFrame();
  private boolean waiting;
  private final ReorderBuffer reorder;
  private boolean any;
  private long read;
  private long rows;
  private long levels;
  private long duplicates;
  private long superseded;
  private long rejected;
  private long firstNanos;
  private long lastNanos;

  TableIntake(String coin, Table table, FrameCheck check, ImportOptions options, FrameSink sink) {
    this.coin = coin;
    this.table = table;
    this.check = check;
    this.sink = sink;
    boolean book = table == Table.L2_BOOK || table == Table.L2_DELTA;
    this.gaps = new GapLog((book ? options.bookGap() : options.otherGap()).toNanos());
    // Deltas mean something only in the order they were sent, so theirs is never changed.
    long window = table == Table.L2_DELTA ? 0 : options.reorderWindow().toNanos();
    this.reorder = new ReorderBuffer(window, this::release);
  }

  FrameCheck check() {
    return check;
  }

  /**
   * @throws RejectedRow when this event must not be used
   */
  void frame(MarketFrame frame) throws IOException {
    read++;
    try {
      check.check(frame);
      if (isDuplicate(frame)) {
        duplicates++;
        return;
      }
      inTime(frame);
    } catch (RejectedRow e) {
      rejected++;
      throw e;
    }
    delays.record(frame.receiveNanos - frame.venueNanos);
    reorder.add(frame);
  }

  private void inTime(MarketFrame frame) {
    long late = reorder.lateNanos(frame.venueNanos);
    if (late > 0) {
      throw new RejectedRow(
          coin
              + " "
              + table.tableName()
              + " goes back in time by "
              + Times.seconds(late)
              + " beyond what can be reordered, expected sources in time order");
    }
  }

  private boolean isDuplicate(MarketFrame frame) {
    return switch (frame.kind) {
      case TRADE -> trades.seenBefore(frame.venueNanos, frame.tradeId);
      case SNAPSHOT, BBO, CONTEXT, FUNDING -> {
        boolean same = any && saysTheSame(previous, frame);
        any = true;
        previous.copyFrom(frame);
        yield same;
      }
      case DELTA, GAP -> false;
    };
  }

  private static boolean saysTheSame(MarketFrame a, MarketFrame b) {
    return a.venueNanos == b.venueNanos
        && a.bidCount == b.bidCount
        && a.askCount == b.askCount
        && same(a.bidPrices, b.bidPrices, a.bidCount)
        && same(a.bidSizes, b.bidSizes, a.bidCount)
        && same(a.askPrices, b.askPrices, a.askCount)
        && same(a.askSizes, b.askSizes, a.askCount)
        && a.oraclePrice == b.oraclePrice
        && a.markPrice == b.markPrice
        && a.fundingRateE12 == b.fundingRateE12;
  }

  private static boolean same(long[] a, long[] b, int count) {
    return java.util.Arrays.equals(a, 0, count, b, 0, count);
  }

  /**
   * Two snapshots of one venue time cannot both be the book of that time: the later one stands. All
   * other tables may say several things at once.
   */
  private void release(MarketFrame frame) throws IOException {
    switch (frame.kind) {
      case SNAPSHOT, CONTEXT, FUNDING -> {
        if (waiting && latest.venueNanos == frame.venueNanos) {
          superseded++;
        } else {
          releaseWaiting();
        }
        latest.copyFrom(frame);
        waiting = true;
      }
      case BBO, DELTA, TRADE, GAP -> write(frame);
    }
  }

  private void releaseWaiting() throws IOException {
    if (waiting) {
      waiting = false;
      write(latest);
    }
  }

  private void write(MarketFrame frame) throws IOException {
    stamp(frame.venueNanos);
    levels += frame.levelCount();
    sink.accept(frame, coin);
  }

  private void stamp(long venueNanos) {
    if (rows++ == 0) {
      firstNanos = venueNanos;
    } else {
      gaps.between(lastNanos, venueNanos);
    }
    lastNanos = venueNanos;
  }

  /** An order event: same checks, but its order is the feed's and nothing is held back. */
  void order(long price, long size, long nanos) {
    read++;
    try {
      check.order(price, size, nanos);
      if (rows > 0 && nanos < lastNanos) {
        throw new RejectedRow(
            coin
                + " order event "
                + Times.seconds(lastNanos - nanos)
                + " older than the one before, expected time order");
      }
    } catch (RejectedRow e) {
      rejected++;
      throw e;
    }
    stamp(nanos);
  }

  void flush() throws IOException {
    reorder.flush();
    releaseWaiting();
  }

  TableQuality quality() {
    return new TableQuality(
        coin,
        table,
        read,
        rows,
        levels,
        duplicates,
        superseded,
        reorder.reordered(),
        gaps.count(),
        gaps.longestNanos(),
        gaps.worst(),
        check.crossed,
        check.locked,
        check.unsorted,
        check.offGridPrices,
        check.offGridSizes,
        check.emptyLevels,
        check.badNumbers,
        rejected,
        firstNanos,
        lastNanos,
        delays.summary());
  }
}
