package hft.core.batch;

/**
 * How long an order may wait for company before it leaves: between 0 and the configured maximum.
 *
 * <pre>
 * window = max × slowness × demand
 * slowness = rtt / (rtt + max)            a wait is cheap only when it is small against the round trip
 * demand   = max(crowd, backlog)
 * crowd    = 1 - gap / max, at least 0     gap = smoothed time between orders; two per window or more: company comes
 * backlog  = orderActionsInFlight / busyActions, at most 1   the way out is clogged, so fewer, fuller actions
 * </pre>
 *
 * <p>Idle (orders further apart than the maximum, nothing in flight) gives 0; a burst or a slow
 * gateway with actions in flight grows it towards the maximum. Smoothing is exponential with weight
 * 1/8, in integers; a silence longer than the smoothed gap counts at once. Cancels never wait.
 */
public final class BatchWindow {
  private static final int SHIFT = 3;

  private final long maxNanos;
  private final int busyActions;
  private long rttNanos;
  private long gapNanos;
  private long lastArrivalNanos;
  private boolean seenArrival;
  private boolean seenRtt;

  /**
   * @param maxNanos the configured window ({@code BATCH_WINDOW_MS}, 2 ms unless told); 0 turns
   *     batching by time off
   * @param busyActions order actions in flight that count as a full backlog
   */
  public BatchWindow(long maxNanos, int busyActions) {
    if (maxNanos < 0 || maxNanos > 100_000_000L) {
      throw new IllegalArgumentException(
          "the batch window must be 0..100 ms, was " + maxNanos + " ns");
    }
    if (busyActions < 1) {
      throw new IllegalArgumentException("busyActions must be positive, was " + busyActions);
    }
    this.maxNanos = maxNanos;
    this.busyActions = busyActions;
    this.gapNanos = 2 * maxNanos;
  }

  /** An order arrived to be sent. */
  public void onArrival(long nowNanos) {
    if (seenArrival) {
      // Capped, so that one long silence does not hide the burst that follows it.
      long gap = Math.clamp(nowNanos - lastArrivalNanos, 0, 2 * maxNanos);
      gapNanos += (gap - gapNanos) >> SHIFT;
    }
    seenArrival = true;
    lastArrivalNanos = nowNanos;
  }

  /** The gateway answered an action. */
  public void onRoundTrip(long elapsedNanos) {
    long elapsed = Math.clamp(elapsedNanos, 0, 60_000_000_000L);
    rttNanos = seenRtt ? rttNanos + ((elapsed - rttNanos) >> SHIFT) : elapsed;
    seenRtt = true;
  }

  /**
   * The window now.
   *
   * @param orderActionsInFlight order actions sent and not answered
   */
  public long nanos(int orderActionsInFlight, long nowNanos) {
    if (maxNanos == 0) {
      return 0;
    }
    long demand = Math.max(crowdNanos(nowNanos), backlogNanos(orderActionsInFlight));
    return demand * rttNanos / (rttNanos + maxNanos);
  }

  public long maxNanos() {
    return maxNanos;
  }

  /** Smoothed round trip, 0 before the first answer. */
  public long roundTripNanos() {
    return rttNanos;
  }

  private long crowdNanos(long nowNanos) {
    long silence = seenArrival ? nowNanos - lastArrivalNanos : maxNanos;
    return Math.max(0, maxNanos - Math.max(gapNanos, silence));
  }

  private long backlogNanos(int orderActionsInFlight) {
    return maxNanos * Math.min(orderActionsInFlight, busyActions) / busyActions;
  }
}
