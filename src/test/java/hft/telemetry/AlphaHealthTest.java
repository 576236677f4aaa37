package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlphaHealthTest {
  private static final long SECOND = 1_000_000_000L;

  private final AlphaHealth health = new AlphaHealth(SECOND / 2);
  private final Random random = new Random(3);
  private long nanos;

  /** Each second a forecast, half a second later what came of it. */
  private void run(int seconds, double told, double noise, double shift) {
    double mid = 100;
    for (int i = 0; i < seconds; i++) {
      nanos += SECOND;
      double move = random.nextGaussian() * 0.01;
      health.mark(nanos, mid);
      double forecast = told * move + noise * random.nextGaussian() * 0.01 + shift;
      health.forecast(nanos, forecast, mid);
      mid += move;
      health.mark(nanos + SECOND / 4, mid);
    }
  }

  @Test
  void a_perfect_forecast_correlates_and_its_opposite_does_the_other_way() {
    run(3_000, 1, 0, 0);
    assertThat(health.correlation()).isCloseTo(1, within(0.01));
    assertThat(health.pairs()).isBetween(2_990L, 3_000L);
    run(20_000, -1, 0, 0);
    assertThat(health.correlation()).isCloseTo(-1, within(0.01));
  }

  @Test
  void noise_does_not_correlate() {
    run(10_000, 0, 1, 0);
    assertThat(health.correlation()).isCloseTo(0, within(0.08));
  }

  @Test
  void half_noise_correlates_as_it_should() {
    run(10_000, 1, 1, 0);
    assertThat(health.correlation()).isCloseTo(Math.sqrt(0.5), within(0.06));
  }

  @Test
  void a_forecast_that_wanders_off_drifts() {
    run(7_000, 1, 0, 0);
    assertThat(health.drift()).isCloseTo(0, within(0.2));
    run(300, 1, 0, 0.05);
    assertThat(health.drift()).isGreaterThan(1.5);
  }

  @Test
  void nothing_is_said_of_nothing() {
    assertThat(health.correlation()).isZero();
    assertThat(health.drift()).isZero();
  }
}
