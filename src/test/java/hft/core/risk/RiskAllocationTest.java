package hft.core.risk;

import static hft.core.risk.RiskFixtures.BEST_ASK;
import static hft.core.risk.RiskFixtures.BEST_BID;
import static hft.core.risk.RiskFixtures.MID;
import static hft.core.risk.RiskFixtures.NOW;
import static hft.core.risk.RiskFixtures.ONE;
import static hft.core.risk.RiskFixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.market.Side;
import hft.core.order.OrderIntent;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * An approval allocates its two proofs and nothing else; a refusal and a breaker's look, nothing.
 */
class RiskAllocationTest {
  private static final int ROUNDS = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static double bytesPerRound(Runnable round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) { // the JIT itself may allocate on our thread
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ROUNDS; i++) {
        round.run();
      }
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, bytes / (double) ROUNDS);
    }
    return least;
  }

  private final RiskGate gate =
      RiskFixtures.gate(RiskFixtures.settings(10_000 * ONE, 12, 1_000_000_000, 1_000_000_000));

  @Test
  void a_refusal_allocates_nothing() {
    OrderIntent tooFar = order(1, Side.BID, "98", "1");
    assertThat(bytesPerRound(() -> gate.check(tooFar, BEST_BID, BEST_ASK, MID, 0, NOW)))
        .isLessThan(0.1);
  }

  @Test
  void an_approval_and_its_end_allocate_only_the_proof() {
    OrderIntent quote = order(1, Side.BID, "100", "1");
    double bytes =
        bytesPerRound(
            () -> {
              gate.check(quote, BEST_BID, BEST_ASK, MID, 0, NOW);
              gate.exposure().onTerminal(quote.clientOrderId(), 0);
            });
    assertThat(bytes).isLessThanOrEqualTo(64);
    assertThat(gate.exposure().openOrders()).isZero();
  }

  @Test
  void the_breakers_allocate_nothing() {
    var interlock = new Interlock(RiskFixtures.settings());
    long[] step = {0};
    double bytes =
        bytesPerRound(
            () -> {
              long now = NOW + step[0]++ * 1_000_000_000L;
              interlock.onEquity(now, 1_000 * ONE - step[0] % 20);
              interlock.onOrder(now, now + 1);
            });
    assertThat(bytes).isLessThan(0.1);
  }
}
