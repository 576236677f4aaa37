package hft.core.quote;

/**
 * The closed-form approximation of Guéant, Lehalle and Fernandez-Tapia (2013) for CARA utility γ,
 * arithmetic volatility σ, fill intensity {@code λ(δ) = A·exp(-k·δ)} on each side, market impact ξ
 * per own fill and fee c per fill.
 *
 * <pre>
 * c₁ = (1/γ)·ln(1 + γ/k)        s = e^{kξ/4}·sqrt(σ²γ/(2kA') · (1 + γ/k)^{1 + k/γ})        A' = A·e^{-kc}
 * δ_bid = c₁ + ξ/2 + (2q + 1)/2·s - q*·s + c      δ_ask = c₁ + ξ/2 - (2q - 1)/2·s + q*·s + c      q* = μ/(γσ²)
 * </pre>
 *
 * All in one price unit, seconds and lots; a rebate is a negative c. Mutable and reused.
 */
public final class Glft {
  private double base;
  private double skew;
  private double gammaSigma2;

  /**
   * @param gamma 1/(price·lot), positive
   * @param sigma price per √s, not negative
   * @param a fills per second at the mid, positive
   * @param k 1/price, positive
   * @param xi price the mid moves against us per fill
   * @param fee price per lot; negative is a rebate
   */
  public void set(double gamma, double sigma, double a, double k, double xi, double fee) {
    double ratio = gamma / k;
    double log = Math.log1p(ratio);
    double intensity = a * Math.exp(-k * fee);
    base = log / gamma + xi / 2 + fee;
    skew =
        Math.exp(k * xi / 4)
            * Math.sqrt(
                sigma * sigma * gamma / (2 * k * intensity) * Math.exp((1 + 1 / ratio) * log));
    gammaSigma2 = gamma * sigma * sigma;
  }

  /** Half the distance between the quotes, price. */
  public double halfSpread() {
    return base + skew / 2;
  }

  /** How far one lot of inventory shifts both quotes, price. */
  public double skewPerLot() {
    return skew;
  }

  /** The inventory a drift μ (price per second) makes us want, lots; 0 without volatility. */
  public double targetInventory(double drift) {
    return gammaSigma2 > 0 ? drift / gammaSigma2 : 0;
  }

  /**
   * Distance of the bid below the reference price with {@code q} lots held and {@code target}
   * wanted.
   */
  public double bidDepth(double q, double target) {
    return halfSpread() + (q - target) * skew;
  }

  public double askDepth(double q, double target) {
    return halfSpread() - (q - target) * skew;
  }
}
