package hft.core.order;

import static hft.core.order.OrderFixtures.COIN;
import static hft.core.order.OrderFixtures.NOW;
import static hft.core.order.OrderFixtures.ONE;
import static hft.core.order.OrderFixtures.id;
import static hft.core.order.OrderFixtures.intent;
import static hft.core.order.OrderFixtures.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.OrderFixtures.Quote;
import hft.core.order.OrderFixtures.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuoteDiffTest {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private final WorkingOrders orders = new WorkingOrders(COIN, 12);
  private final List<String> told = new ArrayList<>();
  private long nextId = 100;

  /** Writes down what it is told and marks cancels as sent, as a strategy would. */
  private final QuoteDiff.Listener notes =
      new QuoteDiff.Listener() {
        @Override
        public void cancel(WorkingOrder order) {
          told.add("cancel " + order.side() + " " + Fixed8.format(order.price()));
          orders.onCancelSent(order.clientOrderId());
        }

        @Override
        public void place(Side side, long price, long size) {
          told.add("place " + side + " " + Fixed8.format(size) + "@" + Fixed8.format(price));
          orders.add(intent(++nextId, side, price, size, Tif.ALO), NOW);
        }
      };

  private QuoteDiff diff(ReplacePolicy policy) {
    return new QuoteDiff(orders, policy, 6);
  }

  private void rest(long low, Side side, String price, String size) {
    orders.add(intent(low, side, price, size), NOW);
    orders.onOutcome(id(low), new Outcome.Resting(low));
  }

  @Test
  void nothing_works_so_everything_is_placed_from_the_inside_out() {
    diff(ReplacePolicy.ALWAYS)
        .diff(
            Wanted.of(
                Quote.bid("99", "1"), Quote.bid("98", "2"),
                Quote.ask("101", "1"), Quote.ask("102", "2")),
            NO_LIMIT,
            NO_LIMIT,
            NOW,
            notes);
    assertThat(told)
        .containsExactly("place BID 1@99", "place ASK 1@101", "place BID 2@98", "place ASK 2@102");
  }

  @Test
  void what_is_right_stays_and_cancels_come_first() {
    rest(1, Side.BID, "99", "1");
    rest(2, Side.BID, "98", "2");
    rest(3, Side.ASK, "101", "1");
    diff(ReplacePolicy.ALWAYS)
        .diff(
            Wanted.of(Quote.bid("99", "1"), Quote.bid("97", "2"), Quote.ask("102", "1")),
            NO_LIMIT,
            NO_LIMIT,
            NOW,
            notes);
    assertThat(told)
        .containsExactly("cancel BID 98", "cancel ASK 101", "place ASK 1@102", "place BID 2@97");
  }

  @Test
  void the_policy_sees_the_order_and_its_target_and_may_keep_it() {
    orders.add(intent(1, Side.BID, "99", "2"), NOW - 5);
    orders.onFill(id(1), ONE);
    WorkingOrder order = orders.at(Side.BID, 0);
    order.queueAhead(33);
    List<String> asked = new ArrayList<>();
    ReplacePolicy keeps =
        (side, price, size, age, queue, targetPrice, targetSize, tick) -> {
          asked.add(
              side
                  + " "
                  + Fixed8.format(size)
                  + "@"
                  + Fixed8.format(price)
                  + " age "
                  + age
                  + " queue "
                  + queue
                  + " -> "
                  + Fixed8.format(targetSize)
                  + "@"
                  + Fixed8.format(targetPrice)
                  + " tick "
                  + Fixed8.format(tick));
          return false;
        };
    diff(keeps).diff(Wanted.of(Quote.bid("98", "3")), NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(asked).containsExactly("BID 1@99 age 5 queue 33 -> 3@98 tick 0.001");
    assertThat(told).isEmpty();
  }

  @Test
  void a_kept_order_stands_for_one_target_only() {
    rest(1, Side.BID, "99", "1");
    ReplacePolicy keeps = (a, b, c, d, e, f, g, h) -> false;
    diff(keeps)
        .diff(
            Wanted.of(Quote.bid("98.9", "1"), Quote.bid("98", "1")),
            NO_LIMIT,
            NO_LIMIT,
            NOW,
            notes);
    assertThat(told).containsExactly("place BID 1@98");
  }

  @Test
  void surplus_orders_and_second_ones_at_a_price_go() {
    rest(1, Side.BID, "99", "1");
    rest(2, Side.BID, "99", "1");
    rest(3, Side.BID, "98", "1");
    diff(ReplacePolicy.ALWAYS)
        .diff(Wanted.of(Quote.bid("99", "1")), NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).containsExactly("cancel BID 99", "cancel BID 98");
    assertThat(orders.find(id(1))).extracting("state").isEqualTo(OrderState.RESTING);
  }

  @Test
  void beyond_the_limit_price_no_policy_keeps_an_order() {
    rest(1, Side.BID, "99", "1");
    rest(2, Side.ASK, "101", "1");
    var wanted = Wanted.of(Quote.bid("98", "1"), Quote.ask("101.5", "1"));
    wanted.bidLimit = Fixed8.parse("98.5");
    wanted.askLimit = Fixed8.parse("101");
    ReplacePolicy keeps = (a, b, c, d, e, f, g, h) -> false;
    diff(keeps).diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).containsExactly("cancel BID 99", "place BID 1@98");
  }

  @Test
  void no_quote_through_our_own_order_until_it_is_known_to_be_gone() {
    rest(1, Side.ASK, "101", "1");
    ReplacePolicy keeps = (a, b, c, d, e, f, g, h) -> false;
    QuoteDiff diff = diff(keeps);
    var wanted = Wanted.of(Quote.bid("101", "1"), Quote.ask("103", "1"));
    diff.diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).containsExactly("cancel ASK 101", "place ASK 1@103");
    assertThat(diff.deferred()).isEqualTo(1);
    told.clear();
    diff.diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).isEmpty(); // its cancel is still on its way
    orders.onCancelOutcome(id(1), new CancelOutcome.Canceled());
    diff.diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).containsExactly("place BID 1@101");
    assertThat(diff.deferred()).isZero();
  }

  @Test
  void cancelled_and_unresolved_orders_count_against_the_budget() {
    rest(1, Side.BID, "99", "2");
    rest(2, Side.BID, "97", "1");
    orders.onSignal(id(1), OrderSignal.CANCEL_SENT);
    orders.onSignal(id(2), OrderSignal.CANCEL_SENT);
    orders.onSignal(id(2), OrderSignal.UNANSWERED);
    QuoteDiff diff = diff(ReplacePolicy.ALWAYS);
    var wanted = Wanted.of(Quote.bid("98", "1"), Quote.bid("96", "1"));
    diff.diff(wanted, 4 * ONE, 4 * ONE, NOW, notes);
    assertThat(told).containsExactly("place BID 1@98");
    assertThat(diff.deferred()).isEqualTo(1);
    told.clear();
    orders.onCancelOutcome(id(1), new CancelOutcome.Gone());
    diff.diff(wanted, 4 * ONE, 4 * ONE, NOW, notes);
    assertThat(told).containsExactly("place BID 1@96");
  }

  @Test
  void no_more_is_placed_than_there_are_slots() {
    for (int i = 1; i <= 11; i++) {
      rest(i, Side.ASK, "101", "1");
      orders.onCancelSent(id(i));
    }
    QuoteDiff diff = diff(ReplacePolicy.ALWAYS);
    diff.diff(
        Wanted.of(Quote.bid("98", "1"), Quote.bid("96", "1")), NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).containsExactly("place BID 1@98");
    assertThat(diff.deferred()).isEqualTo(1);
  }

  @Test
  void wanted_quotes_that_cross_are_our_own_mistake() {
    assertThatThrownBy(
            () ->
                diff(ReplacePolicy.ALWAYS)
                    .diff(
                        Wanted.of(Quote.bid("100", "1"), Quote.ask("100", "1")),
                        NO_LIMIT,
                        NO_LIMIT,
                        NOW,
                        notes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * From any state, with any policy that replaces everything: when all succeeds the orders are the
   * targets after one round, two when something had to get out of the way; and nothing then moves.
   */
  @Property(tries = 500, seed = "43")
  void applied_it_gives_the_targets(@ForAll long seed) {
    var random = new Random(seed);
    for (int low = 1; low <= random.nextInt(7); low++) {
      Side side = random.nextBoolean() ? Side.BID : Side.ASK;
      long middle = 100 * ONE + side.sign() * -ONE * random.nextInt(6);
      orders.add(intent(low, side, middle, (1 + random.nextInt(2)) * ONE, Tif.ALO), NOW);
    }
    Wanted wanted = ladder(random);
    QuoteDiff diff = diff(ReplacePolicy.ALWAYS);
    diff.diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
    int deferred = diff.deferred();
    allSucceeds();
    if (deferred > 0) {
      diff.diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
      allSucceeds();
    }
    List<Quote> expected = new ArrayList<>(wanted.on(Side.BID));
    expected.addAll(wanted.on(Side.ASK));
    assertThat(working(orders)).containsExactlyElementsOf(expected);
    told.clear();
    diff.diff(wanted, NO_LIMIT, NO_LIMIT, NOW, notes);
    assertThat(told).isEmpty();
  }

  /** Whatever fails or stays silent, the side's budget holds and we never meet ourselves. */
  @Property(tries = 500, seed = "44")
  void whatever_happens_budget_and_own_orders_are_respected(@ForAll long seed) {
    var random = new Random(seed);
    QuoteDiff diff = diff((a, b, c, d, e, f, g, h) -> (f ^ b ^ random.nextLong()) % 3 != 0);
    long budget = (4 + random.nextInt(4)) * ONE;
    for (int round = 0; round < 30; round++) {
      long[] before = {
        Math.max(budget, orders.exposure(Side.BID)), Math.max(budget, orders.exposure(Side.ASK))
      };
      diff.diff(ladder(random), budget, budget, NOW + round, notes);
      for (Side side : Side.values()) {
        assertThat(orders.exposure(side)).isLessThanOrEqualTo(before[side.ordinal()]);
      }
      if (orders.count(Side.BID) > 0 && orders.count(Side.ASK) > 0) {
        assertThat(orders.at(Side.BID, 0).price()).isLessThan(orders.at(Side.ASK, 0).price());
      }
      randomNews(random);
    }
  }

  private void randomNews(Random random) {
    List<WorkingOrder> all = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int i = 0; i < orders.count(side); i++) {
        all.add(orders.at(side, i));
      }
    }
    OrderSignal[] signals = OrderSignal.values();
    for (WorkingOrder order : all) {
      if (random.nextInt(3) > 0) {
        orders.onSignal(order.clientOrderId(), signals[random.nextInt(signals.length)]);
      }
    }
  }

  private void allSucceeds() {
    for (Side side : Side.values()) {
      for (int i = orders.count(side) - 1; i >= 0; i--) {
        WorkingOrder order = orders.at(side, i);
        if (order.state() == OrderState.CANCEL_PENDING) {
          orders.onCancelOutcome(order.clientOrderId(), new CancelOutcome.Canceled());
        } else {
          orders.onOutcome(order.clientOrderId(), new Outcome.Resting(1));
        }
      }
    }
  }

  private static Wanted ladder(Random random) {
    List<Quote> quotes = new ArrayList<>();
    long middle = (98 + random.nextInt(5)) * ONE;
    for (Side side : Side.values()) {
      long price = middle - side.sign() * ONE / 2;
      for (int level = 0; level < random.nextInt(5); level++) {
        price -= side.sign() * ONE * (level == 0 ? random.nextInt(2) : 1 + random.nextInt(2));
        quotes.add(new Quote(side, price, (1 + random.nextInt(3)) * ONE));
      }
    }
    return new Wanted(quotes);
  }
}
