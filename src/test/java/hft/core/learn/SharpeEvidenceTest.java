package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharpeEvidenceTest {
  /** Annual ratio 2.5 of 250 periods a year over five years, heavy tails, a hundred trials. */
  @Test
  void the_worked_example_of_a_deflated_ratio_comes_out() {
    var evidence = new SharpeEvidence(2.5 / Math.sqrt(250), 1_250, -3, 10);
    assertThat(SharpeEvidence.bestOfLuck(100, 0.5 / 250)).isCloseTo(0.113172, within(1e-6));
    assertThat(evidence.deflated(100, 0.5 / 250)).isCloseTo(0.900397, within(1e-6));
  }

  @Test
  void the_normal_distribution_has_its_known_values() {
    assertThat(Normal.cumulative(0)).isEqualTo(0.5);
    assertThat(Normal.cumulative(1.959963984540054)).isCloseTo(0.975, within(1e-14));
    assertThat(Normal.cumulative(-3)).isCloseTo(0.0013498980316300946, within(1e-15));
    assertThat(Normal.quantile(0.99)).isCloseTo(2.3263478740408408, within(1e-10));
  }

  @Test
  void as_long_a_record_as_needed_just_reaches_the_confidence() {
    var one = new SharpeEvidence(0.1, 100, -1, 6);
    double periods = one.leastPeriods(0.02, 0.95);
    var longer = new SharpeEvidence(0.1, Math.round(periods), -1, 6);
    assertThat(longer.probabilityAbove(0.02)).isCloseTo(0.95, within(1e-3));
    assertThat(one.leastPeriods(0.1, 0.95)).isInfinite();
  }

  @Test
  void the_best_of_luck_is_what_the_best_of_luck_is() {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    int rounds = 4_000;
    for (int round = 0; round < rounds; round++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int trial = 0; trial < 50; trial++) {
        best = Math.max(best, random.nextGaussian());
      }
      sum += best;
    }
    assertThat(SharpeEvidence.bestOfLuck(50, 1)).isCloseTo(sum / rounds, within(0.04));
  }

  @Test
  void noise_is_found_overfitted_and_an_edge_is_not() {
    SplittableRandom random = new SplittableRandom(9);
    double[][] noise = new double[480][20];
    double[][] edge = new double[480][20];
    for (int period = 0; period < noise.length; period++) {
      for (int i = 0; i < 20; i++) {
        noise[period][i] = random.nextGaussian();
        edge[period][i] = noise[period][i] + (i == 7 ? 0.5 : 0);
      }
    }
    assertThat(Overfitting.probability(noise, 12)).isBetween(0.2, 0.9);
    assertThat(Overfitting.probability(edge, 12)).isLessThan(0.02);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> new SharpeEvidence(0.1, 1, 0, 3)).hasMessageContaining("periods");
    assertThatThrownBy(() -> new SharpeEvidence(2, 100, 3, 1)).hasMessageContaining("skewness");
    assertThatThrownBy(() -> SharpeEvidence.bestOfLuck(1, 1)).hasMessageContaining("trials");
    assertThatThrownBy(() -> Overfitting.probability(new double[100][2], 7))
        .hasMessageContaining("even");
  }
}
