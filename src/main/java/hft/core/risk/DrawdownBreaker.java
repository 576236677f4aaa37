package hft.core.risk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens when equity falls more than the limit below its peak of the rolling window, and stays open
 * until an operator re-arms it: a loss is never forgotten by waiting.
 *
 * <p>Every sample counts: a monotonic queue of falling equities gives the rolling maximum without
 * sampling it down. A sample lives until the end of its bucket ({@link #BUCKETS} a window) leaves
 * the window, so the window is never shorter than asked and at most one bucket longer; one peak a
 * bucket is all that can matter, and memory is bounded whatever the sampling rate.
 */
public final class DrawdownBreaker {
  /** Buckets a window has; for one hour a bucket is one second. */
  public static final int BUCKETS = 3_600;

  private static final int BPS = 10_000;
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  /** One remembered peak. */
  public record Sample(long nanos, long equity) {}

  /** Everything that outlives a restart. */
  public record State(boolean open, long trippedNanos, List<Sample> samples) {
    public State {
      samples = List.copyOf(samples);
    }
  }

  private final int limitBps;
  private final long windowNanos;
  private final long bucketNanos;
  private final long[] nanos = new long[BUCKETS + 2];
  private final long[] equities = new long[BUCKETS + 2];
  private int head;
  private int count;
  private boolean open;
  private long trippedNanos;
  private long lastEquity;
  private long lastNanos = Long.MIN_VALUE;

  public DrawdownBreaker(RiskSettings settings) {
    this(settings.drawdownBps(), settings.drawdownWindow().toNanos());
  }

  DrawdownBreaker(int limitBps, long windowNanos) {
    this.limitBps = limitBps;
    this.windowNanos = windowNanos;
    this.bucketNanos = Math.ceilDiv(windowNanos, BUCKETS);
  }

  /**
   * Looks at the account's equity (cash plus position at mid, quote currency scaled). Not to be
   * called before it is known: an account worth nothing trips.
   *
   * @return true when this one opens the breaker: cancel everything and flatten
   */
  public boolean observe(long nowNanos, long equity) {
    // A sample from before the newest one (two feeds, one clock step) is as good as one now.
    lastNanos = Math.max(lastNanos, nowNanos);
    lastEquity = equity;
    expire(lastNanos);
    push(lastNanos, equity);
    if (open || !exceeds(peak(), equity, limitBps)) {
      return false;
    }
    open = true;
    trippedNanos = nowNanos;
    return true;
  }

  public boolean isOpen() {
    return open;
  }

  /** The highest equity of the window; 0 before the first sample. */
  public long peak() {
    return count == 0 ? 0 : equities[head];
  }

  /** How far the last equity is below the peak, quote currency. */
  public long drawdown() {
    return count == 0 ? 0 : peak() - lastEquity;
  }

  /** Remembered peaks, at most {@link #BUCKETS} + 2. */
  public int samples() {
    return count;
  }

  /**
   * Money came in (positive) or was taken out: neither gain nor loss. Everything remembered is
   * multiplied by what the transfer multiplied the last equity by, so that a drawdown is the same
   * part of the account after it as before: two percent lost stay two percent, of however much.
   * Rounded up, to the side of caution. The last sample must be of the moment before the transfer.
   */
  public void onTransfer(long amount) {
    BigInteger before = BigInteger.valueOf(lastEquity);
    lastEquity = Math.addExact(lastEquity, amount);
    BigInteger after = BigInteger.valueOf(lastEquity);
    for (int i = 0; i < count; i++) {
      long peak = equities[at(i)];
      equities[at(i)] =
          before.signum() > 0 && after.signum() > 0
              ? scaled(peak, before, after)
              : Math.addExact(peak, amount); // worth nothing before or after: open in any case
    }
  }

  private static long scaled(long peak, BigInteger before, BigInteger after) {
    return BigInteger.valueOf(peak)
        .multiply(after)
        .add(before)
        .subtract(BigInteger.ONE)
        .divide(before)
        .min(MOST)
        .longValueExact();
  }

  /**
   * The operator accepts the loss: the peak is counted anew from the last equity, or it would trip
   * again at once.
   */
  public void rearm(long nowNanos) {
    open = false;
    boolean seen = count > 0;
    count = 0;
    if (seen) {
      lastNanos = Math.max(lastNanos, nowNanos);
      push(lastNanos, lastEquity);
    }
  }

  public State export() {
    List<Sample> samples = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      samples.add(new Sample(nanos[at(i)], equities[at(i)]));
    }
    return new State(open, trippedNanos, samples);
  }

  /** Takes over a state from before a restart; never closes what is open. */
  public void restore(State state) {
    open |= state.open();
    trippedNanos = Math.max(trippedNanos, state.trippedNanos());
    count = 0;
    for (Sample sample : state.samples()) {
      lastNanos = Math.max(lastNanos, sample.nanos());
      lastEquity = sample.equity();
      expire(lastNanos);
      push(lastNanos, lastEquity);
    }
  }

  /** Equity is more than {@code bps} below the peak; 0 is never. */
  public boolean isBeyond(int bps) {
    return bps > 0 && count > 0 && exceeds(peak(), lastEquity, bps);
  }

  private static boolean exceeds(long peak, long equity, int bps) {
    if (equity <= 0) {
      return true; // nothing left to lose a fraction of
    }
    long allowed = peak / BPS * bps + peak % BPS * bps / BPS;
    return peak - equity > allowed;
  }

  private void expire(long nowNanos) {
    while (count > 0 && bucketEnd(nanos[head]) <= nowNanos - windowNanos) {
      head = at(1);
      count--;
    }
  }

  /** Keeps equities falling from head to tail and at most one per bucket. */
  private void push(long now, long equity) {
    while (count > 0 && equities[at(count - 1)] <= equity) {
      count--;
    }
    if (count > 0 && bucketEnd(nanos[at(count - 1)]) == bucketEnd(now)) {
      return; // a higher one lives exactly as long
    }
    int tail = at(count);
    nanos[tail] = now;
    equities[tail] = equity;
    count++;
  }

  private long bucketEnd(long at) {
    return (Math.floorDiv(at, bucketNanos) + 1) * bucketNanos;
  }

  private int at(int index) {
    int at = head + index;
    return at < nanos.length ? at : at - nanos.length;
  }
}
