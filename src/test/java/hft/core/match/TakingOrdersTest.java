package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.order;
import static hft.core.match.VenueFixture.px;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import hft.core.order.FillCause;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Orders that meet somebody: the book first, then other clients, then ourselves. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakingOrdersTest {
  private static @Nullable RejectReason reason(Outcome outcome) {
    return outcome instanceof Outcome.Rejected(var reason, _) ? reason : null;
  }

  private final VenueFixture v = VenueFixture.standard();

  @Test
  void an_ioc_walks_the_book_and_its_rest_is_cancelled() {
    v.book(1, "100 5", "100.1 2 100.2 3 100.4 9");
    Outcome outcome = v.place(0, order(Side.BID, "100.3", "10", Tif.IOC), BLOCK);
    assertThat(outcome).isEqualTo(new Outcome.Filled(1, px("5"), px("100.16")));
    assertThat(v.told()).containsExactly("0 +2@100.1 CROSSED", "0 +3@100.2 CROSSED");
    assertThat(v.updates.getLast().state()).isEqualTo(OrderState.CANCELED);
    assertThat(v.updates.getLast().remainingSize()).isEqualTo(px("5"));
    assertThat(v.position(0)).isEqualTo(px("5"));
  }

  @Test
  void an_ioc_that_meets_nobody_is_refused() {
    v.book(1, "100 5", "100.1 2");
    assertThat(v.place(0, order(Side.BID, "100", "1", Tif.IOC), BLOCK))
        .isEqualTo(
            new Outcome.Rejected(
                RejectReason.IOC_NO_MATCH,
                "Order could not immediately match against any resting orders."));
  }

  @Test
  void the_rest_of_a_gtc_keeps_resting_under_its_oid() {
    v.book(1, "100 5", "100.1 2");
    Outcome outcome = v.place(0, order(Side.BID, "100.1", "3", Tif.GTC), BLOCK);
    assertThat(outcome).isEqualTo(new Outcome.Filled(1, px("2"), px("100.1")));
    assertThat(v.open(0).oid()).isEqualTo(1);
    assertThat(v.open(0).remainingSize()).isEqualTo(px("1"));
    assertThat(v.open(0).queueAhead()).isZero();
  }

  @Test
  void what_we_took_stays_taken_until_the_level_moves_on() {
    v.book(1, "100 5", "100.1 2 100.2 3");
    v.place(0, order(Side.BID, "100.1", "2", Tif.IOC), BLOCK);
    v.book(BLOCK + 1, "100 5", "100.1 2 100.2 3"); // history shows it still
    assertThat(reason(v.place(0, order(Side.BID, "100.1", "1", Tif.IOC), 2 * BLOCK)))
        .isEqualTo(RejectReason.IOC_NO_MATCH);
    v.book(2 * BLOCK + 1, "100 5", "100.1 3 100.2 3"); // one more behind it
    assertThat(v.place(0, order(Side.BID, "100.1", "5", Tif.IOC), 3 * BLOCK))
        .isEqualTo(new Outcome.Filled(3, px("1"), px("100.1")));
    v.bbo(3 * BLOCK + 1, "100 5", "100.2 3"); // gone
    v.bbo(3 * BLOCK + 2, "100 5", "100.1 4"); // and back
    assertThat(v.place(0, order(Side.BID, "100.1", "9", Tif.IOC), 4 * BLOCK))
        .isEqualTo(new Outcome.Filled(4, px("4"), px("100.1")));
  }

  @Test
  void clients_match_in_price_then_time_priority() {
    v.place(0, order(Side.ASK, "101", "1", Tif.ALO), BLOCK);
    v.place(0, order(Side.ASK, "100", "1", Tif.ALO), 2 * BLOCK);
    v.place(0, order(Side.ASK, "100", "2", Tif.GTC), 3 * BLOCK);
    v.place(1, order(Side.BID, "101", "2.5", Tif.IOC), 4 * BLOCK);
    assertThat(v.fills.stream().filter(VenueFill::maker).map(VenueFill::oid))
        .containsExactly(2L, 3L);
    assertThat(v.position(1)).isEqualTo(px("2.5"));
    assertThat(v.position(0)).isEqualTo(px("-2.5"));
    assertThat(v.fills.get(0).tradeId()).isEqualTo(v.fills.get(1).tradeId());
    assertThat(v.fills.get(1).why().cause()).isEqualTo(FillCause.QUEUE_REACHED);
    assertThat(v.venue.conservation()).isEqualTo(new Conservation.Held(4, 0));
  }

  @Test
  void a_client_stands_behind_the_replayed_size_it_found_and_ahead_of_what_came_later() {
    v.book(1, "99 1", "100 2");
    v.place(0, order(Side.ASK, "100", "1", Tif.ALO), BLOCK);
    v.book(BLOCK + 1, "99 1", "100 5");
    v.place(1, order(Side.BID, "100", "4", Tif.IOC), 2 * BLOCK);
    assertThat(v.told())
        .containsExactly(
            "1 +2@100 CROSSED", "1 +1@100 CROSSED", "0 -1@100 QUEUE_REACHED", "1 +1@100 CROSSED");
  }

  @Test
  void a_self_trade_cancels_the_resting_order_and_the_aggressor_goes_on() {
    v.place(0, order(Side.ASK, "100", "1", Tif.ALO), BLOCK);
    v.place(1, order(Side.ASK, "100", "1", Tif.ALO), 2 * BLOCK);
    Outcome outcome = v.place(0, order(Side.BID, "100", "1", Tif.IOC), 3 * BLOCK);
    assertThat(outcome).isEqualTo(new Outcome.Filled(3, px("1"), px("100")));
    assertThat(v.updates.get(2).state()).isEqualTo(OrderState.SELF_TRADE_CANCELED);
    assertThat(v.venue.snapshot(0).openOrders()).isEmpty();
    assertThat(v.position(1)).isEqualTo(px("-1"));
  }
}
