package hft.alpha.train;

import hft.alpha.net.Parameter;
import hft.alpha.net.Weights;

/**
 * Adam with decoupled weight decay (Loshchilov, Hutter 2019). Plain arrays: the same gradients give
 * the same bytes on any machine.
 */
final class AdamW {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double weightDecay;
  private final float[] first;
  private final float[] second;
  private long steps;

  AdamW(int size, double weightDecay) {
    this(new float[size], new float[size], 0, weightDecay);
  }

  AdamW(float[] first, float[] second, long steps, double weightDecay) {
    this.first = first;
    this.second = second;
    this.steps = steps;
    this.weightDecay = weightDecay;
  }

  float[] first() {
    return first;
  }

  float[] second() {
    return second;
  }

  long steps() {
    return steps;
  }

  /** Moves everything but statistics, and keeps it in its range. */
  void step(Weights weights, float[] gradients, double rate) {
    steps++;
    double correction1 = 1 - StrictMath.pow(BETA_1, steps);
    double correction2 = 1 - StrictMath.pow(BETA_2, steps);
    for (Parameter parameter : weights.parameters()) {
      if (parameter.role() == Parameter.Role.STATISTIC) {
        continue;
      }
      double kept = parameter.role() == Parameter.Role.WEIGHT ? 1 - rate * weightDecay : 1;
      int from = weights.offset(parameter);
      for (int i = from; i < from + parameter.size(); i++) {
        float gradient = gradients[i];
        first[i] = (float) (BETA_1 * first[i] + (1 - BETA_1) * gradient);
        second[i] = (float) (BETA_2 * second[i] + (1 - BETA_2) * gradient * gradient);
        double move =
            rate * (first[i] / correction1) / (Math.sqrt(second[i] / correction2) + EPSILON);
        float moved = (float) (weights.values()[i] * kept - move);
        weights.values()[i] = Math.clamp(moved, parameter.least(), parameter.most());
      }
    }
  }

  /** Shortens a gradient that is longer than {@code most}; the length it had. */
  static double clip(float[] gradients, double most) {
    double squares = 0;
    for (float gradient : gradients) {
      squares += (double) gradient * gradient;
    }
    double length = Math.sqrt(squares);
    if (length > most) {
      float factor = (float) (most / length);
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] *= factor;
      }
    }
    return length;
  }
}
