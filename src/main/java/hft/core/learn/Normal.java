package hft.core.learn;

/** The standard normal distribution. */
final class Normal {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  /**
   * By the series of Marsaglia (2004) around 0, right to the last digits of a double; beyond 8
   * nothing is left to tell.
   */
  static double cumulative(double x) {
    if (x < -8) {
      return 0;
    }
    if (x > 8) {
      return 1;
    }
    double sum = x;
    double term = x;
    for (int i = 3; sum + term != sum; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /** The inverse, by bisection. */
  static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must lie between 0 and 1, was " + p);
    }
    double low = -8.5;
    double high = 8.5;
    for (int step = 0; step < 80; step++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
