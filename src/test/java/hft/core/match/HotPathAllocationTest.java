package hft.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.Tif;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Market frames that fill nothing allocate nothing, with orders resting in sight. */
class HotPathAllocationTest {
  private static final int FRAMES = 20_000;

  @Test
  void frames_that_fill_nothing_allocate_nothing() {
    VenueFixture v = VenueFixture.standard();
    v.book(1, "100 5 99.99 5 99.98 5", "100.1 5 100.11 5");
    for (int i = 0; i < 4; i++) {
      v.place(0, VenueFixture.order(Side.BID, "99.98", "1", Tif.ALO), VenueFixture.BLOCK);
      v.place(0, VenueFixture.order(Side.ASK, "100.11", "1", Tif.ALO), VenueFixture.BLOCK);
    }
    MarketFrame[] frames = {
      VenueFixture.frame(MarketFrame.Kind.BBO, 0),
      VenueFixture.frame(MarketFrame.Kind.SNAPSHOT, 0),
      VenueFixture.frame(MarketFrame.Kind.TRADE, 0),
      VenueFixture.frame(MarketFrame.Kind.DELTA, 0)
    };
    for (MarketFrame frame : frames) {
      frame.bidCount = frame.kind == MarketFrame.Kind.SNAPSHOT ? 3 : 1;
      frame.askCount = frame.kind == MarketFrame.Kind.SNAPSHOT ? 2 : 1;
      for (int i = 0; i < 3; i++) {
        frame.bidPrices[i] = (10_000 - i) * Fixed8.unit(2);
        frame.askPrices[i] = (10_010 + i) * Fixed8.unit(2);
      }
      frame.aggressor = Side.ASK;
      frame.tradePrice = 100 * Fixed8.ONE;
      frame.tradeSize = Fixed8.ONE;
    }
    long nanos = feed(v, frames, 2 * VenueFixture.BLOCK);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JIT may allocate on our thread: the best of three counts
    for (int i = 0; i < 3; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      nanos = feed(v, frames, nanos);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(v.fills).isEmpty();
    assertThat(v.venue.snapshot(0).openOrders()).hasSize(8);
    assertThat(least).isZero();
  }

  private static long feed(VenueFixture v, MarketFrame[] frames, long from) {
    long nanos = from;
    for (int i = 0; i < FRAMES; i++) {
      MarketFrame frame = frames[i & 3];
      nanos += 1_000_000L;
      frame.venueNanos = nanos;
      for (int level = 0; level < 3; level++) {
        frame.bidSizes[level] = (1 + (i + level) % 7) * Fixed8.ONE;
        frame.askSizes[level] = (1 + (i + level) % 5) * Fixed8.ONE;
      }
      v.venue.onMarket(frame, v);
    }
    return nanos;
  }
}
