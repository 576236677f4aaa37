package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.order;
import static hft.core.match.VenueFixture.px;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.order.FillCause;
import hft.core.order.Tif;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayQueueTest {
  private static final long T = BLOCK;

  private static VenueFixture bidBehindFive(QueueModel model) {
    VenueFixture v = VenueFixture.with(model);
    v.book(1, "100 5 99 5", "100.1 5");
    v.place(0, order(Side.BID, "100", "2", Tif.ALO), T);
    return v;
  }

  @Test
  void prints_at_our_price_use_up_the_queue_ahead_then_fill_us() {
    VenueFixture v = bidBehindFive(QueueModel.riskAverse());
    v.print(T + 1, Side.ASK, "100", "4");
    assertThat(v.fills).isEmpty();
    assertThat(v.open(0).queueAhead()).isEqualTo(px("1"));
    v.print(T + 2, Side.ASK, "100", "2");
    assertThat(v.told()).containsExactly("0 +1@100 QUEUE_REACHED");
    assertThat(v.fills.getFirst().why())
        .isEqualTo(new FillExplanation(FillCause.QUEUE_REACHED, px("1"), 2, px("2")));
    assertThat(v.fills.getFirst().mid()).isEqualTo(px("100.05"));
    v.print(T + 3, Side.ASK, "100", "9");
    assertThat(v.told()).hasSize(2).last().isEqualTo("0 +1@100 QUEUE_REACHED");
    assertThat(v.updates.getLast().state()).isEqualTo(OrderState.FILLED);
  }

  @Test
  void prints_on_the_other_side_or_above_us_do_nothing() {
    VenueFixture v = bidBehindFive(QueueModel.touch());
    v.print(T + 1, Side.BID, "100", "9").print(T + 2, Side.ASK, "100.05", "9");
    assertThat(v.fills).isEmpty();
  }

  @Test
  void a_print_through_our_price_fills_us_up_to_its_size() {
    VenueFixture v = bidBehindFive(QueueModel.throughOnly());
    v.print(T + 1, Side.ASK, "100", "50");
    assertThat(v.fills).as("only through counts").isEmpty();
    v.print(T + 2, Side.ASK, "99.9", "0.5");
    assertThat(v.told()).containsExactly("0 +0.5@100 TRADED_THROUGH");
  }

  @Test
  void one_print_never_fills_more_than_itself_over_several_orders() {
    VenueFixture v = bidBehindFive(QueueModel.touch());
    v.place(0, order(Side.BID, "100", "2", Tif.ALO), 2 * T);
    v.place(1, order(Side.BID, "99.9", "2", Tif.ALO), 3 * T);
    v.print(3 * T + 1, Side.ASK, "99.9", "4.5");
    assertThat(v.told())
        .containsExactly(
            "0 +2@100 TRADED_THROUGH", "0 +2@100 TRADED_THROUGH", "1 +0.5@99.9 QUEUE_REACHED");
  }

  @Test
  void the_touch_model_fills_on_any_print_at_our_price() {
    VenueFixture v = bidBehindFive(QueueModel.touch());
    v.print(T + 1, Side.ASK, "100", "0.3");
    assertThat(v.told()).containsExactly("0 +0.3@100 QUEUE_REACHED");
  }

  @Test
  void cancels_are_assumed_behind_us_until_nobody_is_left_there() {
    VenueFixture v = bidBehindFive(QueueModel.riskAverse());
    v.book(T + 1, "100 8", "100.1 5"); // three join behind
    v.book(T + 2, "100 6", "100.1 5"); // two cancel: behind
    v.book(T + 3, "100 6", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("5"));
    v.book(T + 4, "100 2", "100.1 5"); // four more: one behind, three ahead
    v.book(T + 5, "100 2.1", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("2"));
  }

  @Test
  void a_probabilistic_model_spreads_cancels_by_its_shape() {
    assertThat(aheadAfterCancel(QueueModel.power(1))).isEqualTo(px("3.5")); // 5 - 3 * 5/10
    assertThat(aheadAfterCancel(QueueModel.riskAverse())).isEqualTo(px("5"));
    assertThat(aheadAfterCancel(QueueModel.touch())).isZero();
    assertThat(aheadAfterCancel(QueueModel.log())).isEqualTo(px("3.5"));
  }

  private static long aheadAfterCancel(QueueModel model) {
    VenueFixture v = bidBehindFive(model);
    v.book(T + 1, "100 10", "100.1 5");
    v.book(T + 2, "100 7", "100.1 5");
    v.book(T + 3, "100 7.5", "100.1 5");
    return v.open(0).queueAhead();
  }

  @Test
  void a_trade_seen_before_its_level_decrease_is_counted_once() {
    VenueFixture v = bidBehindFive(QueueModel.power(1));
    v.book(T + 1, "100 10", "100.1 5");
    v.print(T + 2, Side.ASK, "100", "3");
    v.book(T + 2, "100 7", "100.1 5");
    v.book(T + 3, "100 7", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("2"));
  }

  @Test
  void a_trade_seen_after_its_level_decrease_is_counted_once() {
    VenueFixture v = bidBehindFive(QueueModel.power(1));
    v.book(T + 1, "100 10", "100.1 5");
    v.book(T + 2, "100 7", "100.1 5");
    v.print(T + 2, Side.ASK, "100", "3");
    v.book(T + 3, "100 7", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("2"));
  }

  @Test
  void a_print_in_the_block_of_a_new_alo_order_still_explains_that_blocks_decrease() {
    VenueFixture v = VenueFixture.with(QueueModel.power(1));
    v.book(1, "100 5", "100.1 5");
    v.submit(
        new VenueAction.Place(0, 1, java.util.List.of(order(Side.BID, "100", "2", Tif.ALO))), T);
    v.print(T, Side.ASK, "100", "3"); // the ALO stands first in its block
    v.book(T, "100 2", "100.1 5");
    v.book(T + 1, "100 2.5", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("2"));
  }

  @Test
  void a_book_that_moves_through_us_counts_as_traded_through_up_to_what_it_shows() {
    VenueFixture v = bidBehindFive(QueueModel.riskAverse());
    v.bbo(T + 1, "99 5", "100 1.5");
    assertThat(v.told()).containsExactly("0 +1.5@100 TRADED_THROUGH");
    assertThat(v.fills.getFirst().why().printId()).isZero();
    v.bbo(T + 2, "99 5", "100 1.5"); // the same size again: we have met it
    assertThat(v.fills).hasSize(1);
    v.bbo(T + 3, "99 5", "100 2.5"); // one more came
    assertThat(v.told()).hasSize(2).last().isEqualTo("0 +0.5@100 TRADED_THROUGH");
  }

  @Test
  void a_level_out_of_sight_is_joined_at_an_unknown_place_and_known_once_seen() {
    VenueFixture v = VenueFixture.with(QueueModel.riskAverse());
    v.book(1, "100 5", "100.1 5");
    v.place(0, order(Side.BID, "99", "1", Tif.ALO), T);
    assertThat(v.open(0).queueAhead()).isEqualTo(-1);
    v.print(T + 1, Side.ASK, "99", "50");
    assertThat(v.fills).as("an unknown queue is not assumed short").isEmpty();
    v.bbo(T + 2, "99 7", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("7"));
    v.bbo(T + 3, "98 7", "100.1 5");
    v.bbo(T + 4, "98 7", "100.1 5.5");
    assertThat(v.open(0).queueAhead()).as("alone at the touch").isZero();
  }

  @Test
  void deltas_move_single_levels() {
    VenueFixture v = bidBehindFive(QueueModel.riskAverse());
    v.delta(T + 1, "100 3", "100.1 0 100.2 4");
    v.delta(T + 2, "98 1", "");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("3"));
    var frame = VenueFixture.frame(hft.core.book.MarketFrame.Kind.GAP, 0);
    v.venue.writeBook(0, 5, frame);
    assertThat(frame.askPrices[0]).isEqualTo(px("100.2"));
    assertThat(frame.bidCount).isEqualTo(3);
    assertThat(frame.bidSizes[0]).as("replayed and ours").isEqualTo(px("5"));
  }

  @Test
  void after_a_gap_our_place_can_only_have_improved() {
    VenueFixture v = bidBehindFive(QueueModel.power(1));
    v.gap(T + 1);
    v.book(T + 2, "100 9", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("5"));
    v.gap(T + 3);
    v.book(T + 4, "100 2", "100.1 5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("2"));
  }

  @Test
  void the_rest_of_a_gtc_is_not_hit_by_the_prints_of_its_own_block() {
    VenueFixture v = VenueFixture.with(QueueModel.touch());
    v.book(1, "100 5", "100.1 1");
    v.place(0, order(Side.BID, "100.1", "2", Tif.GTC), T);
    v.print(T, Side.ASK, "100.1", "9").print(T, Side.ASK, "100", "9");
    assertThat(v.fills).as("only what it took").hasSize(1);
    v.print(T + 1, Side.ASK, "100.1", "9");
    assertThat(v.fills).hasSize(2);
  }

  @Test
  void a_later_order_never_gets_ahead_of_an_earlier_one_at_its_level() {
    VenueFixture v = VenueFixture.with(QueueModel.power(3));
    v.book(1, "100 10", "100.1 5");
    v.place(0, order(Side.BID, "100", "1", Tif.ALO), T);
    v.book(T + 1, "100 11", "100.1 5");
    v.place(0, order(Side.BID, "100", "1", Tif.ALO), 2 * T);
    v.book(2 * T + 1, "100 21", "100.1 5");
    v.book(2 * T + 2, "100 11", "100.1 5"); // ten cancel: alone, the second would come to 5.3
    v.book(2 * T + 3, "100 12", "100.1 5");
    assertThat(v.venue.snapshot(0).openOrders())
        .extracting(o -> hft.core.market.Fixed8.format(o.queueAhead()))
        .containsExactly("5.71", "5.71");
  }

  @Test
  void shrinking_of_a_level_we_took_from_uses_up_what_we_took_first() {
    VenueFixture v = VenueFixture.standard();
    v.book(1, "100 5", "100.1 10");
    v.place(0, order(Side.BID, "100.1", "4", Tif.IOC), T);
    v.book(T + 1, "100 5", "100.1 7"); // three of our four
    assertThat(v.place(0, order(Side.BID, "100.1", "9", Tif.IOC), 2 * T))
        .isEqualTo(new hft.core.order.Outcome.Filled(2, px("6"), px("100.1")));
  }
}
