package hft.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.policy.Draws;
import hft.core.policy.Experience;
import hft.core.policy.LossSettings;
import hft.core.policy.PolicyShape;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The hand-written gradient is that of PyTorch's automatic differentiation. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TorchGradientsTest {
  private static final PolicyShape SHAPE = new PolicyShape(5, 64, 2);
  private static final LossSettings SETTINGS = new LossSettings(0.2, 0.5, 0.01);
  private static final int SAMPLES = 500;

  @Test
  void both_ways_give_the_same_gradient() {
    Draws draws = new Draws(17, 0);
    Experience lived = new Experience(SAMPLES, SHAPE);
    fill(lived.observations, draws, 1);
    fill(lived.actions, draws, 0.6);
    fill(lived.advantages, draws, 1);
    fill(lived.targets, draws, 1);
    float[] parameters = SHAPE.draw(draws, -0.5);
    int[] order = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      order[i] = (i * 7) % SAMPLES;
      lived.logDensity[i] = (float) (-1.5 + 0.3 * draws.gaussian());
    }
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (0.05 * draws.gaussian());
    }
    Lesson lesson = Lesson.of(lived, order, 20, 480);
    float[] byHand = new float[parameters.length];
    float[] byTorch = new float[parameters.length];
    LossFigures hand;
    LossFigures torch;
    try (Workers workers = new Workers(2);
        Gradients ours = new HandGradients(SHAPE, SETTINGS, workers);
        Gradients theirs = new TorchGradients(SHAPE, SETTINGS)) {
      hand = ours.differentiate(parameters, lesson, byHand);
      torch = theirs.differentiate(parameters, lesson, byTorch);
    }
    double largest = 0;
    for (float value : byTorch) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isGreaterThan(0.01);
    assertThat(byHand).containsExactly(byTorch, within((float) (1e-5 * largest)));
    assertThat(hand.policy()).isCloseTo(torch.policy(), within(1e-5));
    assertThat(hand.value()).isCloseTo(torch.value(), within(1e-5));
    assertThat(hand.divergence()).isCloseTo(torch.divergence(), within(1e-5));
    assertThat(hand.clippedShare()).isCloseTo(torch.clippedShare(), within(1e-6));
    assertThat(hand.clippedShare()).isBetween(0.1, 0.9);
  }

  private static void fill(float[] values, Draws draws, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * draws.gaussian());
    }
  }
}
