package hft.core.order;

import static hft.core.order.OrderFixtures.COIN;
import static hft.core.order.OrderFixtures.NOW;
import static hft.core.order.OrderFixtures.ONE;
import static hft.core.order.OrderFixtures.id;
import static hft.core.order.OrderFixtures.intent;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Side;
import hft.core.order.WorkingOrders.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WorkingOrdersTest {
  private final WorkingOrders orders = new WorkingOrders(COIN, 8);

  private WorkingOrder add(long low, Side side, String price, String size) {
    assertThat(orders.add(intent(low, side, price, size), NOW)).isTrue();
    return requireNonNull(orders.find(id(low)));
  }

  @Test
  void best_price_first_and_oldest_first_at_a_price() {
    add(1, Side.BID, "99", "1");
    add(2, Side.BID, "100", "1");
    add(3, Side.BID, "99", "1");
    add(4, Side.ASK, "102", "1");
    add(5, Side.ASK, "101", "1");
    assertThat(List.of(0, 1, 2))
        .extracting(i -> orders.at(Side.BID, i).clientOrderId())
        .containsExactly(id(2), id(1), id(3));
    assertThat(orders.at(Side.ASK, 0).clientOrderId()).isEqualTo(id(5));
    assertThat(orders.exposure(Side.BID)).isEqualTo(3 * ONE);
  }

  @Test
  void full_is_answered_with_no() {
    for (int i = 1; i <= 8; i++) {
      add(i, Side.BID, "99", "1");
    }
    assertThat(orders.isFull()).isTrue();
    assertThat(orders.add(intent(9, Side.BID, "99", "1"), NOW)).isFalse();
    orders.onOutcome(id(3), new Outcome.Rejected(RejectReason.OTHER, "no"));
    assertThat(orders.add(intent(9, Side.BID, "99", "1"), NOW)).isTrue();
  }

  @Test
  void an_id_works_once() {
    add(1, Side.BID, "99", "1");
    assertThatThrownBy(() -> orders.add(intent(1, Side.ASK, "101", "1"), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_ordinary_life_of_a_quote() {
    WorkingOrder order = add(1, Side.BID, "99", "2");
    assertThat(order.state()).isEqualTo(OrderState.PENDING);
    assertThat(orders.onOutcome(id(1), new Outcome.Resting(77))).isEqualTo(Applied.CHANGED);
    assertThat(order.oid()).isEqualTo(77);
    assertThat(orders.onFill(id(1), ONE / 2)).isEqualTo(Applied.CHANGED);
    assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(orders.onFill(id(1), ONE / 2)).isEqualTo(Applied.CHANGED);
    assertThat(orders.exposure(Side.BID)).isEqualTo(ONE);
    assertThat(orders.onCancelSent(id(1))).isEqualTo(Applied.CHANGED);
    assertThat(orders.onCancelOutcome(id(1), new CancelOutcome.Canceled()))
        .isEqualTo(Applied.CHANGED);
    assertThat(orders.size()).isZero();
    assertThat(orders.exposure(Side.BID)).isZero();
    assertThat(orders.onFill(id(1), ONE)).isEqualTo(Applied.UNKNOWN);
  }

  @Test
  void the_answer_and_the_stream_telling_the_same_fill_count_it_once() {
    orders.add(intent(1, Side.BID, 99 * ONE, 2 * ONE, Tif.GTC), NOW);
    orders.onOutcome(id(1), new Outcome.Filled(7, ONE, 99 * ONE));
    assertThat(orders.exposure(Side.BID)).isEqualTo(ONE);
    assertThat(orders.onFill(id(1), ONE)).isEqualTo(Applied.REDUNDANT);
    assertThat(orders.exposure(Side.BID)).isEqualTo(ONE);
    assertThat(orders.onUpdate(id(1), 7, OrderStatus.OPEN, ONE)).isEqualTo(Applied.REDUNDANT);
    assertThat(orders.onFill(id(1), ONE / 2)).isEqualTo(Applied.CHANGED);
    assertThat(orders.exposure(Side.BID)).isEqualTo(ONE / 2);
  }

  @Test
  void an_update_older_than_what_is_known_gives_nothing_back() {
    orders.add(intent(1, Side.BID, 99 * ONE, 3 * ONE, Tif.GTC), NOW);
    orders.onOutcome(id(1), new Outcome.Filled(7, 2 * ONE, 99 * ONE));
    assertThat(orders.onUpdate(id(1), 7, OrderStatus.OPEN, 2 * ONE)).isEqualTo(Applied.REDUNDANT);
    assertThat(orders.exposure(Side.BID)).isEqualTo(ONE);
    orders.onFill(id(1), ONE);
    assertThat(orders.exposure(Side.BID)).isEqualTo(ONE);
  }

  @Test
  void an_IOC_is_over_with_its_answer() {
    orders.add(intent(1, Side.BID, 99 * ONE, 2 * ONE, Tif.IOC), NOW);
    orders.onOutcome(id(1), new Outcome.Filled(7, ONE, 99 * ONE));
    assertThat(orders.size()).isZero();
  }

  @Test
  void an_unanswered_order_still_works_until_the_venue_tells() {
    WorkingOrder order = add(1, Side.BID, "99", "2");
    orders.onOutcome(id(1), new Outcome.Unresolved("no answer"));
    assertThat(order.state()).isEqualTo(OrderState.UNRESOLVED);
    assertThat(orders.exposure(Side.BID)).isEqualTo(2 * ONE);
    orders.onFill(id(1), ONE);
    assertThat(order.state()).isEqualTo(OrderState.UNRESOLVED);
    orders.onUpdate(id(1), 7, OrderStatus.OPEN, ONE);
    assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
  }

  @Test
  void a_refused_cancel_leaves_a_working_order() {
    WorkingOrder order = add(1, Side.BID, "99", "2");
    orders.onOutcome(id(1), new Outcome.Resting(7));
    orders.onFill(id(1), ONE);
    orders.onCancelSent(id(1));
    orders.onCancelOutcome(id(1), new CancelOutcome.Refused("busy"));
    assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    orders.onCancelSent(id(1));
    orders.onCancelOutcome(id(1), new CancelOutcome.Unresolved("no answer"));
    assertThat(order.state()).isEqualTo(OrderState.UNRESOLVED);
    orders.onCancelOutcome(id(1), new CancelOutcome.Gone());
    assertThat(orders.size()).isZero();
  }

  @Test
  void more_filled_than_was_sent_is_illegal_and_changes_nothing() {
    add(1, Side.BID, "99", "2");
    assertThat(orders.onFill(id(1), 3 * ONE)).isEqualTo(Applied.ILLEGAL);
    assertThat(orders.exposure(Side.BID)).isEqualTo(2 * ONE);
    orders.onFill(id(1), 2 * ONE);
    assertThat(orders.size()).isZero();
  }

  @Test
  void clearing_forgets_everything() {
    add(1, Side.BID, "99", "2");
    add(2, Side.ASK, "101", "2");
    orders.clear();
    assertThat(orders.size()).isZero();
    assertThat(orders.find(id(1))).isNull();
    assertThat(orders.exposure(Side.ASK)).isZero();
    add(1, Side.BID, "99", "2");
  }

  /** Random news against a plain list: the same orders, in the same order, whatever happened. */
  @Property(tries = 200, seed = "42")
  void it_is_a_sorted_list_with_a_sum(@ForAll long seed) {
    var random = new Random(seed);
    var working = new WorkingOrders(COIN, 12);
    List<WorkingOrder> twin = new ArrayList<>();
    for (int step = 1; step <= 300; step++) {
      if (random.nextInt(3) == 0) {
        Side side = random.nextBoolean() ? Side.BID : Side.ASK;
        long price = (95 + random.nextInt(5)) * ONE;
        if (working.add(intent(step, side, price, (1 + random.nextInt(9)) * ONE, Tif.ALO), NOW)) {
          twin.add(requireNonNull(working.find(id(step))));
        } else {
          assertThat(twin).hasSize(12);
        }
      } else if (!twin.isEmpty()) {
        ClientOrderId at = twin.get(random.nextInt(twin.size())).clientOrderId();
        OrderSignal[] signals = OrderSignal.values();
        if (random.nextBoolean()) {
          working.onFill(at, ONE);
        } else {
          working.onSignal(at, signals[random.nextInt(signals.length)]);
        }
        twin.removeIf(order -> order.state().isTerminal());
      }
      for (Side side : Side.values()) {
        List<WorkingOrder> expected =
            twin.stream()
                .filter(order -> order.side() == side)
                .sorted((a, b) -> Long.signum(side.sign() * (b.price() - a.price())))
                .toList();
        List<WorkingOrder> actual = new ArrayList<>();
        for (int i = 0; i < working.count(side); i++) {
          actual.add(working.at(side, i));
        }
        assertThat(actual).containsExactlyElementsOf(expected);
        assertThat(working.exposure(side))
            .isEqualTo(expected.stream().mapToLong(WorkingOrder::remaining).sum());
      }
    }
  }
}
