package hft.core.risk;

/**
 * Trips when equity is more than a share below its peak of the last hour, and stays tripped until
 * released. Keeps the falling sequence of candidates for the peak; samples closer than a second
 * merge into the higher one, so an hour fits {@link #CAPACITY} always.
 */
public final class DrawdownBreaker {
  static final int CAPACITY = 4_096;

  /**
   * A peak may stand for samples up to this much younger, so it is kept that much longer: never
   * looser than an hour.
   */
  private static final long RESOLUTION_NANOS = 1_000_000_000L;

  private final double maxDrawdown;
  private final long windowNanos = RiskLimits.DRAWDOWN_WINDOW.toNanos();
  private final long[] times = new long[CAPACITY];
  private final long[] peaks = new long[CAPACITY];
  private int head;
  private int size;
  private boolean tripped;
  private long lastEquity;

  public DrawdownBreaker(double maxDrawdown) {
    this.maxDrawdown = maxDrawdown;
  }

  /**
   * @param equity quote currency, scaled; whatever its sign
   * @return true when this sample trips the breaker
   */
  public boolean onEquity(long equity, long nowNanos) {
    lastEquity = equity;
    while (size > 0 && nowNanos - times[head] > windowNanos + RESOLUTION_NANOS) {
      head = (head + 1) % CAPACITY;
      size--;
    }
    long stamp = nowNanos;
    while (size > 0 && peaks[newest()] <= equity) {
      size--;
    }
    if (size > 0 && nowNanos - times[newest()] < RESOLUTION_NANOS) {
      // The newest candidate is higher and hardly older: it stands for this sample too.
      stamp = -1;
    }
    if (stamp >= 0) {
      int at = (head + size) % CAPACITY;
      times[at] = stamp;
      peaks[at] = equity;
      size++;
    }
    if (!tripped && drawdown() > maxDrawdown) {
      tripped = true;
      return true;
    }
    return false;
  }

  private int newest() {
    return (head + size - 1) % CAPACITY;
  }

  /** Highest equity of the last hour. */
  public long peak() {
    return size == 0 ? lastEquity : peaks[head];
  }

  /** Share of the peak that is gone; 1 when the peak itself is not positive. */
  public double drawdown() {
    long peak = peak();
    if (lastEquity >= peak) {
      return 0;
    }
    return peak <= 0 ? 1 : (peak - lastEquity) / (double) peak;
  }

  public boolean isTripped() {
    return tripped;
  }

  /** Starts over from the present equity. */
  public void release() {
    tripped = false;
    size = 0;
  }
}
