package hft.core.match.latency;

/**
 * How long one message takes on one leg. Implementations that draw do so from a seeded counter, so
 * the n-th message of a run always takes the same time.
 */
@FunctionalInterface
public interface LatencyModel {
  /** The latency of a message sent at {@code nowNanos}; never negative. */
  long sampleNanos(long nowNanos);

  /** No message takes less. */
  default long leastNanos() {
    return 0;
  }

  /** Every message takes as long. */
  record Constant(long nanos) implements LatencyModel {
    @Override
    public long sampleNanos(long nowNanos) {
      return nanos;
    }

    @Override
    public long leastNanos() {
      return nanos;
    }
  }

  static LatencyModel constant(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("latency must not be negative, was " + nanos);
    }
    return new Constant(nanos);
  }

  /** The same model, slower or faster: for sweeps. */
  default LatencyModel scaled(double factor) {
    if (!(factor >= 0 && factor < 1e6)) {
      throw new IllegalArgumentException("factor must be a number from 0 to 1e6, was " + factor);
    }
    return nowNanos -> Math.round(sampleNanos(nowNanos) * factor);
  }

  /**
   * Slower while the market moves: multiplied by the meter's intensity, at most {@code most} times.
   */
  default LatencyModel duringBursts(BurstMeter meter, double most) {
    if (!(most >= 1)) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    return nowNanos ->
        Math.round(sampleNanos(nowNanos) * Math.min(most, meter.intensity(nowNanos)));
  }
}
