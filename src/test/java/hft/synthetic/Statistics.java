package hft.synthetic;

import java.util.Arrays;
import java.util.List;

/** Textbook statistics of series, for comparing markets. Moments are those of the population. */
final class Statistics {
  private Statistics() {}

  static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0));
  }

  static double kurtosis(double[] values) {
    double mean = mean(values);
    double sd = deviation(values);
    return Arrays.stream(values).map(x -> Math.pow((x - mean) / sd, 4)).average().orElse(0);
  }

  static double autocorrelation(double[] values, int lag) {
    double mean = mean(values);
    double sum = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      all += (values[i] - mean) * (values[i] - mean);
      sum += i + lag < values.length ? (values[i] - mean) * (values[i + lag] - mean) : 0;
    }
    return sum / all;
  }

  static double correlation(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / x.length / deviation(x) / deviation(y);
  }

  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
