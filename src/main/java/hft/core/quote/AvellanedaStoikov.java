package hft.core.quote;

/**
 * The quotes of Avellaneda and Stoikov (2008). Kept as a benchmark: the finite-horizon form
 * over-skews far from its horizon, so a market that never closes is quoted with {@link Glft}.
 */
public final class AvellanedaStoikov {
  private AvellanedaStoikov() {}

  /**
   * Finite horizon: {@code r = S - q·γ·σ²·(T - t)}.
   *
   * @param lots inventory q
   * @param secondsLeft T - t
   */
  public static double reservationPrice(
      double price, double lots, double gamma, double sigma, double secondsLeft) {
    return price - lots * gamma * sigma * sigma * secondsLeft;
  }

  /** Finite horizon: bid to ask {@code γσ²(T - t) + (2/γ)·ln(1 + γ/k)}, centred on the above. */
  public static double spread(double gamma, double sigma, double k, double secondsLeft) {
    return gamma * sigma * sigma * secondsLeft + 2 / gamma * Math.log1p(gamma / k);
  }

  /**
   * Infinite horizon: the price at which selling one lot leaves the utility unchanged.
   *
   * @param maxLots inventory bound; the discount rate follows from it
   */
  public static double reservationAsk(
      double price, double lots, double gamma, double sigma, double maxLots) {
    return price + shift(1 - 2 * lots, lots, gamma, sigma, maxLots);
  }

  /** Infinite horizon: the price at which buying one lot leaves the utility unchanged. */
  public static double reservationBid(
      double price, double lots, double gamma, double sigma, double maxLots) {
    return price + shift(-1 - 2 * lots, lots, gamma, sigma, maxLots);
  }

  private static double shift(
      double slope, double lots, double gamma, double sigma, double maxLots) {
    double risk = gamma * gamma * sigma * sigma;
    double omega = risk * (maxLots + 1) * (maxLots + 1) / 2;
    return Math.log1p(slope * risk / (2 * omega - risk * lots * lots)) / gamma;
  }
}
