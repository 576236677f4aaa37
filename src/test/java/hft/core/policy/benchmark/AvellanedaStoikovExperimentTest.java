package hft.core.policy.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.policy.Draws;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AvellanedaStoikovExperimentTest {
  private static final int PATHS = 10_000;

  @ParameterizedTest
  @CsvSource({
    "0.1,  true,  1.492, 64.90,  6.53, 2.93",
    "0.1,  false, 1.492, 68.05, 13.23, 8.42",
    "0.01, true,  1.349, 68.42,  8.96, 5.20",
    "0.01, false, 1.349, 68.63, 13.66, 8.71",
    "0.5,  true,  2.156, 48.58,  5.89, 1.95",
    "0.5,  false, 2.156, 58.38, 11.51, 7.07"
  })
  void the_table_of_the_paper_is_met(
      double gamma, boolean skewed, double spread, double profit, double deviation, double lots) {
    var outcome = AvellanedaStoikovExperiment.run(gamma, skewed, PATHS, new Draws(7, 1));
    assertThat(outcome.spread()).isCloseTo(spread, within(6e-4));
    double standardError = deviation / Math.sqrt(PATHS);
    assertThat(outcome.profit()).isCloseTo(profit, within(Math.max(0.25, 3 * standardError)));
    assertThat(outcome.profitDeviation()).isCloseTo(deviation, within(0.03 * deviation));
    assertThat(outcome.lotsDeviation()).isCloseTo(lots, within(0.03 * lots));
  }
}
