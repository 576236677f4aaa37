package hft.alpha.train;

/**
 * How to train.
 *
 * @param epochs at most
 * @param batch examples of a step
 * @param learningRate after the warm-up
 * @param lastLearningRate at the end of the cosine
 * @param warmUpShare share of all steps in which the rate rises
 * @param weightDecay per step and rate, of weights; not of biases, norms and positions
 * @param clipNorm longest gradient
 * @param averageDecay of the moving average of the weights that is validated and kept
 * @param patience epochs without improvement before it stops
 * @param leastImprovement of the validation loss that counts
 */
public record Recipe(
    int epochs,
    int batch,
    double learningRate,
    double lastLearningRate,
    double warmUpShare,
    double weightDecay,
    double clipNorm,
    double averageDecay,
    int patience,
    double leastImprovement) {
  public Recipe {
    atLeastOne("epochs", epochs);
    atLeastOne("batch", batch);
    atLeastOne("patience", patience);
    within("learningRate", learningRate, 1);
    within("lastLearningRate", lastLearningRate, learningRate);
    within("warmUpShare", warmUpShare, 1);
    within("weightDecay", weightDecay, 1);
    within("averageDecay", averageDecay, 1);
    within("leastImprovement", leastImprovement, 1);
    if (!(clipNorm > 0)) {
      throw new IllegalArgumentException("clipNorm must be more than 0, was " + clipNorm);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  private static void within(String name, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(name + " must be 0.." + most + ", was " + value);
    }
  }

  /** A straight rise from zero, then half a cosine. */
  double rate(long step, long steps) {
    double warmUp = Math.max(1, warmUpShare * steps);
    if (step < warmUp) {
      return learningRate * (step + 1) / (warmUp + 1);
    }
    double share = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp));
    return lastLearningRate
        + (learningRate - lastLearningRate) * 0.5 * (1 + StrictMath.cos(Math.PI * share));
  }

  /** Shorter at the start, when an average over a thousand steps would be one over none. */
  double averageDecay(long step) {
    return Math.min(averageDecay, (1.0 + step) / (10.0 + step));
  }
}
