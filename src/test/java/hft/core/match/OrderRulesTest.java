package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.order;
import static hft.core.match.VenueFixture.px;
import static hft.core.match.VenueFixture.reduceOnly;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderRulesTest {
  private final VenueFixture v = VenueFixture.standard();

  private static @Nullable RejectReason reason(Outcome outcome) {
    return outcome instanceof Outcome.Rejected(var reason, _) ? reason : null;
  }

  @Test
  void orders_off_the_grids_or_too_small_are_refused_with_the_venues_texts() {
    v.book(1, "100 5", "100.1 5");
    assertThat(v.place(0, order(Side.BID, "99.0015", "1", Tif.ALO), BLOCK))
        .isEqualTo(
            new Outcome.Rejected(RejectReason.TICK, "Price must be divisible by tick size."));
    assertThat(v.place(0, order(Side.ASK, "100.15", "1", Tif.ALO), 2 * BLOCK))
        .as("five significant figures")
        .isInstanceOf(Outcome.Resting.class);
    assertThat(reason(v.place(0, order(Side.ASK, "100.151", "1", Tif.ALO), 3 * BLOCK)))
        .isEqualTo(RejectReason.TICK);
    assertThat(v.place(0, order(Side.BID, "99", "0.001", Tif.ALO), 4 * BLOCK))
        .isEqualTo(new Outcome.Rejected(RejectReason.LOT, "Order has invalid size."));
    assertThat(v.place(0, order(Side.BID, "99", "0.1", Tif.ALO), 5 * BLOCK))
        .isEqualTo(
            new Outcome.Rejected(
                RejectReason.MIN_NOTIONAL, "Order must have minimum value of $10."));
    assertThat(reason(v.place(0, order(Side.BID, "19", "1", Tif.ALO), 6 * BLOCK)))
        .isEqualTo(RejectReason.PRICE_BAND);
  }

  @Test
  void refused_legs_take_an_oid_but_parameter_errors_and_refused_modifies_do_not() {
    v.book(1, "100 5", "100.1 5");
    v.place(0, order(Side.BID, "99", "1", Tif.ALO), BLOCK);
    long first = v.lastOid();
    v.place(0, order(Side.BID, "99", "0", Tif.ALO), BLOCK); // parameter: none
    v.place(0, order(Side.BID, "100.1", "1", Tif.ALO), BLOCK); // post-only: one
    v.submit(
        new VenueAction.Modify(
            0,
            50,
            List.of(
                new VenueAction.Modification(
                    OrderTarget.ofOid(0, 999), order(Side.BID, "98", "1", Tif.ALO))),
            false),
        BLOCK); // not there: none
    v.venue.advanceTo(2 * BLOCK, v);
    v.place(0, order(Side.BID, "98", "1", Tif.ALO), 3 * BLOCK);
    assertThat(v.lastOid()).isEqualTo(first + 2);
    assertThat(v.updates.get(2).oid()).isEqualTo(first + 1);
    assertThat(v.updates.get(2).state()).isEqualTo(OrderState.REJECTED);
  }

  @Test
  void a_post_only_order_that_would_match_is_refused_naming_the_bbo() {
    v.book(1, "100 5", "100.1 5");
    assertThat(v.place(0, order(Side.BID, "100.1", "1", Tif.ALO), BLOCK))
        .isEqualTo(
            new Outcome.Rejected(
                RejectReason.POST_ONLY_WOULD_MATCH,
                "Post only order would have immediately matched, bbo was 100@100.1."));
    assertThat(v.fills).isEmpty();
  }

  @Test
  void the_book_at_the_block_decides_not_the_book_at_sending() {
    v.book(1, "100 5", "100.1 5");
    v.submit(new VenueAction.Place(0, 1, List.of(order(Side.BID, "100", "1", Tif.ALO))), BLOCK / 2);
    v.bbo(BLOCK - 1, "99.9 5", "100 5");
    v.venue.advanceTo(BLOCK, v);
    assertThat(v.answers)
        .singleElement()
        .isInstanceOfSatisfying(
            VenueAnswer.Placed.class,
            a ->
                assertThat(reason(a.outcomes().getFirst()))
                    .isEqualTo(RejectReason.POST_ONLY_WOULD_MATCH));
  }

  @Test
  void reduce_only_needs_a_position_and_is_capped_to_it() {
    v.book(1, "99 50", "100 50");
    assertThat(reason(v.place(0, reduceOnly(Side.ASK, "99", "1", Tif.IOC), BLOCK)))
        .isEqualTo(RejectReason.REDUCE_ONLY);
    v.place(0, order(Side.BID, "100", "2", Tif.IOC), 2 * BLOCK);
    assertThat(reason(v.place(0, reduceOnly(Side.BID, "100", "1", Tif.IOC), 3 * BLOCK)))
        .isEqualTo(RejectReason.REDUCE_ONLY);
    assertThat(v.place(0, reduceOnly(Side.ASK, "99", "5", Tif.IOC), 4 * BLOCK))
        .isEqualTo(new Outcome.Filled(4, px("2"), px("99")));
    assertThat(v.position(0)).isZero();
  }

  @Test
  void a_newer_reduce_only_order_trims_the_oldest() {
    v.book(1, "99 50", "100 50");
    v.place(0, order(Side.BID, "100", "3", Tif.IOC), BLOCK);
    v.place(0, reduceOnly(Side.ASK, "101", "3", Tif.ALO), 2 * BLOCK);
    v.place(0, reduceOnly(Side.ASK, "102", "2", Tif.ALO), 3 * BLOCK);
    assertThat(v.venue.snapshot(0).openOrders())
        .extracting(VenueSnapshot.OpenOrder::oid, VenueSnapshot.OpenOrder::remainingSize)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, px("1")),
            org.assertj.core.groups.Tuple.tuple(3L, px("2")));
  }

  @Test
  void closing_the_position_cancels_the_resting_reduce_only_orders() {
    v.book(1, "99 50", "100 50");
    v.place(0, order(Side.BID, "100", "3", Tif.IOC), BLOCK);
    v.place(0, reduceOnly(Side.ASK, "101", "3", Tif.ALO), 2 * BLOCK);
    v.place(0, order(Side.ASK, "99", "4", Tif.IOC), 3 * BLOCK);
    assertThat(v.updates.getLast().state()).isEqualTo(OrderState.REDUCE_ONLY_CANCELED);
    assertThat(v.venue.snapshot(0).openOrders()).isEmpty();
    assertThat(v.position(0)).isEqualTo(px("-1"));
  }

  @Test
  void an_order_beyond_the_accounts_margin_is_refused() {
    v.book(1, "100 50000", "100.1 50000");
    // 100,000 cash at 10x: a million of notional.
    assertThat(v.place(0, order(Side.BID, "100", "9000", Tif.ALO), BLOCK))
        .isInstanceOf(Outcome.Resting.class);
    assertThat(reason(v.place(0, order(Side.BID, "100", "1500", Tif.ALO), 2 * BLOCK)))
        .isEqualTo(RejectReason.INSUFFICIENT_MARGIN);
    assertThat(v.place(0, order(Side.ASK, "101", "9000", Tif.ALO), 3 * BLOCK))
        .as("the other side needs no more margin")
        .isInstanceOf(Outcome.Resting.class);
  }

  @Test
  void a_thousand_open_orders_are_the_limit() {
    v.book(1, "100 5", "100.1 5");
    for (int i = 0; i < 1_000; i++) {
      assertThat(v.place(0, order(Side.BID, "99", "0.2", Tif.ALO), BLOCK))
          .isInstanceOf(Outcome.Resting.class);
    }
    assertThat(reason(v.place(0, order(Side.BID, "99", "0.2", Tif.ALO), BLOCK)))
        .isEqualTo(RejectReason.TOO_MANY_OPEN_ORDERS);
    assertThat(v.venue.cancelAll(0, v)).isEqualTo(1_000);
    assertThat(v.place(0, order(Side.BID, "99", "0.2", Tif.ALO), 2 * BLOCK))
        .isInstanceOf(Outcome.Resting.class);
  }

  @Test
  void a_starved_address_gets_one_action_in_ten_seconds_but_may_still_cancel() {
    VenueRules poor =
        new VenueRules(1_000, 5_000, px("5000000"), 2, 10_000_000_000L, 80, true, 0, true);
    VenueFixture s = new VenueFixture(VenueSettings.defaults().withRules(poor));
    s.book(1, "100 5", "100.1 5");
    NewOrder bid = order(Side.BID, "99", "0.2", Tif.ALO);
    assertThat(s.place(0, bid, BLOCK)).isInstanceOf(Outcome.Resting.class);
    assertThat(s.place(0, bid, 2 * BLOCK)).isInstanceOf(Outcome.Resting.class);
    assertThat(s.place(0, bid, 3 * BLOCK))
        .as("the first over the limit")
        .isInstanceOf(Outcome.Resting.class);
    assertThat(reason(s.place(0, bid, 4 * BLOCK))).isEqualTo(RejectReason.RATE_LIMITED);
    s.submit(new VenueAction.Cancel(0, 1, List.of(OrderTarget.ofOid(0, 1))), 5 * BLOCK);
    s.venue.advanceTo(5 * BLOCK, s);
    assertThat(s.answers.getLast())
        .isEqualTo(
            new VenueAnswer.Cancelled(0, 1, List.of(new CancelOutcome.Canceled()), 5 * BLOCK));
    assertThat(s.place(0, bid, 160 * BLOCK)).isInstanceOf(Outcome.Resting.class);
  }

  @Test
  void fees_follow_the_tier_and_rebates_are_paid_to_us() {
    AccountSettings rich =
        new AccountSettings(px("100000"), 10, FeeSchedule.tier(4).withRebate(3), 0);
    VenueFixture s = new VenueFixture(VenueSettings.defaults(), rich);
    s.place(0, order(Side.ASK, "100", "2", Tif.ALO), BLOCK);
    s.place(1, order(Side.BID, "100", "2", Tif.IOC), 2 * BLOCK);
    assertThat(s.fills.get(0).fee()).as("taker 0.028 % of 200").isEqualTo(px("0.056"));
    assertThat(s.fills.get(1).fee()).as("maker -0.003 % of 200").isEqualTo(px("-0.006"));
    assertThat(s.venue.snapshot(0).cash()).isEqualTo(px("100200.006"));
    assertThat(s.venue.snapshot(1).cash()).isEqualTo(px("99799.944"));
    assertThat(FeeSchedule.BASE.fee(Fixed8.ONE, false)).isEqualTo(45_000);
    assertThat(FeeSchedule.BASE.fee(1, false)).as("rounds to nothing").isZero();
  }
}
