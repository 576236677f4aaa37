package hft.backtest.report;

/** The 97.5 % quantile of Student's t, for 95 % intervals of few blocks. */
final class StudentT {
  /** Degrees of freedom 1..30. */
  private static final double[] TABLE = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  private static final double NORMAL = 1.959964;

  private StudentT() {}

  static double quantile975(int degrees) {
    if (degrees <= TABLE.length) {
      return TABLE[degrees - 1];
    }
    // Cornish-Fisher: within 0.001 of the table's continuation.
    return NORMAL + (NORMAL * NORMAL * NORMAL + NORMAL) / (4.0 * degrees);
  }
}
