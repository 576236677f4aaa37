package hft.core.batch;

/**
 * How long an order should wait for company, between nothing and the configured window. Waiting
 * pays when the gateway is the bottleneck: the share of its round trip that actions already in
 * flight keep it busy.
 *
 * <pre>
 * window = max · clamp(inFlight / maxInFlight + (roundTrip / usual - 1), 0, 1)
 * </pre>
 *
 * where {@code usual} is a slow mean of the round trip and {@code roundTrip} a fast one. An idle
 * gateway at its usual speed means no waiting at all.
 */
public final class BatchWindow {
  private static final double FAST = 0.25;
  private static final double SLOW = 0.02;

  private final long maxNanos;
  private final int maxInFlight;
  private double fastNanos;
  private double usualNanos;

  public BatchWindow(BatchSettings settings) {
    maxNanos = settings.window().toNanos();
    maxInFlight = settings.maxInFlight();
  }

  /** A round trip was measured. */
  public void onRoundTrip(long nanos) {
    if (usualNanos == 0) {
      fastNanos = nanos;
      usualNanos = nanos;
    } else {
      fastNanos += FAST * (nanos - fastNanos);
      usualNanos += SLOW * (nanos - usualNanos);
    }
  }

  /** Nanoseconds to wait now, 0..window. */
  public long nanos(int inFlight) {
    double slowdown = usualNanos == 0 ? 0 : fastNanos / usualNanos - 1;
    double load = inFlight / (double) maxInFlight + Math.max(0, slowdown);
    return (long) (maxNanos * Math.clamp(load, 0, 1));
  }
}
