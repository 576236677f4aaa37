package hft.alpha.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CalibrationTest {
  private static final int COUNT = 20_000;

  /** Labels drawn from chances that are known. */
  private record Drawn(int[] labels) implements Samples {
    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public void read(int index, float[] into, int offset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int label(int index) {
      return labels[index];
    }

    @Override
    public double weight(int index) {
      return 1;
    }
  }

  @Test
  void a_net_three_times_too_sure_gets_temperature_three() {
    SplittableRandom random = new SplittableRandom(3);
    float[] logits = new float[COUNT * 3];
    int[] labels = new int[COUNT];
    double[] chances = new double[3];
    for (int i = 0; i < COUNT; i++) {
      float[] honest = {gaussian(random), gaussian(random), gaussian(random)};
      Calibration.NONE.chances(honest, 0, chances);
      double draw = random.nextDouble();
      labels[i] = draw < chances[0] ? 0 : draw < chances[0] + chances[1] ? 1 : 2;
      for (int label = 0; label < 3; label++) {
        logits[3 * i + label] = 3 * honest[label];
      }
    }
    Samples samples = new Drawn(labels);
    Calibration fitted = Calibration.fit(logits, samples, Targets.of(samples));
    assertThat(fitted.temperature()).isCloseTo(3, within(0.15));
  }

  private static float gaussian(SplittableRandom random) {
    return (float) random.nextGaussian();
  }

  @Test
  void indifferent_logits_give_the_classes_own_shares() {
    int[] labels = new int[1_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 10 < 2 ? 0 : i % 10 < 7 ? 1 : 2; // 20, 50 and 30 %
    }
    Samples samples = new Drawn(labels);
    Calibration fitted = Calibration.fit(new float[3_000], samples, Targets.of(samples));
    double[] chances = new double[3];
    fitted.chances(new float[3], 0, chances);
    assertThat(chances).containsExactly(new double[] {0.2, 0.5, 0.3}, within(1e-9));
  }

  @Test
  void a_class_that_never_came_has_no_chance() {
    double[] chances = new double[3];
    new Calibration(1, List.of(1.5, 1.5, 0.0)).chances(new float[] {0, 0, 50}, 0, chances);
    assertThat(chances).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
  }
}
