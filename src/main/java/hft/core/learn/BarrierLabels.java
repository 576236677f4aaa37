package hft.core.learn;

/**
 * Decides labels by the triple barrier: which side the price touches first, from the first book
 * after the latency until the horizon is over. Reuse one for many examples: it holds the last
 * answer.
 */
final class BarrierLabels {
  private final PricePath path;
  private final long horizonNanos;
  private final long latencyNanos;
  private Direction label = Direction.STATIONARY;
  private long startNanos;
  private long endNanos;
  private double realised;

  BarrierLabels(PricePath path, BarrierSettings settings) {
    this.path = path;
    horizonNanos = settings.horizon().toNanos();
    latencyNanos = settings.latency().toNanos();
  }

  /**
   * Decides one.
   *
   * @param distance of either barrier as a fraction of the price
   * @return false when the stretch ends before the horizon: what was not seen is not known
   */
  boolean decide(int stretch, long decisionNanos, double distance) {
    int first = path.first(stretch, decisionNanos + latencyNanos);
    int end = path.end(stretch);
    if (first == end) {
      return false;
    }
    startNanos = path.nanos(first);
    long until = startNanos + horizonNanos;
    if (path.nanos(end - 1) < until) {
      return false;
    }
    double start = path.price(first);
    realised = 0;
    for (int i = first + 1; i < end && path.nanos(i) <= until; i++) {
      realised = path.price(i) / start - 1;
      if (Math.abs(realised) >= distance) {
        label = realised > 0 ? Direction.UP : Direction.DOWN;
        endNanos = path.nanos(i);
        return true;
      }
    }
    label = Direction.STATIONARY;
    endNanos = until;
    return true;
  }

  Direction label() {
    return label;
  }

  /** When the reference price was taken. */
  long startNanos() {
    return startNanos;
  }

  long endNanos() {
    return endNanos;
  }

  /** Fraction of the start price. */
  double realised() {
    return realised;
  }
}
