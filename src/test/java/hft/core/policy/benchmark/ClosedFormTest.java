package hft.core.policy.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClosedFormTest {
  private static final CarteaJaimungal PROBLEM = CarteaJaimungal.BENCHMARK;
  private static final ClosedForm CLOSED = new ClosedForm(PROBLEM);

  @Test
  void the_value_of_an_inventory() {
    heights(0, 6.380604, 6.184941, 5.606294, 4.666576, 3.394768, 1.821327);
    heights(50, 3.328171, 3.160273, 2.660013, 1.837200, 0.706699, -0.713320);
  }

  @Test
  void the_mean_over_starts() {
    double sum = 0;
    for (int q = -4; q <= 4; q++) {
      sum += CLOSED.height(0, q);
    }
    assertThat(sum / 9).isCloseTo(5.12064, within(6e-6));
  }

  @Test
  void the_depths_at_the_start_and_half_way() {
    bids(
        50, -0.130500, 0.177187, 0.499740, 0.832102, 1.167898, 1.500260, 1.822813, 2.130500,
        2.420019);
    bids(
        0, -0.271808, 0.060282, 0.421353, 0.804338, 1.195662, 1.578647, 1.939718, 2.271808,
        2.573441);
  }

  @Test
  void other_markets() {
    CarteaJaimungal gentle = PROBLEM.withPenalties(0.01, 0.001).over(1, 1_000);
    worth(gentle.withFlow(140, 1.5), 68.255835);
    worth(gentle.withFlow(100, 1), 73.225863);
    worth(gentle.withFlow(50, 2), 18.219291);
    worth(gentle.over(2, 2_000).withFlow(50, 2), 36.326074);
  }

  private static void worth(CarteaJaimungal problem, double expected) {
    assertThat(new ClosedForm(problem).height(0, 0)).isCloseTo(expected, within(6e-7));
  }

  private static void heights(int step, double... expected) {
    for (int q = 0; q < expected.length; q++) {
      assertThat(CLOSED.height(step, q)).isCloseTo(expected[q], within(6e-7));
      assertThat(CLOSED.height(step, -q)).isCloseTo(expected[q], within(6e-7));
    }
  }

  private static void bids(int step, double... expected) {
    double[] depths = new double[2];
    for (int q = -4; q <= 4; q++) {
      CLOSED.depths(step, q, depths);
      assertThat(depths[0]).isCloseTo(expected[q + 4], within(6e-7));
      CLOSED.depths(step, -q, depths);
      assertThat(depths[1]).isCloseTo(expected[q + 4], within(6e-7));
    }
  }
}
