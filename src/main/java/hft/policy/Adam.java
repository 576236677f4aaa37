package hft.policy;

/** The optimiser of Kingma and Ba (2015), after shortening the gradient to a largest norm. */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-5;

  final float[] mean;
  final float[] square;
  long steps;

  Adam(int parameters) {
    mean = new float[parameters];
    square = new float[parameters];
  }

  /**
   * Moves the parameters one step down.
   *
   * @param kept parameters in [0, kept.from) and [kept.to, ..) move, those between stay
   * @return the gradient's norm before it was shortened
   * @throws ArithmeticException when the gradient is not finite
   */
  double step(float[] parameters, float[] gradient, double rate, double normMax, Stretch kept) {
    double squares = 0;
    for (int i = 0; i < gradient.length; i++) {
      if (!kept.has(i)) {
        squares += (double) gradient[i] * gradient[i];
      }
    }
    double norm = Math.sqrt(squares);
    if (!Double.isFinite(norm)) {
      throw new ArithmeticException("the gradient is not finite: lower the learning rate");
    }
    double shortened = norm > normMax ? normMax / norm : 1;
    steps++;
    double correction1 = 1 - StrictMath.pow(BETA1, steps);
    double correction2 = 1 - StrictMath.pow(BETA2, steps);
    for (int i = 0; i < gradient.length; i++) {
      if (kept.has(i)) {
        continue;
      }
      double g = gradient[i] * shortened;
      mean[i] = (float) (BETA1 * mean[i] + (1 - BETA1) * g);
      square[i] = (float) (BETA2 * square[i] + (1 - BETA2) * g * g);
      double by = Math.sqrt(square[i] / correction2) + EPSILON;
      parameters[i] = (float) (parameters[i] - rate * mean[i] / correction1 / by);
    }
    return norm;
  }

  /** Parameters that do not move. */
  record Stretch(int from, int to) {
    boolean has(int i) {
      return i >= from && i < to;
    }
  }
}
