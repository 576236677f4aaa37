package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The experiment of Avellaneda and Stoikov's own paper with our formulas: 10,000 paths must land
 * within 0.25 of the profits and 3 % of the deviations that 200,000 paths gave.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AvellanedaStoikovSimTest {
  private static final int PATHS = 10_000;
  private static final int STEPS = 200;
  private static final double HORIZON = 1;
  private static final double DT = HORIZON / STEPS;
  private static final double START = 100;
  private static final double SIGMA = 2;
  private static final double A = 140;
  private static final double K = 1.5;

  @ParameterizedTest
  @CsvSource({
    "0.1, true, 1.492, 64.90, 6.53, 2.93",
    "0.1, false, 1.492, 68.05, 13.23, 8.42",
    "0.01, true, 1.349, 68.42, 8.96, 5.20",
    "0.01, false, 1.349, 68.63, 13.66, 8.71",
    "0.5, true, 2.156, 48.58, 5.89, 1.95",
    "0.5, false, 2.156, 58.38, 11.51, 7.07"
  })
  void the_published_experiment_is_reproduced(
      double gamma,
      boolean inventory,
      double spread,
      double profit,
      double deviation,
      double inventoryDeviation) {
    var random = new SplittableRandom(20080101);
    var profits = new Moments();
    var inventories = new Moments();
    var spreads = new Moments();
    for (int path = 0; path < PATHS; path++) {
      double price = START;
      double cash = 0;
      int lots = 0;
      for (int step = 0; step < STEPS; step++) {
        double left = HORIZON - step * DT;
        double quoted = AvellanedaStoikov.spread(gamma, SIGMA, K, left);
        double centre =
            inventory ? AvellanedaStoikov.reservationPrice(price, lots, gamma, SIGMA, left) : price;
        double bid = centre - quoted / 2;
        double ask = centre + quoted / 2;
        spreads.add(quoted);
        boolean bought = fills(random, price - bid);
        boolean sold = fills(random, ask - price);
        cash += (sold ? ask : 0) - (bought ? bid : 0);
        lots += (bought ? 1 : 0) - (sold ? 1 : 0);
        price += SIGMA * Math.sqrt(DT) * (random.nextBoolean() ? 1 : -1);
      }
      profits.add(cash + lots * price);
      inventories.add(lots);
    }
    assertThat(spreads.mean()).isCloseTo(spread, within(0.0015));
    assertThat(profits.mean()).isCloseTo(profit, within(0.25));
    assertThat(profits.deviation()).isCloseTo(deviation, withinPercentage(3));
    assertThat(inventories.deviation()).isCloseTo(inventoryDeviation, withinPercentage(3));
  }

  private static boolean fills(SplittableRandom random, double depth) {
    return random.nextDouble() < A * Math.exp(-K * depth) * DT;
  }

  private static final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double from = value - mean;
      mean += from / count;
      squares += from * (value - mean);
    }

    double mean() {
      return mean;
    }

    double deviation() {
      return Math.sqrt(squares / (count - 1));
    }
  }
}
