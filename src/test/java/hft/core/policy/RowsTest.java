package hft.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RowsTest {
  @Test
  void the_tangent_is_right_to_the_precision_of_a_float() {
    float[] x = new float[4_001];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 2_000) * 0.01f;
      y[i] = x[i];
    }
    Rows.tanh(y);
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i]).isCloseTo((float) Math.tanh(x[i]), within(3e-7f));
      assertThat(Math.abs(y[i])).isLessThanOrEqualTo(1.0000002f);
    }
  }

  @Test
  void not_a_number_stays_none() {
    float[] x = {Float.NaN, 1};
    Rows.tanh(x);
    assertThat(x[0]).isNaN();
  }

  @Test
  void sums_of_rows_whatever_their_number() {
    for (int count = 0; count <= 19; count++) {
      float[][] rows = new float[19][5];
      float[] c = new float[19];
      float[] expected = new float[5];
      for (int i = 0; i < 19; i++) {
        c[i] = i - 7;
        for (int j = 0; j < 5; j++) {
          rows[i][j] = i * j + 1;
          expected[j] += i < count ? c[i] * rows[i][j] : 0;
        }
      }
      float[] sum = new float[5];
      Rows.addAll(sum, rows, c, count);
      assertThat(sum).containsExactly(expected);
    }
  }
}
