package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AddressBudgetTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;

  @Test
  void before_the_venue_was_heard_there_is_nothing_to_spend() {
    var budget = new AddressBudget(100);
    assertThat(budget.tryOrders(1, CreditPrice.ORDER)).isFalse();
    budget.cancels(3);
    heard(budget, 9_000, 10_000);
    assertThat(budget.snapshot().available()).isEqualTo(900);
  }

  @Test
  void orders_stop_at_the_floor_and_cancels_go_on_to_their_own_cap() {
    var budget = new AddressBudget(100);
    heard(budget, 0, 10_000);
    assertThat(budget.tryOrders(9_900, CreditPrice.ORDER)).isTrue();
    assertThat(budget.tryOrders(1, CreditPrice.ORDER)).isFalse();
    assertThat(budget.remainingForCancels()).isEqualTo(20_000 - 9_900);
    budget.cancels(200);
    assertThat(budget.remaining()).isEqualTo(-100);
    assertThat(budget.snapshot().refusals()).isEqualTo(1);
  }

  @Test
  void a_dollar_traded_is_a_credit() {
    var budget = new AddressBudget(0);
    heard(budget, 10_000, 10_000);
    budget.traded(Fixed8.ONE * 5 / 2);
    assertThat(budget.available()).isEqualTo(2);
    budget.traded(Fixed8.ONE / 2);
    assertThat(budget.available()).isEqualTo(3);
    heard(budget, 10_000, 10_003);
    assertThat(budget.available()).isEqualTo(3);
  }

  @Test
  void what_leaves_while_the_question_is_out_is_counted_against_us() {
    var budget = new AddressBudget(0);
    heard(budget, 0, 100);
    budget.asked();
    budget.tryOrders(10, CreditPrice.ORDER);
    budget.answered(10, 100, 0);
    assertThat(budget.available()).isEqualTo(80);
    heard(budget, 10, 100);
    assertThat(budget.available()).isEqualTo(90);
  }

  @Test
  void bought_credits_count_at_once_and_from_the_venues_answer() {
    var budget = new AddressBudget(0);
    heard(budget, 100, 100);
    budget.bought(50);
    assertThat(budget.available()).isEqualTo(50);
    budget.asked();
    budget.answered(0, 100, 20);
    assertThat(budget.available()).isEqualTo(120);
  }

  /** Under any pattern of orders and cancels: orders never reach the cap, cancels always pass. */
  @Property(tries = 200, seed = "15")
  void orders_never_exhaust_it(@ForAll long seed) {
    var random = new Random(seed);
    long floor = random.nextInt(500);
    var budget = new AddressBudget(floor);
    heard(budget, 0, 2_000);
    long byCancels = 0;
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(4) == 0) {
        budget.cancels(1 + random.nextInt(3));
        byCancels = Math.max(0, floor - budget.remaining());
      } else {
        long before = budget.remaining();
        if (budget.tryOrders(1 + random.nextInt(20), CreditPrice.ORDER)) {
          assertThat(budget.remaining()).isGreaterThanOrEqualTo(floor);
        } else {
          assertThat(budget.remaining()).isEqualTo(before);
        }
      }
      if (random.nextInt(10) == 0) {
        budget.traded(random.nextLong(20 * Fixed8.ONE));
      }
      assertThat(budget.remaining()).isGreaterThanOrEqualTo(floor - byCancels);
    }
  }

  @Test
  void with_plenty_left_nothing_is_held_back() {
    var run = new Quoting(1_000_000, 0);
    run.hours(2);
    assertThat(run.thrift.lifeMultiplier()).isEqualTo(1);
    assertThat(run.thrift.shortfall()).isZero();
  }

  @Test
  void with_little_left_quotes_live_longer_and_the_floor_is_never_reached() {
    var run = new Quoting(10_000, 0);
    run.hours(24);
    assertThat(run.thrift.lifeMultiplier()).isGreaterThan(2);
    assertThat(run.thrift.thresholdMultiplier()).isEqualTo(Math.sqrt(run.thrift.lifeMultiplier()));
    assertThat(run.refused).isZero();
    assertThat(run.budget.available()).isPositive();
    assertThat(run.thrift.shortfall()).isPositive();
  }

  @Test
  void trading_that_pays_for_its_actions_is_not_held_back_for_long() {
    var run = new Quoting(2_000, 2 * Fixed8.ONE);
    run.hours(24);
    assertThat(run.refused).isZero();
    assertThat(run.thrift.lifeMultiplier()).isLessThan(1.5);
    assertThat(run.thrift.forecast().hoursToFloor()).isInfinite();
  }

  /** Half a credit a second unhindered; lives by the multiplier it is told. */
  private static final class Quoting {
    final AddressBudget budget = new AddressBudget(500);
    final Thrift thrift;
    final long tradedEachTime;
    long now = HOUR;
    int refused;

    Quoting(long cap, long tradedEachTime) {
      heard(budget, 0, cap);
      this.tradedEachTime = tradedEachTime;
      thrift =
          new Thrift(
              new ThriftSettings(Duration.ofHours(12), Duration.ofMinutes(5), 1_000), budget);
    }

    void hours(int hours) {
      double next = now;
      for (long end = now + hours * HOUR; now < end; now += SECOND) {
        thrift.update(now);
        if (now >= next) {
          next = now + 4 * SECOND * thrift.lifeMultiplier();
          budget.cancels(1);
          if (!budget.tryOrders(1, CreditPrice.ORDER)) {
            refused++;
          }
          budget.traded(tradedEachTime);
        }
      }
    }
  }

  private static void heard(AddressBudget budget, long used, long cap) {
    budget.asked();
    budget.answered(used, cap, 0);
  }
}
