package hft.core.quote;

/**
 * A positive quantity smoothed geometrically over time with a half-life. The first values are
 * averaged evenly, so that a poor first estimate does not linger.
 */
final class Smoothed {
  private final double halfLifeNanos;
  private double log = Double.NaN;
  private long lastNanos;
  private int added;

  Smoothed(long halfLifeNanos) {
    this.halfLifeNanos = halfLifeNanos;
  }

  void add(long nanos, double value) {
    added = Math.min(added + 1, 1_000_000);
    if (added == 1) {
      log = Math.log(value);
    } else {
      double age = Math.max(0, nanos - lastNanos);
      double weight = Math.max(1 - Math.pow(2, -age / halfLifeNanos), 1.0 / added);
      log += weight * (Math.log(value) - log);
    }
    lastNanos = nanos;
  }

  boolean isEmpty() {
    return added == 0;
  }

  double value() {
    return Math.exp(log);
  }
}
