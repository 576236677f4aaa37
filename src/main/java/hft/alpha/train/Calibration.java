package hft.alpha.train;

import hft.alpha.net.Net;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * From logits to chances: {@code softmax(logit / temperature - log classWeight)}. The net was
 * trained as if each class came equally often; the second term takes that back.
 *
 * @param temperature above 1 makes chances less sure
 * @param classWeights by which the loss was multiplied
 */
public record Calibration(double temperature, List<Double> classWeights) {
  /** Takes logits as they are. */
  static final Calibration NONE = new Calibration(1, List.of(1.0, 1.0, 1.0));

  private static final double LEAST_LOG = Math.log(0.05);
  private static final double MOST_LOG = Math.log(20);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int HALVINGS = 60;

  public Calibration {
    classWeights = List.copyOf(classWeights);
    if (!(temperature > 0) || classWeights.size() != Net.CLASSES) {
      throw new IllegalArgumentException(
          "temperature must be positive and classWeights three, were "
              + temperature
              + " and "
              + classWeights);
    }
  }

  /** The temperature that makes what happened likeliest. */
  static Calibration fit(float[] logits, Samples samples, Targets targets) {
    List<Double> weights =
        List.of(targets.classWeight(0), targets.classWeight(1), targets.classWeight(2));
    double log =
        least(
            t -> new Calibration(Math.exp(t), weights).loss(logits, samples), LEAST_LOG, MOST_LOG);
    return new Calibration(Math.exp(log), weights);
  }

  private double loss(float[] logits, Samples samples) {
    double[] chances = new double[Net.CLASSES];
    double loss = 0;
    for (int i = 0; i < samples.size(); i++) {
      chances(logits, i * Net.CLASSES, chances);
      loss -= Math.log(Math.max(1e-12, chances[samples.label(i)]));
    }
    return loss;
  }

  /** Golden section: the loss has one valley. */
  private static double least(DoubleUnaryOperator of, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (of.applyAsDouble(left) <= of.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }

  /** Chances of down, stationary, up; they add up to 1. */
  public void chances(float[] logits, int offset, double[] into) {
    double most = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < Net.CLASSES; label++) {
      double weight = classWeights.get(label);
      into[label] =
          weight == 0
              ? Double.NEGATIVE_INFINITY
              : logits[offset + label] / temperature - Math.log(weight);
      most = Math.max(most, into[label]);
    }
    double sum = 0;
    for (int label = 0; label < Net.CLASSES; label++) {
      into[label] = Math.exp(into[label] - most);
      sum += into[label];
    }
    for (int label = 0; label < Net.CLASSES; label++) {
      into[label] /= sum;
    }
  }
}
