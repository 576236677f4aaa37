package hft.alpha.train;

import hft.alpha.net.Net;

/**
 * What an example's classes count in the loss: its own weight times that of its class, over the sum
 * of these. Classes count inversely to how often they come, so that none is drowned.
 */
public final class Targets {
  private final double[] classWeights = new double[Net.CLASSES];

  private Targets() {}

  /** Mean 1 over the samples. A class that never comes has no weight. */
  static Targets of(Samples samples) {
    Targets targets = new Targets();
    long[] counts = new long[Net.CLASSES];
    for (int i = 0; i < samples.size(); i++) {
      counts[samples.label(i)]++;
    }
    for (int label = 0; label < counts.length; label++) {
      targets.classWeights[label] =
          counts[label] == 0 ? 0 : samples.size() / (double) (Net.CLASSES * counts[label]);
    }
    return targets;
  }

  double classWeight(int label) {
    return classWeights[label];
  }

  double weight(Samples samples, int index) {
    return samples.weight(index) * classWeights[samples.label(index)];
  }

  /** One row of three per example. */
  float[] of(Samples samples, int[] indices, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weight(samples, indices[i]);
    }
    float[] rows = new float[(to - from) * Net.CLASSES];
    for (int i = from; i < to && sum > 0; i++) {
      int label = samples.label(indices[i]);
      rows[(i - from) * Net.CLASSES + label] = (float) (weight(samples, indices[i]) / sum);
    }
    return rows;
  }
}
