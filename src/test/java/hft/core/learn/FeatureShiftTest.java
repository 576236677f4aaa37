package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeatureShiftTest {
  private final FeatureShift shift =
      new FeatureShift(
          List.of(
              new FeatureRange("even", List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)),
              new FeatureRange(
                  "mostly zero", List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0))),
          5_000);
  private final SplittableRandom random = new SplittableRandom(2);

  private float mostlyZero() {
    return random.nextDouble() < 0.8 ? 0 : (float) (random.nextDouble() * 2);
  }

  @Test
  void the_same_spread_has_no_shift() {
    for (int i = 0; i < 20_000; i++) {
      shift.add(new float[] {(float) random.nextDouble(), mostlyZero()});
    }
    assertThat(shift.of(0)).isBetween(0.0, 0.01);
    assertThat(shift.of(1)).isBetween(0.0, 0.05);
    assertThat(shift.worst()).isEqualTo(Math.max(shift.of(0), shift.of(1)));
  }

  /** Half in one tenth, the rest even: (0.55-0.1)·ln 5.5 + 9·(0.05-0.1)·ln 0.5. */
  @Test
  void a_known_shift_has_the_known_index() {
    for (int i = 0; i < 40_000; i++) {
      float value = random.nextBoolean() ? 0.05f : (float) random.nextDouble();
      shift.add(new float[] {value, mostlyZero()});
    }
    double expected = 0.45 * Math.log(5.5) - 0.45 * Math.log(0.5);
    assertThat(shift.of(0)).isCloseTo(expected, within(0.05));
  }

  @Test
  void what_was_long_ago_is_forgotten() {
    for (int i = 0; i < 20_000; i++) {
      shift.add(new float[] {5, 0});
    }
    assertThat(shift.of(0)).isGreaterThan(1);
    for (int i = 0; i < 60_000; i++) {
      shift.add(new float[] {(float) random.nextDouble(), mostlyZero()});
    }
    assertThat(shift.of(0)).isLessThan(0.01);
  }

  @Test
  void nothing_seen_is_no_shift() {
    assertThat(shift.worst()).isZero();
  }
}
