package hft.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.batch.OutboundQueue.Offer;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import hft.core.pace.Deadlines;
import hft.core.risk.ApprovedOrder;
import hft.core.risk.ApprovedOrders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
  private static final Instrument COIN = Instrument.perp(0, "COIN", 2);
  private static final long NOW = 1_000_000L;
  private static final long WINDOW = 2_000L;

  private final OutboundQueue queue = new OutboundQueue(6, 4, 3);
  private final InFlight inFlight = new InFlight(2, 2);

  private static ApprovedOrder order(long id, Tif tif) {
    return ApprovedOrders.of(
        new OrderIntent(
            new ClientOrderId(1, id),
            COIN,
            Side.BID,
            100 * Fixed8.ONE,
            Fixed8.ONE,
            tif,
            tif == Tif.IOC,
            NOW));
  }

  private static CancelRequest cancel(long id) {
    return new CancelRequest(COIN, new ClientOrderId(1, id), 0);
  }

  private @Nullable OutboundAction next(long now) {
    return queue.next(now, WINDOW, inFlight);
  }

  @Test
  void nothing_waits_so_nothing_leaves() {
    assertThat(next(NOW)).isNull();
    assertThat(queue.dueNanos(WINDOW)).isEqualTo(Deadlines.NEVER);
  }

  @Test
  void post_only_orders_wait_for_their_window_from_the_oldest_on() {
    ApprovedOrder first = order(1, Tif.ALO);
    ApprovedOrder second = order(2, Tif.ALO);
    queue.offer(first, NOW);
    queue.offer(second, NOW + 1_500);
    assertThat(queue.dueNanos(WINDOW)).isEqualTo(NOW + WINDOW);
    assertThat(next(NOW + WINDOW - 1)).isNull();
    assertThat(next(NOW + WINDOW)).isEqualTo(new OutboundAction.PlaceAlo(List.of(first, second)));
    assertThat(queue.orders()).isZero();
  }

  @Test
  void a_full_batch_does_not_wait() {
    for (int i = 1; i <= 4; i++) {
      queue.offer(order(i, Tif.ALO), NOW);
    }
    assertThat(next(NOW))
        .isInstanceOfSatisfying(
            OutboundAction.PlaceAlo.class, action -> assertThat(action.orders()).hasSize(3));
    assertThat(next(NOW)).isNull(); // the fourth still has its window
    assertThat(next(NOW + WINDOW)).isNotNull();
  }

  @Test
  void cancels_leave_at_once_and_before_everything() {
    ApprovedOrder alo = order(1, Tif.ALO);
    ApprovedOrder ioc = order(2, Tif.IOC);
    ApprovedOrder gtc = order(3, Tif.GTC);
    queue.offer(alo, NOW);
    queue.offer(ioc, NOW);
    queue.offer(gtc, NOW);
    queue.cancel(cancel(9));
    List<OutboundAction> actions = drain(NOW + WINDOW);
    assertThat(actions)
        .containsExactly(
            new OutboundAction.Cancels(List.of(cancel(9))),
            new OutboundAction.PlaceTaking(List.of(ioc, gtc)),
            new OutboundAction.PlaceAlo(List.of(alo)));
  }

  private List<OutboundAction> drain(long now) {
    List<OutboundAction> actions = new ArrayList<>();
    for (OutboundAction action = next(now); action != null; action = next(now)) {
      actions.add(action);
    }
    return actions;
  }

  @Test
  void full_of_orders_refuses_orders_and_never_cancels() {
    for (int i = 1; i <= 6; i++) {
      assertThat(queue.offer(order(i, Tif.ALO), NOW)).isEqualTo(Offer.QUEUED);
    }
    assertThat(queue.offer(order(7, Tif.IOC), NOW)).isEqualTo(Offer.FULL);
    assertThat(queue.cancel(cancel(99))).isNull();
    assertThat(queue.cancels()).isEqualTo(1);
  }

  @Test
  void full_of_cancels_becomes_one_cancel_all() {
    for (int i = 1; i <= 4; i++) {
      queue.cancel(cancel(i));
      queue.cancel(cancel(i)); // told twice, sent once
    }
    assertThat(queue.cancels()).isEqualTo(4);
    queue.cancel(cancel(5));
    queue.cancel(cancel(6));
    assertThat(drain(NOW)).containsExactly(new OutboundAction.CancelAll());
  }

  @Test
  void a_cancel_of_an_order_that_still_waits_sends_nothing() {
    ApprovedOrder first = order(1, Tif.ALO);
    ApprovedOrder second = order(2, Tif.IOC);
    queue.offer(first, NOW);
    queue.offer(second, NOW);
    assertThat(queue.cancel(cancel(1))).isSameAs(first);
    assertThat(queue.cancel(cancel(2))).isSameAs(second);
    assertThat(drain(NOW + WINDOW)).isEmpty();
  }

  @Test
  void a_cancel_all_leaves_first_and_does_not_touch_waiting_orders_until_drained() {
    ApprovedOrder waiting = order(1, Tif.ALO);
    queue.offer(waiting, NOW);
    queue.cancel(cancel(8));
    queue.cancelAll();
    queue.cancel(cancel(9)); // covered
    assertThat(queue.drainOrders()).containsExactly(waiting);
    assertThat(drain(NOW + WINDOW)).containsExactly(new OutboundAction.CancelAll());
  }

  @Test
  void orders_wait_for_room_on_the_way_and_for_cancels_that_have_none() {
    inFlight.open(InFlight.Kind.PLACE, List.of(), NOW, NOW + 1);
    inFlight.open(InFlight.Kind.PLACE, List.of(), NOW, NOW + 1);
    queue.offer(order(1, Tif.IOC), NOW);
    queue.cancel(cancel(9));
    assertThat(drain(NOW + WINDOW)).containsExactly(new OutboundAction.Cancels(List.of(cancel(9))));
    long first = inFlight.open(InFlight.Kind.CANCEL, List.of(), NOW, NOW + 1);
    inFlight.open(InFlight.Kind.CANCEL, List.of(), NOW, NOW + 1);
    inFlight.close(1);
    queue.cancel(cancel(10));
    assertThat(drain(NOW + WINDOW)).isEmpty();
    queue.cancelAll(); // has room of its own
    assertThat(next(NOW)).isEqualTo(new OutboundAction.CancelAll());
    inFlight.close(first);
    assertThat(next(NOW)).isInstanceOf(OutboundAction.PlaceTaking.class);
  }

  /**
   * Random traffic: batches are bounded and pure, cancels never follow orders out of one drain,
   * nothing is lost, nothing leaves twice, and each kind leaves in the order it came.
   */
  @Property(tries = 300, seed = "91")
  void whatever_comes_what_leaves_is_in_order(@ForAll long seed) {
    var random = new Random(seed);
    var any = new OutboundQueue(8, 5, 1 + random.nextInt(4));
    var room = new InFlight(1, 1);
    Set<Long> waiting = new LinkedHashSet<>();
    long now = NOW;
    long id = 0;
    long lastAlo = 0;
    long lastTaking = 0;
    for (int step = 0; step < 300; step++) {
      now += random.nextInt(800);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          Tif tif = Tif.values()[random.nextInt(3)];
          Offer offer = any.offer(order(++id, tif), now);
          assertThat(offer).isEqualTo(waiting.size() == 8 ? Offer.FULL : Offer.QUEUED);
          if (offer == Offer.QUEUED) {
            waiting.add(id);
          }
        }
        case 2 -> {
          long target = 1 + random.nextLong(id + 1);
          assertThat(any.cancel(cancel(target)) != null).isEqualTo(waiting.remove(target));
        }
        default -> {
          boolean ordersLeft = false;
          OutboundAction action = any.next(now, WINDOW, room);
          for (; action != null; action = any.next(now, WINDOW, room)) {
            switch (action) {
              case OutboundAction.CancelAll all -> assertThat(ordersLeft).isFalse();
              case OutboundAction.Cancels cancels -> {
                assertThat(ordersLeft).isFalse();
                assertThat(cancels.cancels()).isNotEmpty().doesNotHaveDuplicates();
              }
              case OutboundAction.PlaceAlo alo -> {
                ordersLeft = true;
                lastAlo = leaves(alo.orders(), lastAlo, waiting);
                assertThat(alo.orders()).allMatch(order -> order.intent().tif() == Tif.ALO);
              }
              case OutboundAction.PlaceTaking taking -> {
                ordersLeft = true;
                lastTaking = leaves(taking.orders(), lastTaking, waiting);
                assertThat(taking.orders()).noneMatch(order -> order.intent().tif() == Tif.ALO);
              }
            }
          }
          assertThat(any.cancels()).isZero();
        }
      }
      assertThat(any.orders()).isEqualTo(waiting.size());
    }
  }

  private static long leaves(List<ApprovedOrder> orders, long last, Set<Long> waiting) {
    assertThat(orders).hasSizeBetween(1, 4);
    long at = last;
    for (ApprovedOrder order : orders) {
      long id = order.intent().clientOrderId().low();
      assertThat(id).isGreaterThan(at);
      assertThat(waiting.remove(id)).isTrue();
      at = id;
    }
    return at;
  }
}
