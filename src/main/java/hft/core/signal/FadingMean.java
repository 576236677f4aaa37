package hft.core.signal;

/** Mean of what was seen, each sight weighing less the longer ago; 0 before the first. */
final class FadingMean {
  private final FadingSum values;
  private final FadingSum weights;

  FadingMean(long memoryNanos) {
    values = new FadingSum(memoryNanos);
    weights = new FadingSum(memoryNanos);
  }

  void add(double value, double weight, long nowNanos) {
    values.add(value * weight, nowNanos);
    weights.add(weight, nowNanos);
  }

  /** Both fade alike, so it stands until something new is seen. */
  double value(long nowNanos) {
    double weight = weights.at(nowNanos);
    return weight > 0 ? values.at(nowNanos) / weight : 0;
  }

  void clear() {
    values.clear();
    weights.clear();
  }
}
