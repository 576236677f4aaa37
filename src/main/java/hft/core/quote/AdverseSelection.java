package hft.core.quote;

import hft.core.market.Side;

/**
 * How far the mid moves against us after a fill: the mean of {@code -sign·(mid five seconds later -
 * mid at the fill)}, exponentially weighted per fill, in basis points. At most {@link #CAPACITY}
 * fills wait for their five seconds; more are not measured.
 */
public final class AdverseSelection {
  static final int CAPACITY = 256;

  private static final long HORIZON_NANOS = 5_000_000_000L;
  private static final double WEIGHT = 0.05;

  private final long[] times = new long[CAPACITY];
  private final double[] signedMids = new double[CAPACITY];
  private int head;
  private int waiting;
  private double meanBps;

  /**
   * @param initialBps used until fills say otherwise
   */
  public AdverseSelection(double initialBps) {
    meanBps = initialBps;
  }

  public void onFill(Side side, double mid, long nanos) {
    if (waiting < CAPACITY) {
      int at = (head + waiting++) % CAPACITY;
      times[at] = nanos;
      signedMids[at] = side.sign() * mid;
    }
  }

  public void onMid(double mid, long nanos) {
    while (waiting > 0 && nanos - times[head] >= HORIZON_NANOS) {
      double then = Math.abs(signedMids[head]);
      double against = -Math.signum(signedMids[head]) * (mid - then) / then * 1e4;
      meanBps += WEIGHT * (against - meanBps);
      head = (head + 1) % CAPACITY;
      waiting--;
    }
  }

  /** Basis points of the mid; may be negative when fills are followed by moves in our favour. */
  public double bps() {
    return meanBps;
  }
}
