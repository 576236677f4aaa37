package hft.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MicroPriceEstimatorTest {
  private static final double[][] Q = {{0.6, 0.2}, {0.2, 0.6}};
  private static final double[][] R1 = {{0.15, 0.05}, {0.05, 0.15}};
  private static final double[][] R2 = {{0.12, 0.08}, {0.08, 0.12}};

  /** Two imbalances, one spread, moves of half a tick, worked out independently. */
  @Test
  void the_worked_example_comes_out() {
    double[] first =
        Objects.requireNonNull(MicroPriceEstimator.firstMove(Q, R1, new double[] {-0.5, 0.5}));
    assertThat(first).containsExactly(new double[] {-0.083333, 0.083333}, within(1e-6));
    double[][] after = Objects.requireNonNull(MicroPriceEstimator.afterMove(Q, R2));
    assertThat(after[0]).containsExactly(new double[] {0.533333, 0.466667}, within(1e-6));
    assertThat(after[1]).containsExactly(new double[] {0.466667, 0.533333}, within(1e-6));
    double[] limit = MicroPriceEstimator.limit(Q, R2, first);
    assertThat(limit).containsExactly(new double[] {-0.089286, 0.089286}, within(1e-6));
  }

  /** A market whose next move is up with the chance of the bid share. */
  private static MicroPriceEstimator market(int imbalances) {
    MicroPriceEstimator estimator = new MicroPriceEstimator(imbalances, 2);
    SplittableRandom random = new SplittableRandom(11);
    double share = 0.5;
    for (int i = 0; i < 200_000; i++) {
      boolean moves = random.nextDouble() < 0.3;
      long halfTicks = moves ? random.nextDouble() < share ? 2 : -2 : 0;
      double next = random.nextDouble();
      estimator.add(share, 1, next, 1, halfTicks);
      share = next;
    }
    return estimator;
  }

  @Test
  void it_leans_to_the_heavier_side_and_is_odd() {
    MicroPrice price = market(4).estimate();
    for (int bucket = 0; bucket < 4; bucket++) {
      double share = (bucket + 0.5) / 4;
      assertThat(price.offsetTicks(share, 1))
          .as("mirror of bucket %d", bucket)
          .isCloseTo(-price.offsetTicks(1 - share, 1), within(1e-9));
    }
    assertThat(price.offsetTicks(0.9, 1)).isGreaterThan(price.offsetTicks(0.6, 1));
    assertThat(price.offsetTicks(0.6, 1)).isPositive();
  }

  @Test
  void outside_the_table_it_is_the_mid_and_a_locked_book_counts_as_one_tick_wide() {
    MicroPrice price = market(4).estimate();
    assertThat(price.offsetTicks(0.9, 3)).isZero();
    assertThat(price.offsetTicks(0.9, 0)).isEqualTo(price.offsetTicks(0.9, 1));
    assertThat(price.offsetTicks(1.0, 1)).isEqualTo(price.offsetTicks(0.99, 1));
    assertThat(MicroPrice.NONE.offsetTicks(0.9, 1)).isZero();
  }

  @Test
  void a_mid_that_never_moved_has_no_table() {
    MicroPriceEstimator still = new MicroPriceEstimator(4, 2);
    still.add(0.3, 1, 0.3, 1, 0);
    assertThat(still.estimate()).isEqualTo(MicroPrice.NONE);
  }

  @Test
  void leaps_and_wide_spreads_do_not_count() {
    MicroPriceEstimator estimator = new MicroPriceEstimator(4, 2);
    estimator.add(0.3, 1, 0.3, 1, 3);
    estimator.add(0.3, 3, 0.3, 1, 1);
    assertThat(estimator.count()).isZero();
    estimator.add(0.3, 1, 0.6, 2, 1);
    assertThat(estimator.count()).isEqualTo(2);
  }
}
