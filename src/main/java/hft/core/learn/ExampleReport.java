package hft.core.learn;

/**
 * What examples came out of a recording.
 *
 * @param snapshots taken of all instruments
 * @param examples with a label
 * @param kappaSigma as tuned: standard deviations from the price to a barrier
 * @param flooredShare of the labels whose barriers were as near as costs and ticks allow, 0..1
 * @param uniqueness mean over the labels, 0..1: times the examples, it is how many they count for
 * @param dropped situations whose horizon was not seen to its end
 * @param sessions unbroken stretches with examples
 */
public record ExampleReport(
    long snapshots,
    long examples,
    long down,
    long stationary,
    long up,
    double kappaSigma,
    double flooredShare,
    double uniqueness,
    long dropped,
    long sessions) {
  /** Of the labels, 0..1. */
  public double share(Direction direction) {
    long part =
        switch (direction) {
          case DOWN -> down;
          case STATIONARY -> stationary;
          case UP -> up;
        };
    return examples == 0 ? 0 : part / (double) examples;
  }
}
