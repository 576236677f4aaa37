package hft.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DrawsTest {
  private static final int MANY = 200_000;

  @Test
  void normal_numbers_have_the_moments_of_the_normal_distribution() {
    Draws draws = new Draws(5, 9);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < MANY; i++) {
      double z = draws.gaussian();
      sum += z;
      squares += z * z;
      fourths += z * z * z * z;
    }
    assertThat(sum / MANY).isCloseTo(0, within(0.01));
    assertThat(squares / MANY).isCloseTo(1, within(0.02));
    assertThat(fourths / MANY).isCloseTo(3, within(0.15));
  }

  @Test
  void every_number_below_the_bound_is_as_likely() {
    Draws draws = new Draws(5, 9);
    int[] counts = new int[9];
    for (int i = 0; i < MANY; i++) {
      counts[draws.below(9)]++;
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(MANY / 9, within(600));
    }
  }

  @Test
  void a_saved_stream_goes_on_where_it_was() {
    Draws draws = new Draws(1, 2);
    draws.gaussian(); // one number is left over
    Draws copy = Draws.from(draws.state());
    for (int i = 0; i < 5; i++) {
      assertThat(copy.gaussian()).isEqualTo(draws.gaussian());
      assertThat(copy.unit()).isEqualTo(draws.unit());
    }
  }

  @Test
  void streams_of_one_seed_differ() {
    assertThat(new Draws(1, 0).bits()).isNotEqualTo(new Draws(1, 1).bits());
    assertThat(new Draws(0, 0).bits()).isNotEqualTo(new Draws(1, 0).bits());
  }
}
