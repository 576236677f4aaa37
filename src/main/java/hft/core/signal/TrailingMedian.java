package hft.core.signal;

/**
 * Median of sizes, older ones weighing less, from a histogram of sixteen bins an octave: right to
 * about three percent whatever the sizes are, in fixed memory.
 */
public final class TrailingMedian {
  private static final int PER_OCTAVE_BITS = 4;
  private static final int PER_OCTAVE = 1 << PER_OCTAVE_BITS;

  /** A weight at which all are scaled down together. */
  private static final double HEAVY = 1e60;

  private final double[] weights = new double[64 * PER_OCTAVE];
  private final double perNano;
  private double total;
  private double now = 1;
  private long nanos;

  public TrailingMedian(long halfLifeNanos) {
    perNano = Math.log(2) / halfLifeNanos;
  }

  /** From here on sizes weigh as those of this time; times must not go back. */
  public void at(long nowNanos) {
    if (total > 0) {
      now *= Math.exp(perNano * Math.min(Math.max(0, nowNanos - nanos), (long) (100 / perNano)));
    }
    nanos = nowNanos;
    if (now > HEAVY) {
      total = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= now;
        total += weights[i];
      }
      now = 1;
    }
  }

  /** A positive size. */
  public void add(long size) {
    weights[bin(size)] += now;
    total += now;
  }

  private static int bin(long size) {
    int octave = 63 - Long.numberOfLeadingZeros(size);
    long within =
        octave >= PER_OCTAVE_BITS
            ? size >> octave - PER_OCTAVE_BITS
            : size << PER_OCTAVE_BITS - octave;
    return octave * PER_OCTAVE + (int) (within & PER_OCTAVE - 1);
  }

  private static double edge(int bin) {
    double octave = Math.scalb(1.0, bin / PER_OCTAVE);
    return octave * (1 + bin % PER_OCTAVE / (double) PER_OCTAVE);
  }

  /** Between the bin's edges in proportion; 0 before the first size. */
  public double value() {
    double before = 0;
    for (int bin = 0; bin < weights.length; bin++) {
      if (weights[bin] > 0 && before + weights[bin] >= total / 2) {
        double share = Math.min(1, (total / 2 - before) / weights[bin]);
        return edge(bin) + share * (edge(bin + 1) - edge(bin));
      }
      before += weights[bin];
    }
    return 0;
  }
}
