package hft.core.pace;

/**
 * A rate limit in exact integer arithmetic: the bucket holds {@code burst} tokens and refills at a
 * steady rate. Kept as the time at which it will be full again, so nothing accumulates rounding.
 */
public final class TokenBucket {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final long intervalNanos;
  private final int burst;
  private long fullAtNanos = Long.MIN_VALUE;

  /**
   * @param perSecond tokens refilled a second, 1 to a billion; the interval between two is rounded
   *     up to a whole nanosecond, so the rate is never exceeded
   * @param burst tokens a full bucket holds
   */
  public TokenBucket(int perSecond, int burst) {
    if (perSecond < 1 || perSecond > SECOND_NANOS) {
      throw new IllegalArgumentException("perSecond must be 1..1000000000, was " + perSecond);
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be positive, was " + burst);
    }
    this.intervalNanos = Math.ceilDiv(SECOND_NANOS, perSecond);
    this.burst = burst;
  }

  /** Takes {@code tokens} or, when there are not as many, none. */
  public boolean tryTake(int tokens, long nowNanos) {
    if (tokens > available(nowNanos)) {
      return false;
    }
    take(tokens, nowNanos);
    return true;
  }

  /** Takes {@code tokens} even into debt, for what must not wait. */
  public void take(int tokens, long nowNanos) {
    fullAtNanos = Math.max(fullAtNanos, nowNanos) + tokens * intervalNanos;
  }

  /** Whole tokens there now; negative is debt. */
  public long available(long nowNanos) {
    long missing = fullAtNanos <= nowNanos ? 0 : fullAtNanos - nowNanos;
    return burst - Math.ceilDiv(missing, intervalNanos);
  }

  /** The earliest time at which {@code tokens} (at most the burst) will be there. */
  public long availableAtNanos(int tokens, long nowNanos) {
    return Math.max(nowNanos, fullAtNanos - (burst - tokens) * intervalNanos);
  }
}
