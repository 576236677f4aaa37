package hft.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Fixed8;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
  private static final long ONE = Fixed8.ONE;
  private static final long MILLION = 1_000_000 * ONE;

  @Test
  void the_base_tier_is_four_and_a_half_and_one_and_a_half_basis_points() {
    assertThat(FeeSchedule.BASE.fee(10_000 * ONE, false)).isEqualTo(Fixed8.parse("4.5"));
    assertThat(FeeSchedule.BASE.fee(10_000 * ONE, true)).isEqualTo(Fixed8.parse("1.5"));
  }

  @Test
  void the_published_tiers_in_percent() {
    String[][] published = {
      {"0.045", "0.015"},
      {"0.040", "0.012"},
      {"0.035", "0.008"},
      {"0.030", "0.004"},
      {"0.028", "0"},
      {"0.026", "0"},
      {"0.024", "0"}
    };
    for (int tier = 0; tier < published.length; tier++) {
      FeeSchedule schedule = FeeSchedule.atTier(tier);
      assertThat(schedule.takerRate()).isEqualTo(Fixed8.parse(published[tier][0]) / 100);
      assertThat(schedule.makerRate()).isEqualTo(Fixed8.parse(published[tier][1]) / 100);
    }
  }

  @Test
  void volume_beyond_a_threshold_reaches_its_tier_and_the_threshold_itself_does_not() {
    assertThat(FeeSchedule.of(0, 0)).isEqualTo(FeeSchedule.BASE);
    assertThat(FeeSchedule.of(5 * MILLION, 0)).isEqualTo(FeeSchedule.BASE);
    assertThat(FeeSchedule.of(5 * MILLION + 1, 0)).isEqualTo(FeeSchedule.atTier(1));
    assertThat(FeeSchedule.of(2_000 * MILLION, 0)).isEqualTo(FeeSchedule.atTier(4));
    assertThat(FeeSchedule.of(8_000 * MILLION, 0)).isEqualTo(FeeSchedule.atTier(6));
  }

  @Test
  void a_share_of_the_exchanges_maker_volume_turns_the_maker_fee_into_a_rebate() {
    assertThat(FeeSchedule.of(0, ONE / 200)).isEqualTo(FeeSchedule.BASE);
    FeeSchedule rebate = FeeSchedule.of(30 * MILLION, ONE / 200 + 1);
    assertThat(rebate.makerRate()).isEqualTo(Fixed8.parse("-0.001") / 100);
    assertThat(rebate.takerRate()).isEqualTo(FeeSchedule.atTier(2).takerRate());
    assertThat(rebate.fee(10_000 * ONE, true)).isEqualTo(Fixed8.parse("-0.1"));
    assertThat(FeeSchedule.of(0, 2 * ONE / 100).makerRate())
        .isEqualTo(Fixed8.parse("-0.002") / 100);
    assertThat(FeeSchedule.of(0, 4 * ONE / 100).makerRate())
        .isEqualTo(Fixed8.parse("-0.003") / 100);
  }

  @Test
  void fees_round_half_away_from_zero() {
    var half = new FeeSchedule("half", ONE / 20, -ONE / 20);
    assertThat(half.fee(10, false)).isEqualTo(1); // 0.5
    assertThat(half.fee(10, true)).isEqualTo(-1); // -0.5
    assertThat(half.fee(9, false)).isZero();
  }

  @Test
  void tiers_that_do_not_exist_and_absurd_rates_are_refused() {
    assertThatThrownBy(() -> FeeSchedule.atTier(7)).hasMessageContaining("0..6, was 7");
    assertThatThrownBy(() -> FeeSchedule.atTier(0, 4)).hasMessageContaining("1..3, was 4");
    assertThatThrownBy(() -> new FeeSchedule("x", ONE, 0)).hasMessageContaining("10 %");
  }
}
