package hft.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.action.ActionEncoder;
import hft.wire.action.Network;
import hft.wire.action.TimeInForce;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** From a batch of orders to the bytes of its request nothing is allocated, and so for cancels. */
class SigningAllocationTest {
  private static final int ROUNDS = 5_000;
  private static final ClientOrderId ID = new ClientOrderId(1, 2);

  @Test
  void a_signed_batch_allocates_nothing() {
    try (Signer signer = Signers.nativeOf(HexFormat.of().parseHex("1".repeat(64)))) {
      var encoder = new ActionEncoder();
      var requests = new SignedRequest(signer, Network.MAINNET);
      long bytes = run(encoder, requests);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE; // the JIT may allocate on our thread: the best of three counts
      for (int i = 0; i < 3; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        bytes += run(encoder, requests);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(bytes).isPositive();
      assertThat(least).isZero();
    }
  }

  private static long run(ActionEncoder encoder, SignedRequest requests) {
    long bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
      encoder.beginOrders(2);
      encoder.order(0, Side.BID, (84_000L + i) * Fixed8.ONE, 1_000, false, TimeInForce.ALO, ID);
      encoder.order(0, Side.ASK, (84_100L + i) * Fixed8.ONE, 1_000, false, TimeInForce.ALO, ID);
      encoder.endOrders();
      bytes += requests.of(encoder, i, null, ActionHasher.NO_EXPIRY).length();
      encoder.beginCancels(2, true);
      encoder.cancel(0, 1L << 40);
      encoder.cancel(0, i);
      encoder.endCancels();
      bytes += requests.of(encoder, i, null, 1_700_000_000_000L).length();
      encoder.beginCancelsByCloid(1, true);
      encoder.cancelByCloid(0, ID);
      encoder.endCancels();
      bytes += requests.of(encoder, i, null, ActionHasher.NO_EXPIRY).length();
    }
    return bytes;
  }
}
