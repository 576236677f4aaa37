package hft.core.risk;

import java.util.Arrays;
import java.util.List;

/**
 * Opens when an order would leave too long after the market data that caused it: we are quoting on
 * the past. It closes by itself once no violation was seen for the cool-down; one that trips more
 * than {@code tripsPerHour} times in an hour latches until {@link #rearm}, because a machine that
 * keeps being slow does not get better by waiting.
 */
public final class TickToTradeBreaker {
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long NEVER = Long.MIN_VALUE;

  /** Everything that outlives a restart. */
  public record State(long openUntilNanos, boolean latched, List<Long> trips) {
    public State {
      trips = List.copyOf(trips);
    }
  }

  private final long limitNanos;
  private final long coolDownNanos;
  private final long[] trips;
  private int tripCount;
  private long openUntilNanos = NEVER;
  private boolean latched;
  private long worstNanos;

  public TickToTradeBreaker(RiskSettings settings) {
    this(
        settings.tickToTrade().toNanos(),
        settings.tickToTradeCoolDown().toNanos(),
        settings.tickToTradeTripsPerHour());
  }

  TickToTradeBreaker(long limitNanos, long coolDownNanos, int tripsPerHour) {
    this.limitNanos = limitNanos;
    this.coolDownNanos = coolDownNanos;
    this.trips = new long[tripsPerHour];
  }

  /**
   * Looks at one order about to leave.
   *
   * @return true when this one opens the breaker: cancel everything
   */
  public boolean observe(long sourceNanos, long nowNanos) {
    long elapsed = nowNanos - sourceNanos;
    worstNanos = Math.max(worstNanos, elapsed);
    if (elapsed <= limitNanos) {
      return false;
    }
    boolean opens = !isOpen(nowNanos);
    openUntilNanos = nowNanos + coolDownNanos;
    if (opens) {
      noteTrip(nowNanos);
    }
    return opens;
  }

  public boolean isOpen(long nowNanos) {
    return latched || nowNanos < openUntilNanos;
  }

  /** Open until an operator re-arms it. */
  public boolean isLatched() {
    return latched;
  }

  /** The longest tick-to-trade seen. */
  public long worstNanos() {
    return worstNanos;
  }

  /** The operator's word that the cause is gone. */
  public void rearm() {
    latched = false;
    openUntilNanos = NEVER;
    tripCount = 0;
  }

  public State export() {
    return new State(openUntilNanos, latched, Arrays.stream(trips, 0, tripCount).boxed().toList());
  }

  /** Takes over a state from before a restart; never closes what is open. */
  public void restore(State state) {
    openUntilNanos = Math.max(openUntilNanos, state.openUntilNanos());
    latched |= state.latched();
    tripCount = 0;
    int skip = Math.max(0, state.trips().size() - trips.length);
    for (long trip : state.trips().subList(skip, state.trips().size())) {
      trips[tripCount++] = trip;
    }
  }

  private void noteTrip(long nowNanos) {
    int expired = 0;
    while (expired < tripCount && nowNanos - trips[expired] >= HOUR_NANOS) {
      expired++;
    }
    tripCount -= expired;
    System.arraycopy(trips, expired, trips, 0, tripCount);
    if (tripCount == trips.length) {
      latched = true;
      return;
    }
    trips[tripCount++] = nowNanos;
  }
}
