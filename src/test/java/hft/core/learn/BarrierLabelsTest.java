package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BarrierLabelsTest {
  private static final long SECOND = 1_000_000_000L;

  private final PricePath path = new PricePath();

  static BarrierSettings barriers(Duration horizon, Duration latency) {
    return new BarrierSettings(horizon, latency, Duration.ofMinutes(1), 1, 0, 0, 0);
  }

  private BarrierLabels labels() {
    return new BarrierLabels(path, barriers(Duration.ofSeconds(10), Duration.ofSeconds(2)));
  }

  /** One price a second from second 0. */
  private void prices(double... prices) {
    path.startStretch();
    for (double price : prices) {
      path.add(path.size() * SECOND, price);
    }
  }

  @Test
  void the_side_that_is_touched_first_counts_from_the_first_book_after_the_latency() {
    // decided at 1 s, effective at 3 s: 100; 101 at 5 s is the first that is 1 % away
    prices(90, 100, 120, 100, 100.5, 101, 98, 97, 100, 100, 100, 100, 100, 100);
    BarrierLabels labels = labels();
    assertThat(labels.decide(0, SECOND, 0.01)).isTrue();
    assertThat(labels.label()).isEqualTo(Direction.UP);
    assertThat(labels.startNanos()).isEqualTo(3 * SECOND);
    assertThat(labels.endNanos()).isEqualTo(5 * SECOND);
    assertThat(labels.realised()).isCloseTo(0.01, within(1e-12));
    assertThat(labels.decide(0, SECOND, 0.02)).isTrue();
    assertThat(labels.label()).isEqualTo(Direction.DOWN);
    assertThat(labels.endNanos()).isEqualTo(6 * SECOND);
  }

  @Test
  void untouched_until_the_horizon_is_stationary_and_tells_the_last_price() {
    prices(100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100.4, 150);
    BarrierLabels labels = labels();
    assertThat(labels.decide(0, 0, 0.01)).isTrue();
    assertThat(labels.label()).isEqualTo(Direction.STATIONARY);
    assertThat(labels.endNanos()).isEqualTo(12 * SECOND);
    assertThat(labels.realised()).isCloseTo(0.004, within(1e-12));
  }

  @Test
  void what_was_not_seen_to_its_end_has_no_label() {
    prices(100, 100, 100, 200); // touched at once, and yet
    assertThat(labels().decide(0, 0, 0.01)).as("the recording ends").isFalse();
    prices(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assertThat(labels().decide(0, 0, 0.01)).as("a gap ends the stretch").isFalse();
    assertThat(labels().decide(1, 4 * SECOND, 0.01)).as("the next stretch has its own").isTrue();
  }

  /** Where the stretch begins anew the price before it is not looked at. */
  @Test
  void a_label_never_spans_two_stretches() {
    prices(100, 100, 100);
    prices(200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200);
    BarrierLabels labels = labels();
    assertThat(labels.decide(1, 3 * SECOND, 0.01)).isTrue();
    assertThat(labels.label()).isEqualTo(Direction.STATIONARY);
    assertThat(labels.realised()).isZero();
  }

  /**
   * Without drift and limit both sides are hit alike, after (distance / σ)² on average; a barrier
   * at one standard deviation of the horizon is untouched with the chance of the exact series.
   */
  @Test
  void driftless_prices_obey_the_known_laws() {
    int stepsPerHorizon = 4_000;
    long step = 2_500_000; // a horizon of ten seconds
    double sigmaStep = 1e-4 / Math.sqrt(stepsPerHorizon); // 1 bp over the horizon
    // A walk in steps overshoots: its barrier acts as if it were 0.5826 steps further away.
    double distance = 1e-4 - 0.5826 * sigmaStep;
    SplittableRandom random = new SplittableRandom(3);
    path.startStretch();
    double log = 0;
    int steps = 4_000_000;
    for (int i = 0; i < steps; i++) {
      path.add(i * step, 100 * Math.exp(log));
      log += sigmaStep * random.nextGaussian();
    }
    BarrierLabels once = new BarrierLabels(path, barriers(Duration.ofSeconds(10), Duration.ZERO));
    BarrierLabels long_ = new BarrierLabels(path, barriers(Duration.ofHours(1), Duration.ZERO));
    int[] labels = new int[3];
    int up = 0;
    int all = 0;
    double seconds = 0;
    for (long at = 0; long_.decide(0, at, distance); at += 500 * step) {
      all++;
      up += long_.label() == Direction.UP ? 1 : 0;
      seconds += (long_.endNanos() - long_.startNanos()) * 1e-9;
      assertThat(once.decide(0, at, distance)).isTrue();
      labels[once.label().ordinal()]++;
    }
    assertThat(all).isGreaterThan(4_000);
    assertThat(up / (double) all).isCloseTo(0.5, within(0.05));
    assertThat(seconds / all).as("(b/σ)², seconds").isCloseTo(10, within(0.7));
    assertThat(labels[1] / (double) all).as("untouched").isCloseTo(0.371, within(0.03));
  }
}
