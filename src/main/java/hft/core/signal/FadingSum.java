package hft.core.signal;

/** A sum that forgets: what was added {@code memory} ago counts 1/e. Times must not go back. */
final class FadingSum {
  private final double perNano;
  private double value;
  private long nanos;

  /**
   * @param memoryNanos over which it stands for a plain sum
   */
  FadingSum(long memoryNanos) {
    perNano = 1.0 / memoryNanos;
  }

  void add(double amount, long nowNanos) {
    value = at(nowNanos) + amount;
    nanos = nowNanos;
  }

  double at(long nowNanos) {
    return value == 0 ? 0 : value * Math.exp(-perNano * Math.max(0, nowNanos - nanos));
  }

  void clear() {
    value = 0;
  }
}
