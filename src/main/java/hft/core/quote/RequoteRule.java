package hft.core.quote;

import hft.core.market.Side;
import hft.core.order.ReplacePolicy;

/**
 * Keeps a quote's place in its queue unless moving is worth it. An order more aggressive than its
 * target is dangerous and goes at once; a less aggressive one waits for its least life and for an
 * improvement beyond the threshold.
 */
public final class RequoteRule implements ReplacePolicy {
  /** A size this close to the target's is close enough. */
  private static final double SIZE_TOLERANCE = 0.5;

  private final double requoteFraction;
  private final long minLifeNanos;

  public RequoteRule(QuoteSettings settings) {
    requoteFraction = settings.requoteBps() * 1e-4;
    minLifeNanos = settings.minLifeMillis() * 1_000_000;
  }

  @Override
  public boolean shouldReplace(
      Side side,
      long workingPrice,
      long workingSize,
      long workingAgeNanos,
      long queueAhead,
      long targetPrice,
      long targetSize,
      long tick) {
    long threshold = Math.max(tick, (long) (requoteFraction * workingPrice));
    long tooAggressive = side.sign() * (workingPrice - targetPrice);
    if (tooAggressive >= threshold) {
      return true;
    }
    if (workingSize > targetSize * (1 + SIZE_TOLERANCE)) {
      return true; // more at risk than wanted
    }
    return workingAgeNanos >= minLifeNanos
        && (-tooAggressive >= threshold || workingSize < targetSize * (1 - SIZE_TOLERANCE));
  }
}
