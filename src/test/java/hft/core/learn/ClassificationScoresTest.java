package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClassificationScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private final ClassificationScores scores = new ClassificationScores();

  /** Answers worked out by hand: three right of five. */
  private void five() {
    scores.add(0, 0.7, 0.2, 0.1);
    scores.add(0, 0.2, 0.7, 0.1);
    scores.add(1, 0.2, 0.7, 0.1);
    scores.add(2, 0.1, 0.3, 0.6);
    scores.add(2, 0.5, 0.1, 0.4);
  }

  @Test
  void confusion_accuracy_and_macro_f1() {
    five();
    assertThat(scores.accuracy()).isEqualTo(0.6, EXACT);
    assertThat(scores.confusion(0, 1)).isEqualTo(1);
    assertThat(scores.confusion(2, 0)).isEqualTo(1);
    // down: 1 of 2 answered, 1 of 2 found; stationary: 1 of 2, 1 of 1; up: 1 of 1, 1 of 2
    assertThat(scores.precision(0)).isEqualTo(0.5, EXACT);
    assertThat(scores.recall(1)).isEqualTo(1, EXACT);
    assertThat(scores.f1(0)).isEqualTo(0.5, EXACT);
    assertThat(scores.f1(1)).isEqualTo(2 / 3.0, EXACT);
    assertThat(scores.f1(2)).isEqualTo(2 / 3.0, EXACT);
    assertThat(scores.macroF1()).isEqualTo((0.5 + 4 / 3.0) / 3, EXACT);
  }

  @Test
  void brier_and_likelihood() {
    five();
    double[] squares = {
      0.09 + 0.04 + 0.01,
      0.64 + 0.49 + 0.01,
      0.04 + 0.09 + 0.01,
      0.01 + 0.09 + 0.16,
      0.25 + 0.01 + 0.36
    };
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    assertThat(scores.brier()).isEqualTo(sum / 5, EXACT);
    // shares 0.4, 0.2, 0.4
    assertThat(scores.brierOfShares()).isEqualTo(0.24 + 0.16 + 0.24, EXACT);
    double loss = -(Math.log(0.7) + Math.log(0.2) + Math.log(0.7) + Math.log(0.6) + Math.log(0.4));
    assertThat(scores.negativeLogLikelihood()).isEqualTo(loss / 5, EXACT);
  }

  @Test
  void calibration_is_the_mean_distance_of_certainty_from_being_right() {
    five();
    // bin 7: three of 0.7, two right; bin 6: 0.6, right; bin 5: 0.5, wrong
    assertThat(scores.binCount(7)).isEqualTo(3);
    assertThat(scores.binAccuracy(7)).isEqualTo(2 / 3.0, EXACT);
    assertThat(scores.binChance(7)).isEqualTo(0.7, EXACT);
    assertThat(scores.calibrationError())
        .isEqualTo((Math.abs(2 - 2.1) + Math.abs(1 - 0.6) + 0.5) / 5, EXACT);
  }

  @Test
  void chances_that_are_true_are_calibrated_and_no_worse_than_the_shares() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200_000; i++) {
      double down = random.nextDouble();
      double rest = (1 - down) * random.nextDouble();
      double draw = random.nextDouble();
      int label = draw < down ? 0 : draw < down + rest ? 1 : 2;
      scores.add(label, down, rest, 1 - down - rest);
    }
    assertThat(scores.calibrationError()).isLessThan(0.005);
    assertThat(scores.brier()).isLessThan(scores.brierOfShares());
  }

  @Test
  void nothing_answered_is_no_score() {
    assertThat(scores.macroF1()).isZero();
    assertThat(scores.brier()).isZero();
    assertThat(scores.calibrationError()).isZero();
  }

  @Test
  void what_are_no_chances_is_refused() {
    assertThatThrownBy(() -> scores.add(0, 0.5, 0.4, 0.2)).hasMessageContaining("add up to 1");
    assertThatThrownBy(() -> scores.add(0, Double.NaN, 0, 1)).hasMessageContaining("add up to 1");
    assertThatThrownBy(() -> scores.add(0, 1.2, 0, -0.2)).hasMessageContaining("add up to 1");
  }
}
