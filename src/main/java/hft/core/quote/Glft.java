package hft.core.quote;

/**
 * The closed-form approximation: half spread {@code c1 + ξ/2 + s/2} around a price shifted by
 * {@code s} per lot.
 *
 * <pre>
 * c1 = ln(1 + γΔ/k) / (γΔ)
 * s  = e^(kξ/4) · sqrt( γσ²/(2A'Δk) · (1 + γΔ/k)^(1 + k/(γΔ)) )        A' = A·e^(-k·fee)
 * bid depth = c1 + ξ/2 + Δs/2 + q·s + fee     ask depth = c1 + ξ/2 + Δs/2 - q·s + fee
 * </pre>
 */
public final class Glft implements QuoteModel {
  private final double orderLots;
  private double halfSpread = Double.NaN;
  private double skewPerLot = Double.NaN;

  /** Orders of one lot each. */
  public Glft() {
    this(1);
  }

  /**
   * @param orderLots Δ, size of each order in lots
   */
  public Glft(double orderLots) {
    Checks.positive("orderLots", orderLots, 1e6);
    this.orderLots = orderLots;
  }

  @Override
  public void solve(double sigma, double a, double k, double gamma, double impact, double fee) {
    double ratio = gamma * orderLots / k;
    double flow = a * Math.exp(-k * fee);
    double power = Math.exp((1 + 1 / ratio) * Math.log1p(ratio));
    skewPerLot =
        Math.exp(k * impact / 4)
            * Math.sqrt(gamma * sigma * sigma / (2 * flow * orderLots * k) * power);
    halfSpread =
        riskNeutralDepth(k, gamma, orderLots) + impact / 2 + orderLots * skewPerLot / 2 + fee;
  }

  @Override
  public double bidDepth(double lots) {
    return halfSpread + lots * skewPerLot;
  }

  @Override
  public double askDepth(double lots) {
    return halfSpread - lots * skewPerLot;
  }

  @Override
  public double skewPerLot() {
    return skewPerLot;
  }

  /** {@code c1 = ln(1 + γΔ/k)/(γΔ)}, the depth that remains without any price risk. */
  public static double riskNeutralDepth(double k, double gamma, double orderLots) {
    return Math.log1p(gamma * orderLots / k) / (gamma * orderLots);
  }
}
