package hft.alpha.train;

import hft.alpha.net.Linear;
import hft.alpha.net.Weights;

/** Mean and standard deviation of each feature over the training samples. */
record FeatureSpread(float[] mean, float[] deviation) {
  /** A feature that hardly moves is left as it is. */
  private static final double LEAST = 1e-6;

  static FeatureSpread of(Samples samples, int features) {
    double[] sum = new double[features];
    double[] squares = new double[features];
    float[] row = new float[features];
    for (int i = 0; i < samples.size(); i++) {
      samples.read(i, row, 0);
      for (int j = 0; j < features; j++) {
        sum[j] += row[j];
        squares[j] += (double) row[j] * row[j];
      }
    }
    float[] mean = new float[features];
    float[] deviation = new float[features];
    int count = Math.max(1, samples.size());
    for (int j = 0; j < features; j++) {
      double centre = sum[j] / count;
      double spread = Math.sqrt(Math.max(0, squares[j] / count - centre * centre));
      mean[j] = (float) centre;
      deviation[j] = spread < LEAST ? 1 : (float) spread;
    }
    return new FeatureSpread(mean, deviation);
  }

  void write(Weights weights) {
    weights.set(Linear.MEAN, mean);
    weights.set(Linear.DEVIATION, deviation);
  }
}
