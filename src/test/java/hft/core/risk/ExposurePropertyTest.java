package hft.core.risk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Random lives of orders against the plainest possible bookkeeping. */
class ExposurePropertyTest {
  private static final long LOT = RiskFixtures.COIN.lot();

  /** What a careful clerk would write down for one order. */
  private static final class Slip {
    final Side side;
    final int instrument;
    final boolean reduceOnly;
    long remaining;
    long filled;
    boolean closed;

    Slip(OrderIntent intent) {
      side = intent.side();
      instrument = intent.instrument().id();
      reduceOnly = intent.reduceOnly();
      remaining = intent.size();
    }
  }

  @Property(tries = 200, seed = "11")
  void reserved_equals_the_sum_of_what_lives_and_is_never_negative(@ForAll long seed) {
    var random = new Random(seed);
    var exposure = new Exposure(2, 16);
    Map<ClientOrderId, Slip> slips = new LinkedHashMap<>();
    long[] positions = new long[2];
    long nextId = 0;
    for (int step = 0; step < 300; step++) {
      if (random.nextInt(3) == 0 && !exposure.isFull()) {
        OrderIntent intent = intent(++nextId, random);
        exposure.reserve(intent);
        slips.put(intent.clientOrderId(), new Slip(intent));
      } else if (!slips.isEmpty()) {
        List<ClientOrderId> ids = new ArrayList<>(slips.keySet());
        ClientOrderId id = ids.get(random.nextInt(ids.size()));
        report(exposure, slips, positions, id, random);
      }
      compare(exposure, slips, positions);
    }
  }

  private static void report(
      Exposure exposure,
      Map<ClientOrderId, Slip> slips,
      long[] positions,
      ClientOrderId id,
      Random random) {
    Slip slip = requireNonNull(slips.get(id));
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        long size = (1 + random.nextInt((int) (slip.remaining / LOT))) * LOT;
        exposure.onFill(id, slip.instrument, slip.side, size);
        positions[slip.instrument] += slip.side.sign() * size;
        slip.remaining -= size;
        slip.filled += size;
      }
      case 2 -> { // over at the venue, perhaps with fills still on their way
        long owed = random.nextInt((int) (slip.remaining / LOT) + 1) * LOT;
        exposure.onTerminal(id, slip.filled + owed);
        slip.remaining = owed;
        slip.closed = true;
      }
      case 3 -> exposure.onUnresolved(id); // keeps everything reserved
      default -> exposure.onConfirmed(id);
    }
    if (slip.remaining == 0) {
      slips.remove(id);
    }
  }

  private static void compare(Exposure exposure, Map<ClientOrderId, Slip> slips, long[] positions) {
    for (int instrument = 0; instrument < 2; instrument++) {
      int at = instrument;
      for (Side side : Side.values()) {
        long live =
            slips.values().stream()
                .filter(slip -> slip.side == side && slip.instrument == at)
                .mapToLong(slip -> slip.remaining)
                .sum();
        long reducing =
            slips.values().stream()
                .filter(slip -> slip.side == side && slip.instrument == at && slip.reduceOnly)
                .mapToLong(slip -> slip.remaining)
                .sum();
        assertThat(exposure.reserved(at, side)).isEqualTo(live).isNotNegative();
        assertThat(exposure.reducing(at, side)).isEqualTo(reducing).isNotNegative();
      }
      assertThat(exposure.position(at)).isEqualTo(positions[at]);
    }
    assertThat(exposure.openOrders())
        .isEqualTo((int) slips.values().stream().filter(slip -> !slip.closed).count());
    List<ClientOrderId> reserved = new ArrayList<>();
    exposure.forEachReserved(reserved::add);
    assertThat(reserved).containsExactlyElementsOf(slips.keySet());
  }

  private static OrderIntent intent(long id, Random random) {
    return new OrderIntent(
        new ClientOrderId(1, id),
        random.nextBoolean() ? RiskFixtures.COIN : RiskFixtures.OTHER,
        random.nextBoolean() ? Side.BID : Side.ASK,
        RiskFixtures.BEST_BID,
        (1 + random.nextInt(500)) * LOT,
        Tif.ALO,
        random.nextInt(4) == 0,
        RiskFixtures.NOW);
  }

  /** Through the gate: no sequence of approvals and fills takes a position beyond its bound. */
  @Property(tries = 200, seed = "12")
  void whatever_fills_the_position_stays_inside_its_bound(@ForAll long seed) {
    var random = new Random(seed);
    RiskGate gate =
        RiskFixtures.gate(RiskFixtures.settings(2_500 * RiskFixtures.ONE, 12, 1_000, 1_000));
    List<OrderIntent> live = new ArrayList<>();
    for (int step = 1; step <= 400; step++) {
      OrderIntent intent = intent(step, random);
      if (RiskFixtures.check(gate, intent) instanceof Verdict.Approved) {
        live.add(intent);
      }
      while (!live.isEmpty() && random.nextBoolean()) {
        OrderIntent done = live.remove(random.nextInt(live.size()));
        if (random.nextBoolean()) {
          gate.exposure()
              .onFill(done.clientOrderId(), done.instrument().id(), done.side(), done.size());
        } else {
          gate.exposure().onTerminal(done.clientOrderId(), 0);
        }
      }
      for (int i = 0; i < 2; i++) {
        assertThat(Math.abs(gate.exposure().position(i)))
            .isLessThanOrEqualTo(RiskFixtures.LIMITS.maxInventory());
      }
      assertThat(gate.exposure().grossNotional()).isLessThanOrEqualTo(2_500 * RiskFixtures.ONE);
    }
  }

  @Test
  void an_unresolved_order_keeps_its_exposure_until_a_terminal_report() {
    var exposure = new Exposure(1, 4);
    OrderIntent intent = RiskFixtures.bid(1);
    exposure.reserve(intent);
    exposure.onUnresolved(intent.clientOrderId());
    assertThat(exposure.unresolved()).isEqualTo(1);
    assertThat(exposure.reserved(0, Side.BID)).isEqualTo(intent.size());
    assertThat(exposure.onGone(intent.clientOrderId())).isTrue();
    assertThat(exposure.unresolved()).isZero();
    assertThat(exposure.reserved(0, Side.BID)).isZero();
  }

  @Test
  void a_terminal_report_that_overtakes_its_fill_keeps_the_filled_part_reserved() {
    var exposure = new Exposure(1, 4);
    OrderIntent intent = RiskFixtures.bid(1);
    ClientOrderId id = intent.clientOrderId();
    exposure.reserve(intent);
    exposure.onTerminal(id, 40 * LOT);
    assertThat(exposure.reserved(0, Side.BID)).isEqualTo(40 * LOT);
    assertThat(exposure.openOrders()).isZero();
    assertThat(exposure.onFill(id, 0, Side.BID, 40 * LOT)).isTrue();
    assertThat(exposure.reserved(0, Side.BID)).isZero();
    assertThat(exposure.position(0)).isEqualTo(40 * LOT);
    assertThat(exposure.reserved(id)).isZero();
  }

  @Test
  void a_fill_nobody_reserved_moves_the_position_and_says_so() {
    var exposure = new Exposure(1, 4);
    exposure.setReference(0, RiskFixtures.MID);
    assertThat(exposure.onFill(new ClientOrderId(9, 9), 0, Side.ASK, LOT)).isFalse();
    assertThat(exposure.position(0)).isEqualTo(-LOT);
    assertThat(exposure.grossNotional()).isEqualTo(1_00010000L);
  }
}
