package hft.core.match;

/** What the venue does by the clock alone: funding hours and dead man's switches. */
final class VenueTimers {
  static final long SCHEDULE_AHEAD_NANOS = 5_000_000_000L;

  /** Times a day the switch may fire; the count starts anew at 00:00 UTC. */
  static final int TRIGGERS_PER_DAY = 10;

  private static final long DAY_NANOS = 24 * Funding.HOUR_NANOS;

  private final MatchingEngine engine;
  private final Clearing clearing;
  private final Funding funding;

  VenueTimers(MatchingEngine engine, Clearing clearing, Funding funding) {
    this.engine = engine;
    this.clearing = clearing;
    this.funding = funding;
  }

  long nextNanos() {
    long next = funding.nextNanos();
    for (int i = 0; i < clearing.accounts.size(); i++) {
      next = Math.min(next, clearing.accounts.get(i).scheduledCancelNanos);
    }
    return next;
  }

  /** Does what is due at {@code nanos}, the time {@link #nextNanos} named. */
  void run(long nanos) {
    for (int i = 0; i < clearing.accounts.size(); i++) {
      VenueAccount account = clearing.accounts.get(i);
      if (account.scheduledCancelNanos <= nanos) {
        fire(account, nanos);
      }
    }
    if (funding.nextNanos() <= nanos) {
      funding.onTime(nanos);
    }
  }

  private void fire(VenueAccount account, long nanos) {
    account.scheduledCancelNanos = Long.MAX_VALUE;
    long day = Math.floorDiv(nanos, DAY_NANOS);
    if (day != account.scheduleDay) {
      account.scheduleDay = day;
      account.scheduleTriggers = 0;
    }
    if (account.scheduleTriggers < TRIGGERS_PER_DAY) {
      account.scheduleTriggers++;
      engine.cancelAll(account, OrderState.SCHEDULED_CANCEL);
    }
  }
}
