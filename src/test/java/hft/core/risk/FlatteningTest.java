package hft.core.risk;

import static hft.core.risk.RiskFixtures.COIN;
import static hft.core.risk.RiskFixtures.LIMITS;
import static hft.core.risk.RiskFixtures.MID;
import static hft.core.risk.RiskFixtures.NOW;
import static hft.core.risk.RiskFixtures.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlatteningTest {
  private static final long[] BIDS = {100 * ONE, Fixed8.parse("99.5"), 98 * ONE};
  private static final long[] ASKS = {Fixed8.parse("100.02"), Fixed8.parse("100.5"), 103 * ONE};
  private static final long[] SIZES = {2 * ONE, 3 * ONE, 50 * ONE};

  private static List<OrderIntent> plan(long position, long reserved, int maxOrders) {
    boolean isLong = position > 0;
    return Flattening.plan(
        COIN,
        LIMITS,
        position,
        reserved,
        isLong ? BIDS : ASKS,
        SIZES,
        3,
        MID,
        maxOrders,
        new ClientOrderIds(5, 0),
        NOW);
  }

  @Test
  void a_flat_position_needs_no_orders() {
    assertThat(plan(0, 0, 10)).isEmpty();
  }

  @Test
  void a_long_is_sold_at_the_lower_edge_of_the_band() {
    List<OrderIntent> orders = plan(ONE, 0, 10);
    assertThat(orders).hasSize(1);
    OrderIntent order = orders.getFirst();
    assertThat(order.side()).isEqualTo(Side.ASK);
    assertThat(order.tif()).isEqualTo(Tif.IOC);
    assertThat(order.reduceOnly()).isTrue();
    assertThat(order.size()).isEqualTo(ONE);
    // 100.01 - 1 % = 99.0099, up to the grid of 0.001: inside the band.
    assertThat(order.price()).isEqualTo(Fixed8.parse("99.01"));
  }

  @Test
  void a_short_is_bought_at_the_upper_edge() {
    OrderIntent order = plan(-ONE, 0, 10).getFirst();
    assertThat(order.side()).isEqualTo(Side.BID);
    assertThat(order.price()).isEqualTo(Fixed8.parse("101.01"));
  }

  @Test
  void what_the_book_does_not_show_inside_the_band_waits_for_the_next_round() {
    // Two levels, 5 in all, lie inside the band; the third does not.
    assertThat(plan(9 * ONE, 0, 10).stream().mapToLong(OrderIntent::size).sum()).isEqualTo(5 * ONE);
  }

  @Test
  void what_is_already_on_its_way_is_not_sent_again() {
    assertThat(plan(4 * ONE, 3 * ONE, 10).stream().mapToLong(OrderIntent::size).sum())
        .isEqualTo(ONE);
    assertThat(plan(4 * ONE, 4 * ONE, 10)).isEmpty();
  }

  @Test
  void slices_respect_the_order_limits_and_their_number() {
    var small = new RiskLimits(2 * ONE, 150 * ONE, 10 * ONE, 8, 100);
    List<OrderIntent> orders =
        Flattening.plan(
            COIN, small, 5 * ONE, 0, BIDS, SIZES, 3, MID, 10, new ClientOrderIds(5, 0), NOW);
    assertThat(orders)
        .extracting(OrderIntent::size)
        .containsExactly(
            Fixed8.parse("1.51"), Fixed8.parse("1.51"), Fixed8.parse("1.51"), Fixed8.parse("0.47"));
    assertThat(orders).extracting(OrderIntent::clientOrderId).doesNotHaveDuplicates();
    assertThat(
            Flattening.plan(
                COIN, small, 5 * ONE, 0, BIDS, SIZES, 3, MID, 2, new ClientOrderIds(5, 0), NOW))
        .hasSize(2);
  }

  @Test
  void an_empty_book_or_no_reference_gives_no_orders() {
    var ids = new ClientOrderIds(5, 0);
    assertThat(Flattening.plan(COIN, LIMITS, ONE, 0, BIDS, SIZES, 0, MID, 9, ids, NOW)).isEmpty();
    assertThat(Flattening.plan(COIN, LIMITS, ONE, 0, BIDS, SIZES, 3, 0, 9, ids, NOW)).isEmpty();
  }

  /** Whatever it plans, the gate lets through, breakers open or not, and it never flips. */
  @Property(tries = 300, seed = "31")
  void the_gate_approves_every_planned_order(@ForAll long seed) {
    var random = new Random(seed);
    RiskGate gate = RiskFixtures.gate();
    long position = (random.nextInt(2_001) - 1_000) * COIN.lot();
    gate.exposure().setPosition(0, position);
    gate.interlock().onEquity(NOW, 100 * ONE);
    gate.interlock().onEquity(NOW, 90 * ONE);
    Side side = position > 0 ? Side.ASK : Side.BID;
    long left = Math.abs(position);
    var ids = new ClientOrderIds(5, 0);
    for (int round = 0; round < 4; round++) {
      long reserved = gate.exposure().reducing(0, side);
      long[] book = side == Side.ASK ? BIDS : ASKS;
      for (OrderIntent order :
          Flattening.plan(
              COIN,
              LIMITS,
              gate.exposure().position(0),
              reserved,
              book,
              SIZES,
              3,
              MID,
              4,
              ids,
              NOW)) {
        assertThat(RiskFixtures.check(gate, order)).isInstanceOf(Verdict.Approved.class);
        if (random.nextBoolean()) {
          gate.exposure().onFill(order.clientOrderId(), 0, order.side(), order.size());
        } else {
          gate.exposure().onTerminal(order.clientOrderId(), 0);
        }
      }
      long now = Math.abs(gate.exposure().position(0));
      assertThat(now).isLessThanOrEqualTo(left);
      assertThat(position * gate.exposure().position(0)).isNotNegative();
      left = now;
    }
  }
}
