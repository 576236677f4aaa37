package hft.core.quote;

import java.util.Arrays;

/**
 * {@code exp(-M·T)·1} of the quote model by short Taylor steps of the shifted, non-negative matrix:
 * slow, simple, and without cancellation. The twin of {@link GlftExact}.
 */
final class FiniteHorizon {
  private static final int TERMS = 30;

  private FiniteHorizon() {}

  static double[] values(double sigma, double a, double k, double gamma, int maxLots, double t) {
    double alpha = k * gamma * sigma * sigma / 2;
    double eta = a * Math.pow(1 + gamma / k, -(1 + k / gamma));
    double top = alpha * maxLots * maxLots;
    int steps = (int) Math.ceil(t * (top + 2 * eta));
    double[] v = new double[2 * maxLots + 1];
    Arrays.fill(v, 1);
    for (int step = 0; step < steps; step++) {
      v = taylor(v, alpha, eta, top, maxLots, t / steps);
    }
    return v;
  }

  private static double[] taylor(
      double[] v, double alpha, double eta, double top, int maxLots, double dt) {
    double[] sum = v.clone();
    double[] term = v.clone();
    for (int n = 1; n <= TERMS; n++) {
      double[] next = new double[term.length];
      for (int i = 0; i < term.length; i++) {
        double lots = i - maxLots;
        double left = i > 0 ? term[i - 1] : 0;
        double right = i < term.length - 1 ? term[i + 1] : 0;
        next[i] = dt / n * ((top - alpha * lots * lots) * term[i] + eta * (left + right));
        sum[i] += next[i];
      }
      term = next;
    }
    double scale = Arrays.stream(sum).max().orElseThrow();
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= scale;
    }
    return sum;
  }
}
