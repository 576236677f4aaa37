package hft.core.match;

import hft.core.market.Fixed8;

/**
 * The address budget: so many actions plus one per USDC ever traded; over it, one action per ten
 * seconds. Cancels have a higher ceiling: {@code min(cap + 100,000, 2 × cap)}.
 */
final class ActionCredits {
  private static final long CANCEL_EXTRA = 100_000;

  private final VenueRules rules;
  private long used;
  private long reserved;
  private long lastOverLimitNanos = Long.MIN_VALUE / 2;

  ActionCredits(VenueRules rules) {
    this.rules = rules;
  }

  long used() {
    return used;
  }

  /** Bought beyond what trading earns. */
  long reserved() {
    return reserved;
  }

  void reserve(long count) {
    reserved += count;
  }

  long cap(long tradedVolume) {
    return rules.initialCredits() + tradedVolume / Fixed8.ONE;
  }

  /** Charges {@code count} credits, or says no and charges nothing. */
  boolean admit(int count, boolean cancel, long tradedVolume, long nanos) {
    long cap = cap(tradedVolume) + reserved;
    long limit = cancel ? Math.min(cap + CANCEL_EXTRA, 2 * cap) : cap;
    if (used + count > limit) {
      if (nanos - lastOverLimitNanos < rules.overLimitNanos()) {
        return false;
      }
      lastOverLimitNanos = nanos;
    }
    used += count;
    return true;
  }

  void charge(int count) {
    used += count;
  }
}
