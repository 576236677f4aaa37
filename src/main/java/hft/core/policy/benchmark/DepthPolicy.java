package hft.core.policy.benchmark;

/** Where to quote. Depths may lie outside of what is allowed; whoever plays them bounds them. */
public interface DepthPolicy {
  /** Fills {@code depths} with bid and ask depth before step {@code step} at {@code lots}. */
  void depths(int step, int lots, double[] depths);

  /** The same depth on both sides, always. */
  static DepthPolicy constant(double depth) {
    return linear(depth, 0);
  }

  /** {@code base ± slope·lots}: a long inventory bids deeper and asks closer. */
  static DepthPolicy linear(double base, double slope) {
    return (step, lots, depths) -> {
      depths[0] = base + slope * lots;
      depths[1] = base - slope * lots;
    };
  }
}
