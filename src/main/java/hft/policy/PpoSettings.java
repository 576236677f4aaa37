package hft.policy;

import hft.core.policy.GaeSettings;
import hft.core.policy.LossSettings;

/**
 * How a policy is trained. What changes over the training does so in a straight line from its first
 * to its last value.
 *
 * @param hidden width of both hidden layers, 1..512
 * @param copies of the environment that live one episode each between two lessons
 * @param epochs how often a lesson goes through what was lived
 * @param miniBatches steps of the optimiser in each epoch
 * @param learningRateFirst of Adam, at the start
 * @param learningRateLast of Adam, at the end
 * @param gradientNormMax to which the gradient is shortened
 * @param deviationFirst of actions around their mean at the start, in the environment's units
 * @param deviationLast the same at the end; a policy plays best when it no longer strays
 * @param averagedShare the policy that is kept is an average of the parameters over about this last
 *     share of the training, which takes the optimiser's own noise out of it; 0 keeps the last
 * @param loss the terms of the loss
 * @param gae how far ahead advantages look
 */
public record PpoSettings(
    int hidden,
    int copies,
    int epochs,
    int miniBatches,
    double learningRateFirst,
    double learningRateLast,
    double gradientNormMax,
    double deviationFirst,
    double deviationLast,
    double averagedShare,
    LossSettings loss,
    GaeSettings gae) {
  public PpoSettings {
    whole("hidden", hidden, 512);
    whole("copies", copies, 100_000);
    whole("epochs", epochs, 100);
    whole("miniBatches", miniBatches, 1_000);
    positive("learningRateFirst", learningRateFirst, 1);
    positive("learningRateLast", learningRateLast, 1);
    positive("gradientNormMax", gradientNormMax, 1_000);
    positive("deviationFirst", deviationFirst, 100);
    positive("deviationLast", deviationLast, 100);
    if (!(averagedShare >= 0 && averagedShare <= 1)) {
      throw new IllegalArgumentException("averagedShare must be 0..1, was " + averagedShare);
    }
  }

  private static void whole(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value);
    }
  }

  private static void positive(String name, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be more than 0 and at most " + most + ", was " + value);
    }
  }
}
