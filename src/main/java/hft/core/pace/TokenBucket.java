package hft.core.pace;

/** A rate with a burst: {@code capacity} tokens, refilled continuously. */
public final class TokenBucket {
  private final double perNano;
  private final double capacity;
  private double tokens;
  private long lastNanos = Long.MIN_VALUE;

  public TokenBucket(double perSecond, int capacity) {
    this.perNano = perSecond / 1e9;
    this.capacity = capacity;
    this.tokens = capacity;
  }

  /**
   * Takes one token if there is one. Time must not go backwards; if it does, nothing is refilled.
   */
  public boolean tryTake(long nowNanos) {
    if (lastNanos != Long.MIN_VALUE && nowNanos > lastNanos) {
      tokens = Math.min(capacity, tokens + (nowNanos - lastNanos) * perNano);
    }
    lastNanos = Math.max(lastNanos, nowNanos);
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
