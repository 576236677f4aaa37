package hft.backtest.report;

/** Quotients that stay numbers. */
final class Ratios {
  private Ratios() {}

  /** {@code part / whole}, 0 when there is no whole. */
  static double of(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
