package hft.core.quote;

/**
 * Optimal quote depths for CARA utility with exponential fill intensity (Guéant, Lehalle,
 * Fernandez-Tapia 2013). One price unit throughout; time in seconds; inventory in lots of the order
 * size.
 *
 * <p>The fill cost {@code fee} is exact by a change of variable: solve with {@code A' =
 * A·exp(-k·fee)} and add the fee to the depths.
 */
public sealed interface QuoteModel permits Glft, GlftExact {
  /**
   * Solves for these parameters; the depths below then answer for them.
   *
   * @param sigma volatility, price per √s
   * @param a intensity at the reference price, 1/s
   * @param k decay of the intensity, 1/price
   * @param gamma risk aversion, 1/(price·lot)
   * @param impact ξ, move of the price against us per own fill, price
   * @param fee cost per fill, price; negative is a rebate
   */
  void solve(double sigma, double a, double k, double gamma, double impact, double fee);

  /** Distance of the bid below the reference price at this inventory (less the wanted one). */
  double bidDepth(double lots);

  /** Distance of the ask above the reference price at this inventory (less the wanted one). */
  double askDepth(double lots);

  /** How far one lot of inventory shifts both quotes, near zero inventory. */
  double skewPerLot();

  /** The inventory a drift of {@code mu} (price per second) makes optimal, lots. */
  static double targetLots(double mu, double gamma, double sigma) {
    return mu / (gamma * sigma * sigma);
  }
}
