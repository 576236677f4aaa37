package hft.core.risk;

import static hft.core.risk.RiskFixtures.BEST_ASK;
import static hft.core.risk.RiskFixtures.BEST_BID;
import static hft.core.risk.RiskFixtures.COIN;
import static hft.core.risk.RiskFixtures.MID;
import static hft.core.risk.RiskFixtures.NOW;
import static hft.core.risk.RiskFixtures.ONE;
import static hft.core.risk.RiskFixtures.bid;
import static hft.core.risk.RiskFixtures.check;
import static hft.core.risk.RiskFixtures.close;
import static hft.core.risk.RiskFixtures.gate;
import static hft.core.risk.RiskFixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * When the gate lets nothing pass, or closing orders only: latch, breakers, lateness, unknown
 * markets.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RiskGateStopsTest {
  private static final long MILLI = 1_000_000L;

  private static void approved(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Approved.class);
  }

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isEqualTo(new Verdict.Refused(rule));
  }

  @Test
  void nothing_is_approved_while_the_latch_is_engaged() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, ONE);
    gate.interlock().ladder().engage(Rung.CANCEL_ALL, "test", "operator", NOW);
    refused(check(gate, bid(1)), Rule.KILL_LATCH);
    refused(check(gate, close(2, Side.ASK, "99.5", "1")), Rule.KILL_LATCH);
    gate.interlock().rearm(1, Rung.WIDEN, "done", "operator", NOW);
    approved(check(gate, bid(1)));
  }

  @Test
  void a_kill_with_flattening_lets_closing_orders_out_and_nothing_else() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, ONE);
    gate.interlock().ladder().engage(Rung.FLATTEN, "test", "operator", NOW);
    refused(check(gate, bid(1)), Rule.KILL_LATCH);
    refused(check(gate, order(2, Side.ASK, "100.02", "1")), Rule.KILL_LATCH);
    refused(check(gate, close(3, Side.BID, "100.5", "1")), Rule.REDUCE_ONLY);
    approved(check(gate, close(4, Side.ASK, "99.5", "1")));
  }

  @Test
  void an_open_drawdown_breaker_lets_only_closing_orders_out() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, -2 * ONE);
    gate.interlock().onEquity(NOW, 1_000 * ONE);
    gate.interlock().onEquity(NOW + 1, 960 * ONE);
    refused(check(gate, bid(1)), Rule.DRAWDOWN_BREAKER);
    refused(check(gate, close(2, Side.ASK, "99.5", "1")), Rule.REDUCE_ONLY);
    approved(check(gate, close(3, Side.BID, "100.5", "2")));
  }

  @Test
  void an_open_tick_to_trade_breaker_stops_quotes_for_its_cool_down() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, ONE);
    gate.interlock().onOrder(NOW - 151 * MILLI, NOW);
    refused(check(gate, bid(1)), Rule.TICK_TO_TRADE_BREAKER);
    approved(check(gate, close(2, Side.ASK, "99.5", "1")));
    long later = NOW + 1_000 * MILLI;
    OrderIntent fresh =
        new OrderIntent(
            new ClientOrderId(1, 3), COIN, Side.BID, 100 * ONE, ONE, Tif.ALO, false, later);
    approved(check(gate, fresh, later));
  }

  @Test
  void nothing_is_quoted_before_the_venues_truth_is_known() {
    RiskGate gate = gate();
    gate.reconciled(false);
    refused(check(gate, bid(1)), Rule.RECONCILIATION);
    gate.reconciled(true);
    approved(check(gate, bid(1)));
  }

  @Test
  void an_intent_older_than_the_tick_to_trade_limit_is_late() {
    RiskGate gate = gate();
    refused(check(gate, bid(1), NOW + 150 * MILLI + 1), Rule.LATE_INTENT);
    assertThat(gate.lastObserved()).isEqualTo(150 * MILLI + 1);
    assertThat(gate.lastLimit()).isEqualTo(150 * MILLI);
    approved(check(gate, bid(1), NOW + 150 * MILLI));
  }

  @Test
  void nothing_is_quoted_on_a_stale_book_but_positions_may_be_closed() {
    RiskGate gate = gate();
    gate.exposure().setPosition(0, ONE);
    long stale = 2_000 * MILLI + 1;
    refused(gate.check(bid(1), BEST_BID, BEST_ASK, MID, stale, NOW), Rule.STALE_BOOK);
    approved(gate.check(bid(1), BEST_BID, BEST_ASK, MID, stale - 1, NOW));
    OrderIntent close = close(2, Side.ASK, "99.5", "1");
    approved(gate.check(close, BEST_BID, BEST_ASK, MID, stale, NOW));
  }

  @Test
  void a_book_that_is_empty_or_crossed_is_no_reference() {
    RiskGate gate = gate();
    refused(gate.check(bid(1), 0, BEST_ASK, MID, 0, NOW), Rule.NO_REFERENCE);
    refused(gate.check(bid(1), BEST_BID, 0, MID, 0, NOW), Rule.NO_REFERENCE);
    refused(gate.check(bid(1), BEST_ASK, BEST_BID, MID, 0, NOW), Rule.NO_REFERENCE);
    refused(gate.check(bid(1), BEST_BID, BEST_ASK, 0, 0, NOW), Rule.NO_REFERENCE);
    gate.exposure().setPosition(0, ONE);
    OrderIntent close = close(2, Side.ASK, "99.5", "1");
    refused(gate.check(close, 0, BEST_ASK, MID, 0, NOW), Rule.NO_REFERENCE);
    approved(gate.check(close, BEST_BID, 0, MID, 0, NOW)); // only the side it hits must be there
  }
}
