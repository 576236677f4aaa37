package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.order;
import static hft.core.match.VenueFixture.px;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.OrderEvent;
import hft.core.book.OrderEvent.Kind;
import hft.core.market.Side;
import hft.core.order.FillCause;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** An order-level feed through the venue: the ids decide, whatever the queue model. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExactQueueTest {
  private final VenueFixture v = VenueFixture.standard();
  private long nanos = 1;

  private void event(Kind kind, long id, Side side, String price, String size) {
    v.venue.onOrderEvent(0, new OrderEvent(kind, id, side, px(price), px(size), nanos++), v);
  }

  private void join() {
    event(Kind.ADD, 1, Side.BID, "100", "3");
    event(Kind.ADD, 2, Side.BID, "100", "4");
    event(Kind.ADD, 3, Side.ASK, "100.1", "5");
    v.place(0, order(Side.BID, "100", "2", Tif.ALO), BLOCK);
    nanos = BLOCK + 1;
    event(Kind.ADD, 4, Side.BID, "100", "6");
  }

  @Test
  void cancels_ahead_move_us_up_and_cancels_behind_do_not() {
    join();
    assertThat(v.open(0).queueAhead()).isEqualTo(px("7"));
    event(Kind.REDUCE, 4, Side.BID, "100", "5");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("7"));
    event(Kind.DELETE, 1, Side.BID, "100", "3");
    assertThat(v.open(0).queueAhead()).isEqualTo(px("4"));
  }

  @Test
  void executions_ahead_use_up_the_queue_and_the_first_one_behind_is_ours() {
    join();
    event(Kind.EXECUTE, 1, Side.BID, "100", "3");
    event(Kind.EXECUTE, 2, Side.BID, "100", "4");
    assertThat(v.fills).isEmpty();
    assertThat(v.open(0).queueAhead()).isZero();
    event(Kind.EXECUTE, 4, Side.BID, "100", "0.5");
    assertThat(v.told()).containsExactly("0 +0.5@100 QUEUE_REACHED");
    assertThat(v.fills.getFirst().why())
        .isEqualTo(new FillExplanation(FillCause.QUEUE_REACHED, 0, 4, px("0.5")));
  }

  @Test
  void an_execution_or_an_order_through_our_price_is_ours() {
    join();
    event(Kind.ADD, 5, Side.BID, "99", "1");
    event(Kind.EXECUTE, 5, Side.BID, "99", "0.5");
    assertThat(v.told()).containsExactly("0 +0.5@100 TRADED_THROUGH");
    event(Kind.ADD, 6, Side.ASK, "100", "1");
    assertThat(v.told()).hasSize(2).last().isEqualTo("0 +1@100 TRADED_THROUGH");
    assertThat(v.venue.conservation()).isEqualTo(new Conservation.Held(2, 0));
  }

  @Test
  void the_book_made_of_orders_is_what_takers_meet() {
    join();
    event(Kind.REDUCE, 3, Side.ASK, "100.1", "4");
    assertThat(v.place(1, order(Side.BID, "100.1", "5", Tif.IOC), 2 * BLOCK))
        .isEqualTo(new Outcome.Filled(2, px("1"), px("100.1")));
    nanos = 2 * BLOCK + 1;
    event(Kind.DELETE, 3, Side.ASK, "100.1", "1");
    assertThat(v.place(1, order(Side.BID, "100.1", "5", Tif.IOC), 3 * BLOCK))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            r -> assertThat(r.reason()).isEqualTo(RejectReason.IOC_NO_MATCH));
  }
}
