package hft.core.risk;

import static hft.core.risk.RiskFixtures.COIN;
import static hft.core.risk.RiskFixtures.LIMITS;
import static hft.core.risk.RiskFixtures.MID;
import static hft.core.risk.RiskFixtures.NOW;
import static hft.core.risk.RiskFixtures.ONE;
import static hft.core.risk.RiskFixtures.OTHER;
import static hft.core.risk.RiskFixtures.bid;
import static hft.core.risk.RiskFixtures.check;
import static hft.core.risk.RiskFixtures.close;
import static hft.core.risk.RiskFixtures.gate;
import static hft.core.risk.RiskFixtures.order;
import static hft.core.risk.RiskFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RiskGateTest {
  private static final long MILLI = 1_000_000L;

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isEqualTo(new Verdict.Refused(rule));
  }

  private static void approved(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Approved.class);
  }

  @Test
  void an_ordinary_quote_is_approved_and_its_exposure_reserved() {
    RiskGate gate = gate();
    OrderIntent intent = bid(1);
    Verdict verdict = check(gate, intent);
    assertThat(verdict).isInstanceOf(Verdict.Approved.class);
    ApprovedOrder order = ((Verdict.Approved) verdict).order();
    assertThat(order.intent()).isSameAs(intent);
    assertThat(order.approvedNanos()).isEqualTo(NOW);
    assertThat(gate.exposure().reserved(0, Side.BID)).isEqualTo(ONE);
    assertThat(gate.exposure().openOrders()).isEqualTo(1);
  }

  @Test
  void a_refusal_reserves_nothing_and_takes_no_message_token() {
    RiskGate gate = gate(settings(10_000 * ONE, 12, 1, 1));
    for (int i = 0; i < 10; i++) {
      refused(check(gate, order(1, Side.BID, "100", "5.01")), Rule.ORDER_SIZE);
    }
    assertThat(gate.exposure().reserved(0, Side.BID)).isZero();
    approved(check(gate, bid(2)));
  }

  @Test
  void an_instrument_without_limits_may_not_trade() {
    RiskGate gate = gate(settings(), LIMITS, null);
    refused(
        check(gate, order(1, OTHER, Side.BID, "100", "1", Tif.ALO, false)),
        Rule.UNKNOWN_INSTRUMENT);
    Instrument third = Instrument.perp(2, "THIRD", 2);
    refused(
        check(gate, order(1, third, Side.BID, "100", "1", Tif.ALO, false)),
        Rule.UNKNOWN_INSTRUMENT);
    approved(check(gate, bid(1)));
  }

  @Test
  void an_id_is_used_once_while_it_lives() {
    RiskGate gate = gate();
    approved(check(gate, bid(1)));
    refused(check(gate, bid(1)), Rule.DUPLICATE_ID);
  }

  @Test
  void prices_and_sizes_lie_on_the_grids() {
    RiskGate gate = gate();
    refused(check(gate, order(1, Side.BID, "99.9999", "1")), Rule.PRICE_GRID);
    refused(check(gate, order(1, Side.BID, "99.5", "1.001")), Rule.LOT_SIZE);
    refused(check(gate, order(1, Side.BID, "99.5", "0")), Rule.LOT_SIZE);
    approved(check(gate, order(1, Side.BID, "99.5", "1.01")));
  }

  @Test
  void quotes_are_post_only_and_only_reduce_only_IOC_may_take() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, 2 * ONE);
    for (Tif tif : Set.of(Tif.IOC, Tif.GTC)) {
      refused(check(gate, order(1, COIN, Side.ASK, "100.02", "1", tif, false)), Rule.POST_ONLY);
    }
    refused(check(gate, order(1, COIN, Side.ASK, "100.02", "1", Tif.GTC, true)), Rule.POST_ONLY);
    approved(check(gate, order(2, COIN, Side.ASK, "100.02", "1", Tif.ALO, true)));
    approved(check(gate, order(3, COIN, Side.ASK, "100", "1", Tif.IOC, true)));
  }

  @Test
  void a_quote_that_would_trade_on_arrival_is_refused() {
    RiskGate gate = gate();
    refused(check(gate, order(1, Side.BID, "100.02", "1")), Rule.WOULD_CROSS);
    refused(check(gate, order(1, Side.ASK, "100", "1")), Rule.WOULD_CROSS);
    approved(check(gate, order(1, Side.BID, "100.01", "1")));
    approved(check(gate, order(2, Side.ASK, "100.01", "1")));
  }

  @Test
  void reduce_only_orders_together_at_most_close_the_position() {
    RiskGate gate = gate();
    refused(check(gate, close(1, Side.ASK, "99.5", "1")), Rule.REDUCE_ONLY); // flat
    gate.exposure().setPosition(0, 2 * ONE);
    refused(check(gate, close(1, Side.BID, "100.5", "1")), Rule.REDUCE_ONLY); // the wrong way
    refused(check(gate, close(1, Side.ASK, "99.5", "2.01")), Rule.REDUCE_ONLY); // it would flip
    approved(check(gate, close(1, Side.ASK, "99.5", "1.5")));
    refused(check(gate, close(2, Side.ASK, "99.5", "0.51")), Rule.REDUCE_ONLY);
    approved(check(gate, close(2, Side.ASK, "99.5", "0.5")));
  }

  @Test
  void a_small_closing_order_is_left_for_the_venue_to_judge() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, ONE / 100);
    approved(check(gate, close(1, Side.ASK, "99.5", "0.01")));
  }

  @Test
  void prices_stay_inside_the_band_around_the_reference() {
    RiskGate gate = gate(); // 100 bps of 100.01 is 1.0001
    refused(check(gate, order(1, Side.BID, "99", "1")), Rule.PRICE_BAND);
    approved(check(gate, order(1, Side.BID, "99.01", "1")));
    refused(check(gate, order(2, Side.ASK, "101.02", "1")), Rule.PRICE_BAND);
    approved(check(gate, order(2, Side.ASK, "101.01", "1")));
    gate.exposure().setPosition(0, ONE);
    refused(check(gate, close(3, Side.ASK, "99", "1")), Rule.PRICE_BAND);
  }

  @Test
  void an_order_is_bounded_in_size_and_worth_from_above_and_below() {
    RiskGate gate = gate();
    refused(check(gate, order(1, Side.BID, "100", "5.01")), Rule.ORDER_SIZE);
    approved(check(gate, order(1, Side.BID, "100", "5")));
    refused(check(gate, order(2, Side.BID, "100", "0.09")), Rule.MIN_NOTIONAL);
    approved(check(gate, order(2, Side.BID, "100", "0.1")));
    var small = new RiskLimits(5 * ONE, 200 * ONE, 10 * ONE, 8, 100);
    RiskGate worth = gate(settings(), small);
    refused(check(worth, order(3, Side.BID, "100", "2.01")), Rule.ORDER_NOTIONAL);
    approved(check(worth, order(3, Side.BID, "100", "2")));
  }

  @Test
  void the_position_stays_inside_its_bound_even_if_everything_reserved_fills() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, 4 * ONE);
    approved(check(gate, order(1, Side.BID, "100", "5")));
    refused(check(gate, order(2, Side.BID, "100", "1.01")), Rule.INVENTORY);
    approved(check(gate, order(2, Side.BID, "100", "1")));
    // Asks have all the room from +4 to -10, whatever the bids do.
    approved(check(gate, order(3, Side.ASK, "100.02", "5")));
    approved(check(gate, order(4, Side.ASK, "100.02", "5")));
    approved(check(gate, order(5, Side.ASK, "100.02", "4")));
    refused(check(gate, order(6, Side.ASK, "100.02", "0.1")), Rule.INVENTORY);
  }

  @Test
  void beyond_the_bound_only_the_reducing_side_quotes() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, 12 * ONE);
    refused(check(gate, order(1, Side.BID, "100", "0.1")), Rule.INVENTORY);
    approved(check(gate, order(2, Side.ASK, "100.02", "5")));
  }

  @Test
  void gross_notional_counts_the_worst_case_of_every_coin() {
    RiskGate gate = gate(settings(1_000 * ONE, 12, 20, 20));
    gate.exposure().setReference(1, MID);
    gate.exposure().setPosition(1, -5 * ONE); // 500.05
    refused(check(gate, order(1, Side.BID, "100", "5")), Rule.GROSS_NOTIONAL);
    approved(check(gate, order(1, Side.BID, "100", "4.99"))); // 499.0499 more
    assertThat(gate.exposure().grossNotional()).isEqualTo(500_05000000L + 499_04990000L);
    // The other side's worst case is no larger, so it is free.
    approved(check(gate, order(2, Side.ASK, "100.02", "4.99")));
    // And what only reduces is never refused.
    approved(check(gate, order(3, OTHER, Side.BID, "100", "5", Tif.ALO, false)));
  }

  @Test
  void open_orders_are_bounded_per_coin_and_in_all() {
    RiskGate gate = gate();
    for (int i = 1; i <= 8; i++) {
      approved(check(gate, order(i, Side.BID, "100", "0.1")));
    }
    refused(check(gate, order(9, Side.BID, "100", "0.1")), Rule.OPEN_ORDERS);
    for (int i = 9; i <= 12; i++) {
      approved(check(gate, order(i, OTHER, Side.BID, "100", "0.1", Tif.ALO, false)));
    }
    refused(
        check(gate, order(13, OTHER, Side.BID, "100", "0.1", Tif.ALO, false)), Rule.OPEN_ORDERS);
    gate.exposure().onTerminal(new ClientOrderId(1, 1), 0);
    approved(check(gate, order(13, OTHER, Side.BID, "100", "0.1", Tif.ALO, false)));
  }

  @Test
  void closing_orders_have_room_beyond_the_open_order_bound_but_not_without_end() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, 9 * ONE);
    for (int i = 1; i <= 24; i++) {
      approved(check(gate, close(i, Side.ASK, "99.5", "0.1")));
    }
    refused(check(gate, close(25, Side.ASK, "99.5", "0.1")), Rule.OPEN_ORDERS);
  }

  @Test
  void messages_are_rationed_but_closing_orders_go_first() {
    RiskGate gate = gate(settings(10_000 * ONE, 12, 2, 2));
    gate.exposure().setPosition(0, ONE);
    approved(check(gate, bid(1)));
    approved(check(gate, bid(2)));
    refused(check(gate, bid(3)), Rule.MESSAGE_RATE);
    approved(check(gate, close(4, Side.ASK, "99.5", "1")));
    refused(check(gate, later(3, 500 * MILLI), NOW + 500 * MILLI), Rule.MESSAGE_RATE);
    approved(check(gate, later(3, 1_000 * MILLI), NOW + 1_000 * MILLI));
  }

  private static OrderIntent later(long id, long nanos) {
    return new OrderIntent(
        new ClientOrderId(1, id), COIN, Side.BID, 100 * ONE, ONE, Tif.ALO, false, NOW + nanos);
  }

  @Test
  void amounts_too_large_for_a_long_are_refused_and_not_wrapped() {
    var vast = new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE, 8, 100);
    RiskGate gate = gate(settings(), vast);
    long huge = COIN.floorSize(Long.MAX_VALUE / 2);
    var intent =
        new OrderIntent(
            new ClientOrderId(1, 1), COIN, Side.BID, 100 * ONE, huge, Tif.ALO, false, NOW);
    refused(check(gate, intent), Rule.ORDER_NOTIONAL);
  }
}
