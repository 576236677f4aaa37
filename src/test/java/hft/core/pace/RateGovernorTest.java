package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.pace.RateGovernor.Route;
import java.util.ArrayDeque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RateGovernorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_000 * SECOND;

  @Test
  void orders_stop_at_the_reserve_and_cancels_go_on() {
    var governor = new RateGovernor(RateLimits.venue());
    int orders = 0;
    while (governor.tryOrders(1, NOW)) {
      governor.answered();
      orders++;
    }
    assertThat(orders).isEqualTo(300 - 75);
    for (int i = 0; i < 100; i++) {
      assertThat(governor.cancel(1, NOW)).isEqualTo(Route.SOCKET);
      governor.answered();
    }
    var state = governor.snapshot(NOW);
    assertThat(state.weight().level()).isEqualTo(300 - 225 - 100);
    assertThat(state.weight().refusals()).isEqualTo(1);
    assertThat(state.weight().overdrawn()).isEqualTo(25);
    long next = state.weight().nextOrderNanos();
    assertThat(governor.tryOrders(1, next - 1)).isFalse();
    assertThat(governor.tryOrders(1, next)).isTrue();
  }

  @Test
  void a_batch_costs_one_and_one_more_for_every_forty() {
    assertThat(RequestWeights.action(1)).isEqualTo(1);
    assertThat(RequestWeights.action(39)).isEqualTo(1);
    assertThat(RequestWeights.action(40)).isEqualTo(2);
    assertThat(RequestWeights.action(80)).isEqualTo(3);
    assertThat(RequestWeights.info("l2Book")).isEqualTo(2);
    assertThat(RequestWeights.info("meta")).isEqualTo(20);
    assertThat(RequestWeights.info("userRole")).isEqualTo(60);
    assertThat(RequestWeights.rows("userFills", 2_000)).isEqualTo(100);
    assertThat(RequestWeights.rows("candleSnapshot", 600)).isEqualTo(10);
  }

  @Test
  void a_full_socket_sends_cancels_the_other_way() {
    var governor = new RateGovernor(RateLimits.venue());
    int orders = 0;
    while (governor.tryOrders(1, NOW)) {
      orders++;
    }
    assertThat(orders).isEqualTo(75);
    for (int i = 0; i < 25; i++) {
      assertThat(governor.cancel(1, NOW)).isEqualTo(Route.SOCKET);
    }
    assertThat(governor.cancel(1, NOW)).isEqualTo(Route.HTTP);
    assertThat(governor.snapshot(NOW).postsInFlight()).isEqualTo(100);
    governor.answered();
    assertThat(governor.cancel(1, NOW)).isEqualTo(Route.SOCKET);
  }

  @Test
  void what_is_refused_costs_nothing() {
    var limits =
        new RateLimits(
            new BudgetTerms("weight", 1_200, 300, 75),
            new BudgetTerms("messages", 2_000, 2, 1),
            100,
            25,
            1_000,
            10,
            30);
    var governor = new RateGovernor(limits);
    assertThat(governor.tryOrders(1, NOW)).isTrue();
    assertThat(governor.tryOrders(1, NOW)).isFalse();
    assertThat(governor.snapshot(NOW).weight().level()).isEqualTo(299);
    assertThat(governor.snapshot(NOW).postsInFlight()).isEqualTo(1);
  }

  @Test
  void connections_and_subscriptions_are_counted() {
    var governor = new RateGovernor(RateLimits.venue());
    for (int i = 0; i < 10; i++) {
      assertThat(governor.tryConnect(NOW)).isTrue();
    }
    assertThat(governor.tryConnect(NOW)).isFalse();
    for (int i = 0; i < 20; i++) {
      governor.closed();
      assertThat(governor.tryConnect(NOW)).isTrue();
    }
    governor.closed();
    assertThat(governor.tryConnect(NOW + 60 * SECOND - 1)).isFalse();
    assertThat(governor.connectAtNanos()).isEqualTo(NOW + 60 * SECOND);
    assertThat(governor.tryConnect(NOW + 60 * SECOND)).isTrue();
  }

  @Test
  void terms_that_cannot_hold_are_refused() {
    assertThatThrownBy(() -> new BudgetTerms("weight", 1_200, 1_200, 0))
        .hasMessageContaining("weight: burst must be 1..1140");
    assertThatThrownBy(() -> new BudgetTerms("weight", 1_200, 300, 300))
        .hasMessageContaining("reserve");
  }

  /** No minute sees more weight than the venue allows, and orders never touch the reserve. */
  @Property(tries = 100, seed = "14")
  void no_minute_exceeds_the_limit_whatever_orders_do(@ForAll long seed) {
    var random = new Random(seed);
    var governor = new RateGovernor(RateLimits.venue());
    ArrayDeque<long[]> minute = new ArrayDeque<>();
    long now = NOW;
    long sum = 0;
    int lull = 1 + random.nextInt(100);
    for (int i = 0; i < 20_000; i++) {
      now += random.nextInt(lull) == 0 ? random.nextLong(5 * SECOND) : random.nextLong(SECOND / 50);
      int batch = 1 + random.nextInt(100);
      if (governor.tryOrders(batch, now)) {
        governor.answered();
        minute.add(new long[] {now, RequestWeights.action(batch)});
        sum += RequestWeights.action(batch);
        assertThat(governor.snapshot(now).weight().level()).isGreaterThanOrEqualTo(75);
      }
      while (!minute.isEmpty() && minute.peek()[0] <= now - 60 * SECOND) {
        sum -= minute.poll()[1];
      }
      assertThat(sum).isLessThanOrEqualTo(1_200);
    }
  }
}
