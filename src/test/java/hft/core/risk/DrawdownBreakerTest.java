package hft.core.risk;

import static hft.core.risk.RiskFixtures.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawdownBreakerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long START = 480_000 * HOUR;

  private static DrawdownBreaker breaker() {
    return new DrawdownBreaker(300, HOUR);
  }

  @Test
  void exactly_three_percent_holds_and_one_unit_more_trips() {
    DrawdownBreaker breaker = breaker();
    assertThat(breaker.observe(START, 1_000 * ONE)).isFalse();
    assertThat(breaker.observe(START + 1, 970 * ONE)).isFalse();
    assertThat(breaker.drawdown()).isEqualTo(30 * ONE);
    assertThat(breaker.observe(START + 2, 970 * ONE - 1)).isTrue();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void it_trips_once_and_stays_open_whatever_equity_does() {
    DrawdownBreaker breaker = breaker();
    breaker.observe(START, 1_000 * ONE);
    assertThat(breaker.observe(START + 1, 900 * ONE)).isTrue();
    assertThat(breaker.observe(START + 2, 800 * ONE)).isFalse();
    assertThat(breaker.observe(START + 3, 2_000 * ONE)).isFalse();
    assertThat(breaker.observe(START + 10 * HOUR, 2_000 * ONE)).isFalse();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void a_slow_loss_over_more_than_the_window_does_not_trip() {
    DrawdownBreaker breaker = breaker();
    long equity = 1_000 * ONE;
    for (int minute = 0; minute < 600; minute++) {
      assertThat(breaker.observe(START + minute * 60 * SECOND, equity)).isFalse();
      equity -= equity / 2_500; // 2.4 % an hour
    }
    assertThat(equity).isLessThan(800 * ONE);
  }

  @Test
  void a_peak_counts_for_the_whole_window_and_is_then_forgotten() {
    DrawdownBreaker breaker = breaker();
    breaker.observe(START, 1_000 * ONE);
    breaker.observe(START + 10 * SECOND, 980 * ONE);
    breaker.observe(START + HOUR, 980 * ONE);
    assertThat(breaker.peak()).isEqualTo(1_000 * ONE);
    breaker.observe(START + HOUR + SECOND, 980 * ONE);
    assertThat(breaker.peak()).isEqualTo(980 * ONE);
  }

  @Test
  void an_account_worth_nothing_is_open() {
    assertThat(breaker().observe(START, 0)).isTrue();
    assertThat(breaker().observe(START, -1)).isTrue();
  }

  @Test
  void equities_near_the_end_of_the_range_do_not_wrap() {
    DrawdownBreaker breaker = breaker();
    breaker.observe(START, Long.MAX_VALUE);
    assertThat(breaker.observe(START + 1, Long.MAX_VALUE / 100 * 98)).isFalse();
    assertThat(breaker.observe(START + 1, Long.MAX_VALUE / 100 * 96)).isTrue();
  }

  @Test
  void money_taken_out_is_no_loss_and_money_put_in_hides_none() {
    DrawdownBreaker breaker = breaker();
    breaker.observe(START, 1_000 * ONE);
    assertThat(breaker.observe(START + 1, 980 * ONE)).as("2 percent").isFalse();
    breaker.onTransfer(-882 * ONE); // nine tenths
    assertThat(breaker.peak()).isEqualTo(100 * ONE);
    assertThat(breaker.observe(START + 2, 98 * ONE)).as("still 2 percent").isFalse();
    breaker.onTransfer(9_702 * ONE); // a hundred times as much
    assertThat(breaker.peak()).isEqualTo(10_000 * ONE);
    assertThat(breaker.observe(START + 3, 9_700 * ONE)).as("3 percent hold").isFalse();
    assertThat(breaker.observe(START + 4, 9_699 * ONE)).as("and no more").isTrue();
  }

  /**
   * The same returns with and without transfers between them: the breaker opens at the same one.
   */
  @Property(tries = 300)
  void transfers_change_nothing_about_when_it_opens(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -120, max = 120) Integer> returnsBps,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(min = -90, max = 900) Integer> transfers) {
    DrawdownBreaker plain = breaker();
    DrawdownBreaker moved = breaker();
    BigDecimal unit = BigDecimal.valueOf(1_000_000 * ONE);
    BigDecimal worth = unit;
    BigDecimal peak = unit;
    plain.observe(START, unit.longValue());
    moved.observe(START, worth.longValue());
    for (int i = 0; i < returnsBps.size(); i++) {
      BigDecimal factor = BigDecimal.valueOf(10_000L + returnsBps.get(i), 4);
      unit = unit.multiply(factor);
      worth = worth.multiply(factor).setScale(0, RoundingMode.FLOOR);
      peak = peak.max(unit);
      double drawdown = 1 - unit.doubleValue() / peak.doubleValue();
      if (Math.abs(drawdown - 0.03) < 1e-6) {
        return; // rounding decides
      }
      boolean opens = plain.observe(START + i + 1, unit.longValue());
      assertThat(moved.observe(START + i + 1, worth.longValue())).isEqualTo(opens);
      long amount =
          worth
              .multiply(BigDecimal.valueOf(transfers.get(i)))
              .divide(BigDecimal.valueOf(100), RoundingMode.FLOOR)
              .longValue();
      if (worth.doubleValue() > 1e15) {
        amount = 0; // the range of a long is no part of this
      }
      moved.onTransfer(amount);
      worth = worth.add(BigDecimal.valueOf(amount));
      if (worth.signum() <= 0 || worth.doubleValue() < 1e10) {
        return; // a hundred USDC left: rounding decides
      }
    }
  }

  @Test
  void rearming_counts_anew_from_the_last_equity() {
    DrawdownBreaker breaker = breaker();
    breaker.observe(START, 1_000 * ONE);
    breaker.observe(START + 1, 900 * ONE);
    breaker.rearm(START + 2);
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.peak()).isEqualTo(900 * ONE);
    assertThat(breaker.observe(START + 3, 874 * ONE)).isFalse();
    assertThat(breaker.observe(START + 4, 872 * ONE)).isTrue();
  }

  @Test
  void a_restart_forgets_neither_the_peak_nor_the_trip() {
    DrawdownBreaker before = breaker();
    before.observe(START, 1_000 * ONE);
    before.observe(START + SECOND, 990 * ONE);
    DrawdownBreaker after = breaker();
    after.restore(before.export());
    assertThat(after.export()).isEqualTo(before.export());
    assertThat(after.observe(START + 60 * SECOND, 969 * ONE)).isTrue();
    DrawdownBreaker again = breaker();
    again.restore(after.export());
    assertThat(again.isOpen()).isTrue();
  }

  @Test
  void a_clock_that_steps_back_neither_hides_nor_prolongs_a_peak() {
    DrawdownBreaker breaker = breaker();
    breaker.observe(START + 10 * SECOND, 1_000 * ONE);
    assertThat(breaker.observe(START, 969 * ONE)).isTrue();
    assertThat(breaker.samples()).isLessThanOrEqualTo(2);
  }

  /**
   * The queue against all samples kept in a list: its peak is exactly the maximum of the samples
   * whose bucket has not left the window, never below the exact window's, and memory is bounded.
   */
  @Property(tries = 100, seed = "21")
  void the_peak_is_the_rolling_maximum(@ForAll long seed) {
    var random = new Random(seed);
    DrawdownBreaker breaker = breaker();
    List<long[]> all = new ArrayList<>();
    long now = START;
    long equity = 1_000_000 * ONE;
    boolean bursts = random.nextBoolean();
    for (int i = 0; i < 1_500; i++) {
      now += bursts ? random.nextInt(200_000_000) : random.nextLong(60 * SECOND);
      equity += random.nextLong(-200 * ONE, 190 * ONE);
      breaker.observe(now, equity);
      all.add(new long[] {now, equity});
      long exact = Long.MIN_VALUE;
      long byBucket = Long.MIN_VALUE;
      for (long[] sample : all) {
        if (sample[0] > now - HOUR) {
          exact = Math.max(exact, sample[1]);
        }
        if ((sample[0] / SECOND + 1) * SECOND > now - HOUR) {
          byBucket = Math.max(byBucket, sample[1]);
        }
      }
      assertThat(breaker.peak()).isEqualTo(byBucket).isGreaterThanOrEqualTo(exact);
    }
  }

  @Test
  void memory_is_bounded_under_an_hours_long_steady_fall() {
    var breaker = new DrawdownBreaker(300, HOUR);
    long equity = 1_000_000_000 * ONE;
    for (int i = 0; i < 3 * 3_600 * 4; i++) {
      breaker.observe(START + i * SECOND / 4, equity--);
      assertThat(breaker.samples()).isLessThanOrEqualTo(DrawdownBreaker.BUCKETS + 2);
    }
    assertThat(breaker.samples()).isGreaterThan(DrawdownBreaker.BUCKETS - 2);
  }

  @Test
  void an_odd_window_keeps_the_bound_as_well() {
    var breaker = new DrawdownBreaker(300, 2 * HOUR - 1);
    for (int i = 0; i < 3 * 7_200; i++) {
      breaker.observe(START + i * SECOND, 1_000_000 * ONE - i);
    }
    assertThat(breaker.samples()).isLessThanOrEqualTo(DrawdownBreaker.BUCKETS + 2);
  }
}
