package hft.core.quote;

/** What the settings of this package demand of their numbers. */
final class Checks {
  private Checks() {}

  /** {@code low <= value <= high}; NaN is refused. */
  static void within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(name + " must be " + low + ".." + high + ", was " + value);
    }
  }

  /** {@code 0 < value <= high}; NaN is refused. */
  static void positive(String name, double value, double high) {
    if (!(value > 0 && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be above 0 and at most " + high + ", was " + value);
    }
  }
}
