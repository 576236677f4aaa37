package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.order;
import static hft.core.match.VenueFixture.px;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import hft.core.order.CancelOutcome;
import hft.core.order.ClientOrderId;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How an order leaves, and how another takes its place. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CancelAndModifyTest {
  private static @Nullable RejectReason reason(Outcome outcome) {
    return outcome instanceof Outcome.Rejected(var reason, _) ? reason : null;
  }

  private final VenueFixture v = VenueFixture.standard();

  @Test
  void orders_are_cancelled_by_oid_or_client_id_and_only_by_their_owner() {
    ClientOrderId cloid = new ClientOrderId(7, 8);
    v.place(
        0,
        new NewOrder(cloid, VenueFixture.SOL, Side.BID, px("99"), px("1"), Tif.ALO, false),
        BLOCK);
    v.place(0, order(Side.BID, "98", "1", Tif.ALO), 2 * BLOCK);
    OrderTarget byOid = OrderTarget.ofOid(0, v.lastOid());
    OrderTarget byClientId = new OrderTarget(0, 0, cloid);
    v.submit(new VenueAction.Cancel(1, 9, List.of(byOid, byClientId)), 3 * BLOCK);
    v.venue.advanceTo(3 * BLOCK, v);
    v.submit(new VenueAction.Cancel(0, 10, List.of(byOid, byClientId, byOid)), 4 * BLOCK);
    v.venue.advanceTo(4 * BLOCK, v);
    assertThat(v.answers.subList(2, 4))
        .containsExactly(
            new VenueAnswer.Cancelled(
                1, 9, List.of(new CancelOutcome.Gone(), new CancelOutcome.Gone()), 3 * BLOCK),
            new VenueAnswer.Cancelled(
                0,
                10,
                List.of(
                    new CancelOutcome.Canceled(),
                    new CancelOutcome.Canceled(),
                    new CancelOutcome.Gone()),
                4 * BLOCK));
  }

  @Test
  void a_modify_takes_a_new_oid_and_the_back_of_the_queue_and_keeps_the_client_id() {
    ClientOrderId cloid = new ClientOrderId(7, 8);
    v.book(1, "99 2", "100 5");
    v.place(
        0,
        new NewOrder(cloid, VenueFixture.SOL, Side.BID, px("99"), px("1"), Tif.ALO, false),
        BLOCK);
    v.book(BLOCK + 1, "99 9", "100 5");
    modify(v.lastOid(), order(Side.BID, "99", "2", Tif.ALO), 2 * BLOCK);
    assertThat(v.open(0).oid()).isEqualTo(2);
    assertThat(v.open(0).clientOrderId()).isEqualTo(cloid);
    assertThat(v.open(0).queueAhead()).isEqualTo(px("9"));
  }

  @Test
  void a_modify_whose_new_order_is_refused_has_already_cancelled_the_old_one() {
    v.book(1, "99 2", "100 5");
    v.place(0, order(Side.BID, "99", "1", Tif.ALO), BLOCK);
    Outcome outcome = modify(v.lastOid(), order(Side.BID, "100", "1", Tif.ALO), 2 * BLOCK);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Rejected(
                RejectReason.POST_ONLY_WOULD_MATCH,
                "Error placing new order during modify: Post only order would have immediately"
                    + " matched, bbo was 99@100."));
    assertThat(v.venue.snapshot(0).openOrders()).isEmpty();
  }

  @Test
  void a_modify_to_an_order_that_would_take_is_refused_and_changes_nothing() {
    v.book(1, "99 2", "100 5");
    v.place(0, order(Side.BID, "99", "1", Tif.ALO), BLOCK);
    Outcome outcome = modify(v.lastOid(), order(Side.BID, "100", "1", Tif.IOC), 2 * BLOCK);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Rejected(RejectReason.OTHER, "Attempted to modify to invalid new order"));
    assertThat(v.open(0).oid()).isEqualTo(1);
  }

  private Outcome modify(long oid, NewOrder order, long blockNanos) {
    v.submit(
        new VenueAction.Modify(
            0, 77, List.of(new VenueAction.Modification(OrderTarget.ofOid(0, oid), order)), false),
        blockNanos);
    v.venue.advanceTo(blockNanos, v);
    return ((VenueAnswer.Placed) v.answers.getLast()).outcomes().getFirst();
  }
}
