package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.data.Believable;

/**
 * Looks at one frame's numbers: repairs what is harmless (levels of size zero), counts what is odd
 * (off the grid, locked), refuses what cannot be true.
 */
final class FrameCheck {
  private final FormatTraits traits;
  private final GridWatch grid;
  private final long earliestNanos;
  long crossed;
  long locked;
  long unsorted;
  long offGridPrices;
  long offGridSizes;
  long emptyLevels;
  long badNumbers;

  FrameCheck(FormatTraits traits, GridWatch grid, long earliestNanos) {
    this.traits = traits;
    this.grid = grid;
    this.earliestNanos = earliestNanos;
  }

  /**
   * @throws RejectedRow when the frame must not be used
   */
  void check(MarketFrame frame) {
    time("time ", frame.venueNanos);
    time("receive time ", frame.receiveNanos);
    switch (frame.kind) {
      case SNAPSHOT, BBO -> book(frame);
      case DELTA -> delta(frame);
      case TRADE -> trade(frame);
      case CONTEXT, FUNDING -> context(frame);
      case GAP -> throw new IllegalArgumentException("readers do not make gaps");
    }
  }

  private void book(MarketFrame frame) {
    frame.bidCount =
        side("bid", frame.bidPrices, frame.bidSizes, frame.bidOrders, frame.bidCount, -1);
    frame.askCount =
        side("ask", frame.askPrices, frame.askSizes, frame.askOrders, frame.askCount, +1);
    if (frame.bidCount > 0 && frame.askCount > 0) {
      touch(frame.bidPrices[0], frame.askPrices[0]);
    }
  }

  /** One event of an order-level feed: its numbers, and the grid they lie on. */
  void order(long price, long size, long nanos) {
    time("time ", nanos);
    number("order", price, size);
  }

  private void time(String name, long nanos) {
    if (nanos < earliestNanos || nanos >= Believable.LATEST_NANOS) {
      badNumbers++;
      throw new RejectedRow(
          name
              + nanos
              + " ns, expected one from "
              + Times.iso(earliestNanos)
              + " to "
              + Times.iso(Believable.LATEST_NANOS));
    }
  }

  /** Counts a crossed or locked touch; refuses it where the venue never shows one. */
  void touch(long bid, long ask) {
    if (bid > ask) {
      crossed++;
      throw new RejectedRow(
          "crossed book, best bid "
              + Fixed8.format(bid)
              + " above best ask "
              + Fixed8.format(ask)
              + ", expected bid below ask");
    }
    if (bid == ask) {
      locked++;
      if (!traits.mayLock()) {
        throw new RejectedRow(
            "locked book, best bid and best ask "
                + Fixed8.format(bid)
                + ", expected bid below ask");
      }
    }
  }

  /** Checks one side in place and returns how many levels are left. */
  private int side(
      String name, long[] prices, long[] sizes, int[] orders, int count, int direction) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (sizes[i] == 0) {
        emptyLevels++;
        continue;
      }
      number(name, prices[i], sizes[i]);
      if (kept > 0 && Long.compare(prices[i], prices[kept - 1]) != direction) {
        unsorted++;
        throw new RejectedRow(
            name
                + " level "
                + (i + 1)
                + " at "
                + Fixed8.format(prices[i])
                + " after "
                + Fixed8.format(prices[kept - 1])
                + ", expected best price first");
      }
      prices[kept] = prices[i];
      orders[kept] = orders[i];
      sizes[kept++] = sizes[i];
    }
    return kept;
  }

  private void delta(MarketFrame frame) {
    deltas("bid", frame.bidPrices, frame.bidSizes, frame.bidCount);
    deltas("ask", frame.askPrices, frame.askSizes, frame.askCount);
  }

  private void deltas(String name, long[] prices, long[] sizes, int count) {
    for (int i = 0; i < count; i++) {
      if (sizes[i] == 0) {
        if (prices[i] <= 0) {
          badNumbers++;
          throw new RejectedRow(
              name + " price " + Fixed8.format(prices[i]) + ", expected a positive price");
        }
      } else {
        number(name, prices[i], sizes[i]);
      }
    }
  }

  private void trade(MarketFrame frame) {
    number("trade", frame.tradePrice, frame.tradeSize);
  }

  private void context(MarketFrame frame) {
    if (frame.oraclePrice < 0 || frame.markPrice < 0) {
      badNumbers++;
      throw new RejectedRow("oracle or mark price below zero, expected positive prices");
    }
  }

  private void number(String name, long price, long size) {
    if (price <= 0 || size <= 0) {
      badNumbers++;
      throw new RejectedRow(
          name
              + " of size "
              + Fixed8.format(size)
              + " at price "
              + Fixed8.format(price)
              + ", expected both positive");
    }
    if (!Believable.hasNotional(price, size)) {
      badNumbers++;
      throw new RejectedRow(
          name
              + " of size "
              + Fixed8.format(size)
              + " at price "
              + Fixed8.format(price)
              + ", expected a value below 92,000,000,000");
    }
    if (!grid.price(price)) {
      offGridPrices++;
    }
    if (!grid.size(size)) {
      offGridSizes++;
    }
  }
}
