package hft.core.match.latency;

/**
 * Draws from a distribution given by quantiles, linear between them (inverse transform). Below the
 * first and above the last given quantile the value stays at that quantile.
 */
public final class EmpiricalLatency implements LatencyModel {
  private final double[] probabilities;
  private final long[] nanos;
  private final long seed;
  private long drawn;

  /**
   * @param probabilities strictly rising, within 0..1
   * @param nanos not falling, same length
   */
  public EmpiricalLatency(double[] probabilities, long[] nanos, long seed) {
    if (probabilities.length == 0 || probabilities.length != nanos.length) {
      throw new IllegalArgumentException(
          "as many probabilities as latencies are needed, at least one; were "
              + probabilities.length
              + " and "
              + nanos.length);
    }
    for (int i = 0; i < nanos.length; i++) {
      boolean rising =
          i == 0 || (probabilities[i] > probabilities[i - 1] && nanos[i] >= nanos[i - 1]);
      if (!rising || !(probabilities[i] >= 0 && probabilities[i] <= 1) || nanos[i] < 0) {
        throw new IllegalArgumentException(
            "quantiles must rise within 0..1 and latencies must not fall; entry " + i + " does");
      }
    }
    this.probabilities = probabilities.clone();
    this.nanos = nanos.clone();
    this.seed = seed;
  }

  /**
   * Order entry to execution as published for a co-located client: median 0.2 s, p99 0.9 s. The
   * other quantiles are a log-normal through those two.
   */
  public static EmpiricalLatency hyperliquidEntry(long seed) {
    return new EmpiricalLatency(
        new double[] {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1},
        new long[] {
          60_000_000L,
          87_000_000L,
          129_000_000L,
          200_000_000L,
          309_000_000L,
          458_000_000L,
          900_000_000L,
          1_500_000_000L
        },
        seed);
  }

  /** The latency at probability {@code p}. */
  public long quantile(double p) {
    if (p <= probabilities[0]) {
      return nanos[0];
    }
    for (int i = 1; i < nanos.length; i++) {
      if (p <= probabilities[i]) {
        double share = (p - probabilities[i - 1]) / (probabilities[i] - probabilities[i - 1]);
        return nanos[i - 1] + Math.round(share * (nanos[i] - nanos[i - 1]));
      }
    }
    return nanos[nanos.length - 1];
  }

  @Override
  public long sampleNanos(long nowNanos) {
    return quantile(SplitMix.unit(seed, drawn++));
  }
}
