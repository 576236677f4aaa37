package hft.policy;

import ai.djl.engine.Engine;
import hft.core.policy.Draws;
import hft.core.policy.Experience;
import hft.core.policy.PolicyShape;

/** Times the two ways to a gradient against each other, turn by turn, one thread each. */
public final class GradientRace {
  private static final int SAMPLES = 2_500;
  private static final int TURNS = 60;

  private GradientRace() {}

  /**
   * Medians.
   *
   * @param handNanos per sample, hand-written
   * @param torchNanos per sample, through DJL
   * @param rival the engine and its version
   */
  public record Outcome(double handNanos, double torchNanos, String rival) {}

  /** Of the benchmark's networks, over mini-batches of its size. */
  public static Outcome run(PpoSettings settings) {
    // Read when the engine is loaded, which nobody has done before.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    PolicyShape shape = new PolicyShape(2, settings.hidden(), 2);
    Draws draws = new Draws(1, 0);
    float[] parameters = shape.draw(draws, -1);
    Lesson lesson = lesson(shape, draws);
    double[] hand = new double[TURNS];
    double[] torch = new double[TURNS];
    try (Workers one = new Workers(1);
        Gradients ours = new HandGradients(shape, settings.loss(), one);
        Gradients theirs = new TorchGradients(shape, settings.loss())) {
      for (int i = 0; i < 2 * TURNS; i++) { // the first half only warms up
        hand[i % TURNS] = nanosPerSample(ours, parameters, lesson);
        torch[i % TURNS] = nanosPerSample(theirs, parameters, lesson);
      }
    }
    Engine engine = Engine.getEngine("PyTorch");
    return new Outcome(
        median(hand), median(torch), "DJL, " + engine.getEngineName() + " " + engine.getVersion());
  }

  private static double nanosPerSample(Gradients gradients, float[] parameters, Lesson lesson) {
    float[] gradient = new float[parameters.length];
    long started = System.nanoTime();
    gradients.differentiate(parameters, lesson, gradient);
    return (double) (System.nanoTime() - started) / lesson.size();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Lesson lesson(PolicyShape shape, Draws draws) {
    Experience lived = new Experience(SAMPLES, shape);
    int[] order = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      order[i] = i;
      lived.advantages[i] = (float) draws.gaussian();
      lived.targets[i] = (float) draws.gaussian();
      lived.logDensity[i] = -1;
    }
    for (int i = 0; i < lived.observations.length; i++) {
      lived.observations[i] = (float) draws.gaussian();
      lived.actions[i] = (float) (0.3 * draws.gaussian());
    }
    return Lesson.of(lived, order, 0, SAMPLES);
  }
}
