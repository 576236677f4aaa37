package hft.core.policy.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Published and independently computed values of Cartea and Jaimungal's problem. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExactValueTest {
  private static final CarteaJaimungal PROBLEM = CarteaJaimungal.BENCHMARK;
  private static final Offset<Double> DIGITS6 = within(6e-7);

  @Test
  void the_discrete_optimum() {
    Score best = ExactValue.best(PROBLEM);
    double[] known = {6.398885, 6.207677, 5.642189, 4.721392, 3.431601, 1.691529};
    for (int q = 0; q < 5; q++) {
      assertThat(best.from(q)).isCloseTo(known[q], DIGITS6);
      assertThat(best.from(-q)).isCloseTo(known[q], DIGITS6);
    }
    assertThat(best.mean()).isCloseTo(5.15607, within(6e-6));
  }

  @Test
  void the_best_depths_half_way() {
    double[][] depths = ExactValue.bestDepths(PROBLEM)[50];
    double[] bids = {
      0, 0.168750, 0.491651, 0.823621, 1.158230, 1.488361, 1.807613, 2.115649, 2.455932
    };
    for (int q = -4; q <= 4; q++) {
      assertThat(depths[depths.length / 2 + q][0]).isCloseTo(bids[q + 4], DIGITS6);
      assertThat(depths[depths.length / 2 - q][1]).isCloseTo(bids[q + 4], DIGITS6);
    }
  }

  @Test
  void simple_policies_are_worth_less() {
    worth(DepthPolicy.linear(1.15, 0.30), 6.3427, 5.0781);
    worth(DepthPolicy.constant(1.25), 5.7517, 2.4117);
    worth(DepthPolicy.constant(1), 5.5611, 2.2211);
  }

  @Test
  void the_continuous_optimum_is_nearly_the_best_in_discrete_time() {
    Score score = ExactValue.of(PROBLEM, new ClosedForm(PROBLEM));
    assertThat(score.flat()).isCloseTo(6.39862, within(6e-6));
    assertThat(score.mean()).isCloseTo(5.15553, within(6e-6));
  }

  @Test
  void no_policy_beats_the_best() {
    Score best = ExactValue.best(PROBLEM);
    for (double slope = 0; slope < 0.6; slope += 0.1) {
      assertThat(ExactValue.of(PROBLEM, DepthPolicy.linear(1.1, slope)).mean())
          .isLessThan(best.mean());
    }
  }

  /** Without penalties the risk-neutral depth is best on every side, worth 2λT/(eκ). */
  @Test
  void without_penalties_the_depth_is_one_over_kappa() {
    for (double intensity : new double[] {1, 10, 100}) {
      for (double decay : new double[] {0.1, 1, 10}) {
        CarteaJaimungal easy =
            new CarteaJaimungal(1, 100, 0, intensity, decay, 0, 0, 100 / decay, 4);
        double expected = 2 * intensity / (Math.E * decay);
        assertThat(ExactValue.best(easy).flat()).isCloseTo(expected, within(1e-9 * expected));
        double[][] depths = ExactValue.bestDepths(easy)[0];
        assertThat(depths[4]).containsExactly(new double[] {1 / decay, 1 / decay}, within(1e-9));
      }
    }
    assertThat(ExactValue.best(PROBLEM.withPenalties(0, 0)).flat())
        .isCloseTo(7.357589, within(6e-7));
  }

  @Test
  void shorter_steps_come_closer_to_continuous_time() {
    assertThat(ExactValue.best(PROBLEM.over(1, 1_000)).flat()).isCloseTo(6.382281, DIGITS6);
  }

  private static void worth(DepthPolicy policy, double flat, double mean) {
    Score score = ExactValue.of(PROBLEM, policy);
    assertThat(score.flat()).isCloseTo(flat, within(6e-5));
    assertThat(score.mean()).isCloseTo(mean, within(6e-5));
  }
}
