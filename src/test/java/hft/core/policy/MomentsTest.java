package hft.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MomentsTest {
  @Test
  void batches_merge_into_the_moments_of_all() {
    Moments moments = new Moments(2);
    Draws draws = new Draws(1, 1);
    double[] sum = new double[2];
    double[] squares = new double[2];
    int count = 0;
    for (int size : new int[] {1, 7, 40, 3}) {
      float[] rows = new float[2 * size];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (float) (draws.gaussian() * (1 + i % 2) + 10 * (i % 2));
        sum[i % 2] += rows[i];
        squares[i % 2] += (double) rows[i] * rows[i];
      }
      count += size;
      moments.add(rows, size);
    }
    for (int c = 0; c < 2; c++) {
      double mean = sum[c] / count;
      assertThat(moments.mean(c)).isCloseTo(mean, within(1e-9));
      assertThat(moments.deviation(c))
          .isCloseTo(Math.sqrt(squares[c] / count - mean * mean), within(1e-6));
    }
  }

  @Test
  void what_does_not_vary_is_not_scaled() {
    Moments moments = new Moments(1);
    moments.add(new float[] {3, 3, 3}, 3);
    assertThat(moments.deviation(0)).isEqualTo(1);
    assertThat(Normaliser.of(moments, 1).apply(0, 4)).isEqualTo(1f);
  }

  @Test
  void far_observations_are_clipped() {
    Normaliser normaliser = new Normaliser(new double[] {1}, new double[] {2});
    assertThat(normaliser.apply(0, 1e9)).isEqualTo(5f);
    assertThat(normaliser.apply(0, -1e9)).isEqualTo(-5f);
    assertThat(normaliser.apply(0, Double.NaN)).isNaN();
  }

  @Test
  void a_normaliser_needs_positive_deviations() {
    assertThatThrownBy(() -> new Normaliser(new double[] {1}, new double[] {0}))
        .hasMessageContaining("observation 0");
  }
}
