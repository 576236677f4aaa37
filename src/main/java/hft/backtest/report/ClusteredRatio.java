package hft.backtest.report;

/**
 * A ratio of sums with an honest error: fills close in time share their fate, so the error comes
 * from sums over blocks of time, not from single fills. At most {@link #BLOCKS} blocks; when they
 * run out, neighbours are merged.
 */
final class ClusteredRatio {
  static final int BLOCKS = 1_024;
  static final int FEWEST_BLOCKS = 4;

  private final BucketTable blocks;
  private long numerator;
  private long denominator;
  private long count;

  ClusteredRatio(long blockNanos) {
    this.blocks = new BucketTable(BLOCKS, blockNanos, BucketTable.Merge.SUM, BucketTable.Merge.SUM);
  }

  void add(long nanos, long part, long whole) {
    numerator = Math.addExact(numerator, part);
    denominator = Math.addExact(denominator, whole);
    count++;
    blocks.put(0, nanos, part);
    blocks.put(1, nanos, whole);
  }

  long count() {
    return count;
  }

  double ratio() {
    return Ratios.of(numerator, denominator);
  }

  /** Blocks in which something happened. */
  int blockCount() {
    int used = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.value(1, i) != BucketTable.ABSENT) {
        used++;
      }
    }
    return used;
  }

  /** Half of the 95 % interval of the ratio; NaN with fewer than four blocks. */
  double halfWidth() {
    int used = blockCount();
    if (used < FEWEST_BLOCKS || denominator == 0) {
      return Double.NaN;
    }
    double ratio = ratio();
    double squares = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.value(1, i) != BucketTable.ABSENT) {
        double residual = blocks.value(0, i) - ratio * blocks.value(1, i);
        squares += residual * residual;
      }
    }
    double variance = squares * used / (used - 1);
    return StudentT.quantile975(used - 1) * Math.sqrt(variance) / Math.abs((double) denominator);
  }
}
