package hft.backtest.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows the mid after each fill of one instrument: side × (mid then − price) at 1, 5, 30 and 60
 * seconds, and the move of the mid itself at five. The mid at a horizon is the last one marked not
 * later than it.
 *
 * <p>Fills wait in a ring until the longest horizon has passed. When {@link #CAPACITY} are waiting,
 * the oldest is given up and counted.
 */
final class Markouts {
  static final int CAPACITY = 1 << 15;
  static final int[] HORIZON_SECONDS = {1, 5, 30, 60};
  private static final int ADVERSE = 1; // five seconds: where we could have flattened
  private static final long SECOND = 1_000_000_000L;

  private final long[] nanos = new long[CAPACITY];
  private final long[] prices = new long[CAPACITY];
  private final long[] mids = new long[CAPACITY];
  private final long[] signedSizes = new long[CAPACITY];
  private final boolean[] makers = new boolean[CAPACITY];
  private final ClusteredRatio[] makerMarkouts = ratios();
  private final ClusteredRatio[] totals;

  /** Absolute counts: next to resolve per horizon, and next to write. */
  private final long[] heads = new long[HORIZON_SECONDS.length];

  private long tail;
  private long dropped;
  private long adverseSelection;
  private long lastMid;
  private long lastNanos;

  /**
   * @param totals of all instruments, one per horizon, that this one adds to as well
   */
  Markouts(ClusteredRatio[] totals) {
    this.totals = totals;
  }

  /** One per horizon, over blocks of ten horizons. */
  static ClusteredRatio[] ratios() {
    ClusteredRatio[] ratios = new ClusteredRatio[HORIZON_SECONDS.length];
    for (int h = 0; h < ratios.length; h++) {
      ratios[h] = new ClusteredRatio(10L * HORIZON_SECONDS[h] * SECOND);
    }
    return ratios;
  }

  void mark(long atNanos, long mid) {
    resolve(atNanos - 1);
    lastMid = mid;
    lastNanos = atNanos;
  }

  void fill(long atNanos, long price, long mid, long signedSize, boolean maker) {
    if (tail - heads[HORIZON_SECONDS.length - 1] == CAPACITY) {
      dropOldest();
    }
    int slot = slot(tail++);
    nanos[slot] = atNanos;
    prices[slot] = price;
    mids[slot] = mid;
    signedSizes[slot] = signedSize;
    makers[slot] = maker;
  }

  /** No more marks: what is due by the last one is settled, the rest stays out. */
  void finish() {
    resolve(lastNanos);
  }

  private void resolve(long upToNanos) {
    for (int h = 0; h < HORIZON_SECONDS.length; h++) {
      long horizon = HORIZON_SECONDS[h] * SECOND;
      while (heads[h] < tail && nanos[slot(heads[h])] + horizon <= upToNanos) {
        settle(h, slot(heads[h]++));
      }
    }
  }

  private void settle(int horizon, int slot) {
    if (horizon == ADVERSE) {
      adverseSelection =
          Math.addExact(adverseSelection, Money.value(lastMid - mids[slot], signedSizes[slot]));
    }
    if (makers[slot]) {
      long part = Money.value(lastMid - prices[slot], signedSizes[slot]);
      long whole = Money.value(mids[slot], Math.abs(signedSizes[slot]));
      makerMarkouts[horizon].add(nanos[slot], part, whole);
      totals[horizon].add(nanos[slot], part, whole);
    }
  }

  private void dropOldest() {
    long oldest = tail - CAPACITY;
    dropped++;
    for (int h = 0; h < heads.length; h++) {
      heads[h] = Math.max(heads[h], oldest + 1);
    }
  }

  /** Σ side × (mid five seconds later − mid at fill) × size. */
  long adverseSelection() {
    return adverseSelection;
  }

  long dropped() {
    return dropped;
  }

  List<MarkoutPoint> points(double feeBps) {
    return points(makerMarkouts, feeBps);
  }

  /**
   * @param feeBps charged on maker fills on average; negative is a rebate
   */
  static List<MarkoutPoint> points(ClusteredRatio[] ratios, double feeBps) {
    List<MarkoutPoint> points = new ArrayList<>();
    for (int h = 0; h < HORIZON_SECONDS.length; h++) {
      ClusteredRatio ratio = ratios[h];
      double bps = ratio.ratio() * 1e4;
      points.add(
          new MarkoutPoint(
              HORIZON_SECONDS[h],
              bps,
              bps - feeBps,
              ratio.halfWidth() * 1e4,
              ratio.count(),
              ratio.blockCount()));
    }
    return points;
  }

  private static int slot(long index) {
    return (int) (index & (CAPACITY - 1));
  }
}
