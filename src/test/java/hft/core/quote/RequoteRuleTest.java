package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Prices around 100,000 with a tick of 1: the front of the queue is worth 5 ticks. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequoteRuleTest {
  private static final long TICK = Fixed8.ONE;
  private static final long PRICE = 100_000 * TICK;
  private static final long SIZE = 1_000_000;
  private static final long OLD = 1_000_000_000L;
  private static final long YOUNG = 99_999_999L;
  private static final long BACK = 1_000_000 * SIZE;

  private final RequoteRule rule = new RequoteRule(new RequoteSettings(2, 0.5, 100_000_000L, 0.5));

  private boolean replace(long age, long ahead, long targetPrice, long targetSize) {
    return rule.shouldReplace(Side.BID, PRICE, SIZE, age, ahead, targetPrice, targetSize, TICK);
  }

  @Test
  void an_order_where_it_is_wanted_stays() {
    assertThat(replace(OLD, 0, PRICE, SIZE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "-1, false", "-2, true"})
  void at_the_back_of_the_queue_the_tick_threshold_decides(int ticks, boolean replaced) {
    assertThat(replace(OLD, BACK, PRICE + ticks * TICK, SIZE)).isEqualTo(replaced);
    assertThat(replace(OLD, -1, PRICE + ticks * TICK, SIZE))
        .as("an unknown place counts as the back")
        .isEqualTo(replaced);
  }

  @ParameterizedTest
  @CsvSource({"5, 0, false", "6, 0, true", "2, 1, false", "3, 1, true", "-5, 0, false"})
  void a_good_place_is_left_only_for_more_than_it_is_worth(
      int ticks, int sizesAhead, boolean replaced) {
    assertThat(replace(OLD, sizesAhead * SIZE, PRICE + ticks * TICK, SIZE)).isEqualTo(replaced);
  }

  @Test
  void a_young_order_stays_however_far_the_target_moved() {
    assertThat(replace(YOUNG, BACK, PRICE + 100 * TICK, SIZE)).isFalse();
    assertThat(replace(YOUNG + 1, BACK, PRICE + 100 * TICK, SIZE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.5, true", "0.66, true", "0.67, false", "1, false", "1.9, false", "2.1, true"})
  void sizes_within_the_tolerance_are_left_alone(double targetSizes, boolean replaced) {
    assertThat(replace(OLD, 0, PRICE, (long) (SIZE * targetSizes))).isEqualTo(replaced);
  }

  @Test
  void an_order_nobody_wants_goes_at_any_age() {
    assertThat(replace(0, 0, PRICE, 0)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void an_order_through_the_floor_is_pulled_and_one_on_it_is_not(Side side) {
    assertThat(rule.mustPull(side, PRICE, PRICE)).isFalse();
    assertThat(rule.mustPull(side, PRICE + side.sign(), PRICE)).isTrue();
    assertThat(rule.mustPull(side, PRICE - side.sign(), PRICE)).isFalse();
  }

  @Test
  void the_largest_numbers_do_not_overflow() {
    assertThat(
            rule.shouldReplace(
                Side.ASK, Long.MAX_VALUE, 1, OLD, Long.MAX_VALUE, 1, Long.MAX_VALUE, TICK))
        .isTrue();
  }
}
