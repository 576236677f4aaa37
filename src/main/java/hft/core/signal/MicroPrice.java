package hft.core.signal;

import java.util.List;

/**
 * Stoikov's micro-price (2018): where the mid is expected after many more moves, as a distance from
 * the mid by imbalance and spread. Independent of any horizon, estimated once by {@link
 * MicroPriceEstimator}.
 *
 * @param imbalances equal buckets of the bid share at the touch
 * @param spreads in ticks, 1 up to this many; wider books have no entry
 * @param offsetTicks by spread, then imbalance; empty when there is no table
 */
public record MicroPrice(int imbalances, int spreads, List<Double> offsetTicks) {
  /** No table: the micro-price is the mid. */
  public static final MicroPrice NONE = new MicroPrice(0, 0, List.of());

  public MicroPrice {
    offsetTicks = List.copyOf(offsetTicks);
    if (imbalances < 0 || spreads < 0 || offsetTicks.size() != imbalances * spreads) {
      throw new IllegalArgumentException(
          "offsetTicks must be imbalances × spreads, were "
              + offsetTicks.size()
              + " for "
              + imbalances
              + " × "
              + spreads);
    }
  }

  /**
   * How far it is above the mid, ticks; 0 outside the table.
   *
   * @param bidShare of the size at the touch, 0..1
   */
  public double offsetTicks(double bidShare, long spreadTicks) {
    int state = state(bidShare, spreadTicks, imbalances, spreads);
    return state < 0 ? 0 : offsetTicks.get(state);
  }

  /** A locked book counts as one tick wide: it is so for want of decimals. -1: no state. */
  static int state(double bidShare, long spreadTicks, int imbalances, int spreads) {
    long spread = Math.max(1, spreadTicks);
    if (spread > spreads) {
      return -1;
    }
    int bucket = Math.min(imbalances - 1, (int) (bidShare * imbalances));
    return (int) (spread - 1) * imbalances + bucket;
  }
}
