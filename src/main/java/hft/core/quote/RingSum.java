package hft.core.quote;

/**
 * The sum of a ring of doubles. It depends on the order of adding, which is that of the places, so
 * it goes on at the first place that was written since the last one.
 */
final class RingSum {
  private final double[] values;

  /** Of the values before a place; right up to {@link #summed}. */
  private final double[] before;

  private int summed;

  RingSum(int capacity) {
    values = new double[capacity];
    before = new double[capacity + 1];
  }

  void set(int at, double value) {
    values[at] = value;
    summed = Math.min(summed, at);
  }

  /** Of the first {@code count} places. */
  double sum(int count) {
    double sum = before[Math.min(summed, count)];
    for (int i = summed; i < count; i++) {
      sum += values[i];
      before[i + 1] = sum;
    }
    summed = Math.max(summed, count);
    return sum;
  }
}
