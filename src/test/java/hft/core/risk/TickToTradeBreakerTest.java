package hft.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TickToTradeBreakerTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long NOW = 1_000_000 * SECOND;

  private final TickToTradeBreaker breaker = new TickToTradeBreaker(150 * MILLI, SECOND, 3);

  private boolean late(long now) {
    return breaker.observe(now - 150 * MILLI - 1, now);
  }

  @Test
  void the_limit_itself_is_in_time_and_a_nanosecond_more_is_not() {
    assertThat(breaker.observe(NOW - 150 * MILLI, NOW)).isFalse();
    assertThat(breaker.isOpen(NOW)).isFalse();
    assertThat(late(NOW)).isTrue();
    assertThat(breaker.isOpen(NOW)).isTrue();
    assertThat(breaker.worstNanos()).isEqualTo(150 * MILLI + 1);
  }

  @Test
  void market_data_from_the_future_is_not_late() {
    assertThat(breaker.observe(NOW + SECOND, NOW)).isFalse();
  }

  @Test
  void it_closes_after_a_cool_down_without_violations() {
    late(NOW);
    assertThat(breaker.isOpen(NOW + SECOND - 1)).isTrue();
    assertThat(breaker.isOpen(NOW + SECOND)).isFalse();
  }

  @Test
  void a_violation_during_the_cool_down_prolongs_it_without_tripping_anew() {
    late(NOW);
    assertThat(late(NOW + SECOND / 2)).isFalse();
    assertThat(breaker.isOpen(NOW + SECOND)).isTrue();
    assertThat(breaker.isOpen(NOW + SECOND + SECOND / 2)).isFalse();
  }

  @Test
  void the_fourth_trip_within_an_hour_latches_until_rearmed() {
    for (int i = 0; i < 3; i++) {
      assertThat(late(NOW + i * 60 * SECOND)).isTrue();
      assertThat(breaker.isLatched()).isFalse();
    }
    assertThat(late(NOW + 180 * SECOND)).isTrue();
    assertThat(breaker.isLatched()).isTrue();
    assertThat(breaker.isOpen(NOW + 100_000 * SECOND)).isTrue();
    breaker.rearm();
    assertThat(breaker.isOpen(NOW + 181 * SECOND)).isFalse();
  }

  @Test
  void trips_older_than_an_hour_do_not_count() {
    for (int i = 0; i < 20; i++) {
      late(NOW + i * 1_201 * SECOND);
    }
    assertThat(breaker.isLatched()).isFalse();
  }

  @Test
  void a_restart_forgets_neither_the_cool_down_nor_the_trips() {
    for (int i = 0; i < 3; i++) {
      late(NOW + i * 60 * SECOND);
    }
    var after = new TickToTradeBreaker(150 * MILLI, SECOND, 3);
    after.restore(breaker.export());
    assertThat(after.export()).isEqualTo(breaker.export());
    assertThat(after.isOpen(NOW + 120 * SECOND + SECOND - 1)).isTrue();
    long next = NOW + 180 * SECOND;
    assertThat(after.observe(next - SECOND, next)).isTrue();
    assertThat(after.isLatched()).isTrue();
    var again = new TickToTradeBreaker(150 * MILLI, SECOND, 3);
    again.restore(after.export());
    assertThat(again.isLatched()).isTrue();
  }
}
