package hft.core.risk;

import java.time.Duration;

/**
 * Trips when market data took too long to become an order on the wire; closes again after a
 * cool-down.
 */
public final class TickToTradeBreaker {
  private final long maxNanos;
  private final long cooldownNanos;
  private long openUntil = Long.MIN_VALUE;

  public TickToTradeBreaker(Duration max, Duration cooldown) {
    maxNanos = max.toNanos();
    cooldownNanos = cooldown.toNanos();
  }

  /** True when this measurement trips the breaker. Trips again while open, which prolongs it. */
  public boolean onSent(long tickToTradeNanos, long nowNanos) {
    if (tickToTradeNanos <= maxNanos) {
      return false;
    }
    openUntil = nowNanos + cooldownNanos;
    return true;
  }

  public boolean isOpen(long nowNanos) {
    return nowNanos < openUntil;
  }

  public long maxNanos() {
    return maxNanos;
  }
}
