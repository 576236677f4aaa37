package hft.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LossGradientTest {
  private static final PolicyShape SHAPE = new PolicyShape(3, 10, 2);
  private static final LossSettings SETTINGS = new LossSettings(0.2, 0.5, 0.01);
  private static final int SAMPLES = 45;

  private final Draws draws = new Draws(3, 0);
  private final Experience lived = new Experience(SAMPLES, SHAPE);
  private final int[] order = new int[SAMPLES];
  private final float[] parameters = SHAPE.draw(draws, -0.5);

  LossGradientTest() {
    for (int i = 0; i < SAMPLES; i++) {
      order[i] = SAMPLES - 1 - i;
      lived.logDensity[i] = (float) (-1.5 + 0.3 * draws.gaussian());
      lived.advantages[i] = (float) draws.gaussian();
      lived.targets[i] = (float) draws.gaussian();
    }
    for (int i = 0; i < lived.observations.length; i++) {
      lived.observations[i] = (float) draws.gaussian();
    }
    for (int i = 0; i < lived.actions.length; i++) {
      lived.actions[i] = (float) (0.6 * draws.gaussian());
    }
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (0.1 * draws.gaussian());
    }
  }

  /** The loss falls along the gradient as fast as the gradient says. */
  @Test
  void it_is_the_slope_of_the_loss() {
    float[] gradient = gradient();
    Draws directions = new Draws(11, 0);
    for (int trial = 0; trial < 20; trial++) {
      double slope = 0;
      float[] up = parameters.clone();
      float[] down = parameters.clone();
      for (int i = 0; i < parameters.length; i++) {
        float by = (float) (2e-4 * directions.gaussian());
        up[i] += by;
        down[i] -= by;
        slope += (double) gradient[i] * (up[i] - down[i]);
      }
      assertThat(loss(up) - loss(down)).isCloseTo(slope, within(5e-6 + 0.02 * Math.abs(slope)));
    }
  }

  @Test
  void pieces_add_up_to_the_whole() {
    float[] whole = gradient();
    float[] pieces = new float[whole.length];
    LossGradient some = new LossGradient(SHAPE, SETTINGS);
    for (int from = 0; from < SAMPLES; from += 15) {
      some.begin(parameters);
      some.add(lived, order, from, from + 15, 0.1, 1.3, 1.0 / SAMPLES);
      some.addTo(pieces);
    }
    assertThat(pieces).containsExactly(whole, within(2e-6f));
  }

  @Test
  void both_kinds_of_samples_are_there() {
    LossGradient all = new LossGradient(SHAPE, SETTINGS);
    all.begin(parameters);
    all.add(lived, order, 0, SAMPLES, 0.1, 1.3, 1.0 / SAMPLES);
    assertThat(all.clipped()).isBetween(5L, SAMPLES - 5L);
    assertThat(all.samples()).isEqualTo(SAMPLES);
    assertThat(all.divergence()).isPositive();
  }

  private float[] gradient() {
    LossGradient all = new LossGradient(SHAPE, SETTINGS);
    all.begin(parameters);
    all.add(lived, order, 0, SAMPLES, 0.1, 1.3, 1.0 / SAMPLES);
    float[] gradient = new float[parameters.length];
    all.addTo(gradient);
    return gradient;
  }

  private double loss(float[] at) {
    LossGradient all = new LossGradient(SHAPE, SETTINGS);
    all.begin(at);
    all.add(lived, order, 0, SAMPLES, 0.1, 1.3, 1.0 / SAMPLES);
    double entropy = at[SHAPE.deviationsAt()] + at[SHAPE.deviationsAt() + 1];
    return all.policyLoss()
        + SETTINGS.valueWeight() * all.valueLoss()
        - SETTINGS.entropyWeight() * entropy;
  }
}
