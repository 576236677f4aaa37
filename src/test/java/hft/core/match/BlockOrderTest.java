package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.order;
import static hft.core.match.VenueFixture.px;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.core.match.latency.OverloadModel;
import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlockOrderTest {
  private final VenueFixture v = VenueFixture.standard();

  private static VenueAction.Place place(int account, long id, NewOrder order) {
    return new VenueAction.Place(account, id, List.of(order));
  }

  @Test
  void a_block_does_posting_then_cancels_then_taking_whatever_arrived_first() {
    v.place(0, order(Side.ASK, "101", "1", Tif.ALO), BLOCK);
    long start = BLOCK + 1;
    v.submit(place(1, 1, order(Side.BID, "101", "1", Tif.IOC)), start);
    v.submit(new VenueAction.Cancel(0, 2, List.of(OrderTarget.ofOid(0, 1))), start + 1);
    v.submit(place(1, 3, order(Side.ASK, "102", "1", Tif.ALO)), start + 3);
    v.submit(place(0, 4, order(Side.ASK, "102", "1", Tif.ALO)), start + 2);
    v.venue.advanceTo(2 * BLOCK, v);
    assertThat(v.answers.stream().skip(1).map(VenueAnswer::actionId))
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(v.answers).allMatch(a -> a.venueNanos() % BLOCK == 0);
    assertThat(v.fills).as("the cancel saved it").isEmpty();
  }

  @Test
  void one_ioc_makes_the_whole_batch_taking() {
    assertThat(
            new VenueAction.Place(
                    0,
                    1,
                    List.of(order(Side.BID, "1", "1", Tif.ALO), order(Side.BID, "1", "1", Tif.IOC)))
                .blockClass())
        .isEqualTo(BlockClass.TAKING);
  }

  @Test
  void a_cancel_in_a_block_precedes_that_blocks_prints_and_a_taker_follows_them() {
    v.book(1, "100 1", "101 1");
    v.place(0, order(Side.BID, "100.5", "1", Tif.ALO), BLOCK);
    v.submit(new VenueAction.Cancel(0, 2, List.of(OrderTarget.ofOid(0, 1))), BLOCK + 1);
    v.submit(place(0, 3, order(Side.BID, "101", "1", Tif.IOC)), BLOCK + 1);
    v.print(2 * BLOCK, Side.ASK, "100.5", "5");
    v.bbo(2 * BLOCK, "100 1", "102 1");
    assertThat(v.fills).isEmpty();
    assertThat(v.answers).hasSize(2);
    v.bbo(2 * BLOCK + 1, "100 1", "101 1");
    assertThat(v.answers.getLast())
        .as("the ask it wanted was gone after its block")
        .isEqualTo(
            new VenueAnswer.Placed(
                0,
                3,
                List.of(
                    new Outcome.Rejected(
                        RejectReason.IOC_NO_MATCH,
                        "Order could not immediately match against any resting orders.")),
                2 * BLOCK));
  }

  @Test
  void an_action_waits_for_the_block_after_its_arrival() {
    v.submit(place(0, 1, order(Side.BID, "100", "1", Tif.ALO)), BLOCK + 1);
    assertThat(v.venue.nextBlockNanos()).isEqualTo(2 * BLOCK);
    v.venue.advanceTo(2 * BLOCK - 1, v);
    assertThat(v.answers).isEmpty();
    v.venue.advanceTo(2 * BLOCK, v);
    assertThat(v.answers).hasSize(1);
    assertThat(v.venue.nextBlockNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_taking_delay_moves_takers_to_a_later_block() {
    VenueSettings d = VenueSettings.defaults();
    VenueFixture s =
        new VenueFixture(
            new VenueSettings(d.rules(), d.clock(), d.queue(), d.overload(), 2 * BLOCK));
    s.submit(place(0, 1, order(Side.BID, "100", "1", Tif.IOC)), 1);
    s.submit(place(0, 2, order(Side.BID, "100", "1", Tif.ALO)), 1);
    assertThat(s.venue.nextBlockNanos()).isEqualTo(BLOCK);
    s.venue.advanceTo(BLOCK, s);
    assertThat(s.venue.nextBlockNanos()).isEqualTo(3 * BLOCK);
  }

  @Test
  void an_overloaded_venue_turns_orders_away_but_never_cancels() {
    VenueFixture s =
        new VenueFixture(VenueSettings.defaults().withOverload(new OverloadModel(1, 0, 1, 3)));
    s.submit(place(0, 1, order(Side.BID, "100", "1", Tif.ALO)), 1);
    s.submit(new VenueAction.Cancel(0, 2, List.of(OrderTarget.ofOid(0, 1))), 1);
    s.venue.advanceTo(BLOCK, s);
    assertThat(((VenueAnswer.Placed) s.answers.get(0)).outcomes().getFirst())
        .isEqualTo(
            new Outcome.Rejected(
                RejectReason.OVERLOADED, "The exchange is overloaded, please try again."));
    assertThat(((VenueAnswer.Cancelled) s.answers.get(1)).outcomes())
        .containsExactly(new CancelOutcome.Gone());
  }

  @Test
  void overload_becomes_likely_when_the_mid_runs() {
    VenueFixture s =
        new VenueFixture(VenueSettings.defaults().withOverload(new OverloadModel(0, 1, 1, 3)));
    s.bbo(1, "100 1", "100.1 1");
    s.submit(place(0, 1, order(Side.BID, "99", "1", Tif.ALO)), 2);
    s.bbo(3, "103 1", "103.1 1"); // three percent at once
    s.submit(place(0, 2, order(Side.BID, "99", "1", Tif.ALO)), 4);
    s.venue.advanceTo(BLOCK, s);
    assertThat(((VenueAnswer.Placed) s.answers.get(0)).outcomes().getFirst())
        .isInstanceOf(Outcome.Resting.class);
    assertThat(((VenueAnswer.Placed) s.answers.get(1)).outcomes().getFirst())
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void the_dead_mans_switch_needs_volume_and_cancels_when_it_fires() {
    long second = 1_000_000_000L;
    v.submit(new VenueAction.ScheduleCancel(0, 1, 60 * second), 1);
    v.venue.advanceTo(BLOCK, v);
    assertThat(((VenueAnswer.Scheduled) v.answers.getFirst()).error())
        .isEqualTo(
            "Cannot set scheduled cancel time until enough volume traded. Required: $1000000."
                + " Traded: $0.");
    VenueFixture s =
        new VenueFixture(
            VenueSettings.defaults(),
            new AccountSettings(px("1000"), 10, FeeSchedule.BASE, px("1000000")));
    s.place(0, order(Side.BID, "100", "1", Tif.ALO), BLOCK);
    s.submit(new VenueAction.ScheduleCancel(0, 1, 60 * second), 2 * BLOCK);
    s.venue.advanceTo(60 * second - 1, s);
    assertThat(s.venue.snapshot(0).openOrders()).hasSize(1);
    s.venue.advanceTo(60 * second, s);
    assertThat(s.updates.getLast().state()).isEqualTo(OrderState.SCHEDULED_CANCEL);
    assertThat(s.updates.getLast().venueNanos()).isEqualTo(60 * second);
  }

  @Test
  void funding_is_settled_at_the_hour_on_the_position_held_then() {
    long hour = Funding.HOUR_NANOS;
    v.book(hour - 1_000_000_000L, "100 50", "100.1 50");
    long block = v.venue.nextBlockNanos();
    assertThat(block).isEqualTo(Long.MAX_VALUE);
    v.submit(place(0, 1, order(Side.BID, "100.1", "10", Tif.IOC)), hour - 900_000_000L);
    v.venue.advanceTo(hour - 100_000_000L, v);
    v.submit(place(0, 2, order(Side.ASK, "100", "4", Tif.IOC)), hour + 1);
    MarketFrame settled = VenueFixture.frame(MarketFrame.Kind.FUNDING, hour + 90_000_000L);
    settled.oraclePrice = px("101");
    settled.fundingRateE12 = 12_500_000; // 0.00125 %
    v.venue.onMarket(settled, v);
    v.venue.onMarket(settled, v); // repeated: ignored
    assertThat(v.payments)
        .containsExactly(
            new FundingPayment(0, 0, px("10"), 12_500_000, px("101"), px("-0.012625"), hour));
    v.venue.advanceTo(2 * hour + 5_000_000_000L, v);
    assertThat(v.payments).as("no frame: the last rate stands in").hasSize(2);
    assertThat(v.payments.getLast().positionSize()).isEqualTo(px("6"));
    assertThat(v.venue.conservation()).isInstanceOf(Conservation.Held.class);
  }

  @Test
  void a_full_mempool_turns_actions_away_until_a_block_has_run() {
    for (int i = 0; i < ActionQueue.CAPACITY; i++) {
      assertThat(v.venue.submit(new VenueAction.CancelAll(0, i), 1)).isTrue();
    }
    assertThat(v.venue.submit(new VenueAction.CancelAll(0, -1), 1)).isFalse();
    v.venue.advanceTo(BLOCK, v);
    assertThat(v.answers).hasSize(ActionQueue.CAPACITY);
    assertThat(v.venue.submit(new VenueAction.CancelAll(0, -1), 1)).isTrue();
  }

  @Test
  void an_unknown_account_is_refused_by_name() {
    assertThatThrownBy(() -> v.submit(new VenueAction.CancelAll(7, 1), 0))
        .hasMessage("no account 7 was opened");
  }
}
