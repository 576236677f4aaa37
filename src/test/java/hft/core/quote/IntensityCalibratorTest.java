package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import hft.core.market.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntensityCalibratorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final double TICK = 1;

  private final IntensityCalibrator calibrator = calibrator();

  private static IntensityCalibrator calibrator() {
    return new IntensityCalibrator(CalibrationSettings.defaults(), TICK);
  }

  /** A window holds 900 to 1800 trades a side, so a fit has a standard error of about 3 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void known_parameters_are_recovered_within_a_tenth(long seed) {
    var tape = new SimulatedTape(seed, calibrator);
    tape.play(1_800, 1);
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.FITTED);
    assertThat(calibrator.widening()).isEqualTo(1);
    assertThat(calibrator.a(Side.BID)).isCloseTo(SimulatedTape.BID_A, withinPercentage(10));
    assertThat(calibrator.k(Side.BID)).isCloseTo(SimulatedTape.BID_K, withinPercentage(10));
    assertThat(calibrator.a(Side.ASK)).isCloseTo(SimulatedTape.ASK_A, withinPercentage(10));
    assertThat(calibrator.k(Side.ASK)).isCloseTo(SimulatedTape.ASK_K, withinPercentage(10));
    assertThat(calibrator.sigma()).isCloseTo(SimulatedTape.SIGMA, withinPercentage(5));
  }

  @Test
  void one_jump_does_not_carry_sigma() {
    var tape = new SimulatedTape(7, calibrator);
    tape.play(300, 1);
    tape.jump(100 * SimulatedTape.SIGMA);
    tape.play(300, 1);
    assertThat(calibrator.sigma()).isCloseTo(SimulatedTape.SIGMA, withinPercentage(10));
  }

  @Test
  void a_mid_that_never_moves_has_the_floor_as_sigma() {
    for (int i = 0; i < 200; i++) {
      calibrator.onTop(i * SECOND, 9_999.5, 10_000.5);
      calibrator.refit(i * SECOND);
    }
    assertThat(calibrator.sigma()).isCloseTo(TICK / Math.sqrt(60), within(1e-12));
  }

  @Test
  void before_the_first_fit_the_prior_speaks_and_the_quotes_are_wide() {
    assertThat(calibrator.k(Side.BID)).isNaN();
    assertThat(calibrator.sigma()).isNaN();
    calibrator.onTop(SECOND, 9_999.5, 10_000.5);
    calibrator.refit(2 * SECOND);
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.PRIOR);
    assertThat(calibrator.widening()).isEqualTo(1.5);
    assertThat(calibrator.a(Side.ASK)).isEqualTo(0.1);
    assertThat(1 / calibrator.k(Side.ASK)).isCloseTo(0.9, within(1e-9));
    assertThat(calibrator.sigma()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void when_trading_dries_up_the_last_fit_is_kept_and_widened() {
    var tape = new SimulatedTape(3, calibrator);
    tape.play(600, 1);
    tape.play(600, 0.01); // about 18 and 9 trades a window are left at its end
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.KEPT);
    assertThat(calibrator.widening()).isEqualTo(1.5);
    assertThat(calibrator.touching(Side.BID)).isLessThan(30);
    double a = calibrator.a(Side.BID);
    double k = calibrator.k(Side.BID);
    tape.play(60, 0.01);
    assertThat(calibrator.a(Side.BID)).isEqualTo(a);
    assertThat(calibrator.k(Side.BID)).isEqualTo(k);
    tape.play(300, 1);
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.FITTED);
  }

  @Test
  void a_dead_feed_is_not_taken_for_a_quiet_market() {
    var quiet = calibrator();
    var quietTape = new SimulatedTape(5, quiet);
    quietTape.play(300, 1);
    quietTape.play(300, 0);
    var tape = new SimulatedTape(5, calibrator);
    tape.play(300, 1);
    tape.gap(300);
    tape.play(1, 1);
    quietTape.play(1, 1);
    assertThat(calibrator.a(Side.ASK)).isCloseTo(SimulatedTape.ASK_A, withinPercentage(12));
    assertThat(quiet.a(Side.ASK)).isLessThan(0.85 * SimulatedTape.ASK_A);
  }

  @Test
  void an_interval_with_a_gap_inside_does_not_count() {
    long interval = CalibrationSettings.defaults().intervalNanos();
    calibrator.onTop(0, 9_999.5, 10_000.5);
    for (int i = 1; i <= 100; i++) {
      long start = i * interval;
      calibrator.onGap(start + 1);
      calibrator.onTop(start + 2, 10_049.5, 10_050.5);
      calibrator.onTrade(start + 3, Side.BID, 10_060);
    }
    calibrator.refit(101 * interval);
    assertThat(calibrator.touching(Side.ASK)).isZero();
  }

  @Test
  void a_move_across_a_gap_is_no_return() {
    var tape = new SimulatedTape(6, calibrator);
    tape.play(120, 1);
    tape.gap(0.25);
    tape.jump(50);
    tape.play(120, 1);
    assertThat(calibrator.sigma()).isCloseTo(SimulatedTape.SIGMA, withinPercentage(15));
  }

  @Test
  void a_refit_sees_nothing_of_the_interval_that_is_still_open() {
    var other = calibrator();
    new SimulatedTape(8, calibrator).play(60, 1);
    new SimulatedTape(8, other).play(60, 1);
    long start = 70 * SECOND;
    calibrator.onTop(start, 9_999.5, 10_000.5);
    other.onTop(start, 9_999.5, 10_000.5);
    calibrator.onTrade(start + 1, Side.BID, 10_500);
    calibrator.onTop(start + 2, 10_499.5, 10_500.5);
    calibrator.refit(start + 3);
    other.refit(start + 3);
    assertThat(calibrator.a(Side.ASK)).isEqualTo(other.a(Side.ASK));
    assertThat(calibrator.touching(Side.ASK)).isEqualTo(other.touching(Side.ASK));
  }

  @Test
  void reach_is_measured_from_the_mid_at_the_start_of_the_interval() {
    long interval = CalibrationSettings.defaults().intervalNanos();
    for (int i = 1; i <= 100; i++) {
      long start = i * interval;
      calibrator.onTop(start - 1, 9_999.5, 10_000.5);
      calibrator.onTop(start + 1, 10_001.5 + i % 3, 10_002.5 + i % 3); // the mid runs ahead
      calibrator.onTrade(start + 2, Side.BID, 10_002.5 + i % 3);
    }
    calibrator.refit(101 * interval);
    // Measured from the running mid every reach would be half a tick and touch nothing.
    assertThat(calibrator.touching(Side.ASK)).isEqualTo(100);
  }

  @Test
  void trades_that_all_reach_one_tick_still_give_a_decay() {
    long interval = CalibrationSettings.defaults().intervalNanos();
    for (int i = 1; i <= 1_000; i++) {
      calibrator.onTop(i * interval, 9_999.5, 10_000.5);
      if (i % 10 == 0) {
        calibrator.onTrade(i * interval + 1, Side.BID, 10_001.5);
        calibrator.onTrade(i * interval + 2, Side.ASK, 9_998.5);
      }
      calibrator.refit(i * interval + 3);
    }
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.FITTED);
    assertThat(calibrator.k(Side.ASK)).isCloseTo(1, within(1e-6)); // mean excess: one tick
  }

  @Test
  void refits_happen_only_when_due() {
    calibrator.onTop(0, 9_999.5, 10_000.5);
    assertThat(calibrator.refit(SECOND)).isTrue();
    assertThat(calibrator.refit(5 * SECOND)).isFalse();
    assertThat(calibrator.refit(6 * SECOND)).isTrue();
  }

  @Test
  void nonsense_from_the_feed_changes_nothing_for_the_worse() {
    new SimulatedTape(9, calibrator).play(120, 1);
    double a = calibrator.a(Side.ASK);
    long nanos = 121 * SECOND;
    calibrator.onTrade(nanos, Side.BID, Double.NaN);
    calibrator.onTrade(nanos, Side.BID, Double.POSITIVE_INFINITY);
    calibrator.onTrade(nanos, Side.ASK, -1);
    calibrator.onTop(nanos, 10_000, 9_999);
    calibrator.onTop(nanos, Double.NaN, 9_999);
    calibrator.onTop(nanos, 1, Double.POSITIVE_INFINITY);
    calibrator.refit(nanos + 10 * SECOND);
    assertThat(calibrator.a(Side.ASK)).isCloseTo(a, withinPercentage(15));
    assertThat(calibrator.k(Side.ASK)).isFinite();
    assertThat(calibrator.sigma()).isFinite();
  }

  @Test
  void a_jump_of_years_in_time_costs_no_more_than_one_window() {
    new SimulatedTape(10, calibrator).play(60, 1);
    calibrator.onTop(Long.MAX_VALUE / 2, 9_999.5, 10_000.5);
    calibrator.refit(Long.MAX_VALUE / 2 + SECOND);
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.KEPT);
  }

  @Test
  void estimates_are_handed_to_a_decision() {
    new SimulatedTape(11, calibrator).play(60, 1);
    var state = new MarketState();
    calibrator.writeTo(state);
    assertThat(state.sigma).isEqualTo(calibrator.sigma());
    assertThat(state.bidA).isEqualTo(calibrator.a(Side.BID));
    assertThat(state.bidK).isEqualTo(calibrator.k(Side.BID));
    assertThat(state.askA).isEqualTo(calibrator.a(Side.ASK));
    assertThat(state.askK).isEqualTo(calibrator.k(Side.ASK));
    assertThat(state.widening).isEqualTo(calibrator.widening());
  }
}
