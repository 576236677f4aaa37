package hft.core.order;

import static hft.core.order.OrderFixtures.COIN;
import static hft.core.order.OrderFixtures.NOW;
import static hft.core.order.OrderFixtures.ONE;
import static hft.core.order.OrderFixtures.id;
import static hft.core.order.OrderFixtures.intent;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.market.Side;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class QuoteDiffAllocationTest {
  private static final int ROUNDS = 20_000;

  /** A ladder of three a side whose innermost quotes have moved. */
  private static final class Ladder implements WantedQuotes {
    @Override
    public int count(Side side) {
      return 3;
    }

    @Override
    public long price(Side side, int level) {
      return 100 * ONE - side.sign() * (level + 1) * ONE - (level == 0 ? ONE / 2 : 0);
    }

    @Override
    public long size(Side side, int level) {
      return ONE;
    }

    @Override
    public long limitPrice(Side side) {
      return side == Side.BID ? Long.MAX_VALUE : 0;
    }
  }

  @Test
  void a_difference_with_cancels_and_placements_allocates_nothing() {
    var orders = new WorkingOrders(COIN, 16);
    for (int level = 1; level <= 3; level++) {
      for (Side side : Side.values()) {
        long price = 100 * ONE - side.sign() * level * ONE;
        int low = 2 * level + side.ordinal();
        orders.add(intent(low, side, price, ONE, Tif.ALO), NOW);
        orders.onOutcome(id(low), new Outcome.Resting(low));
      }
    }
    long[] told = new long[2];
    var listener =
        new QuoteDiff.Listener() {
          @Override
          public void cancel(WorkingOrder order) {
            told[0]++;
          }

          @Override
          public void place(Side side, long price, long size) {
            told[1]++;
          }
        };
    var diff = new QuoteDiff(orders, ReplacePolicy.ALWAYS, 8);
    var wanted = new Ladder();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 6; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ROUNDS; i++) {
        diff.diff(wanted, Long.MAX_VALUE, Long.MAX_VALUE, NOW, listener);
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, bytes / (double) ROUNDS);
    }
    assertThat(least).isLessThan(0.1);
    assertThat(told[0]).isEqualTo(6L * ROUNDS * 2);
    assertThat(told[1]).isEqualTo(6L * ROUNDS * 2);
  }
}
