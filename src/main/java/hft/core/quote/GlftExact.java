package hft.core.quote;

/**
 * The stationary exact solution: depths from the positive eigenvector of the smallest eigenvalue of
 * the tridiagonal matrix with diagonal {@code αq² - βq} and off-diagonal {@code -η}, q from -Q to
 * Q.
 *
 * <pre>
 * α = kγσ²/2    β = kμ    η = A'·(1 + γ/k)^-(1 + k/γ) · e^(-kξ/2)    A' = A·e^(-k·fee)
 * bid depth(q) = ln(v[q]/v[q+1])/k + c1 + ξ/2 + fee
 * ask depth(q) = ln(v[q]/v[q-1])/k + c1 + ξ/2 + fee
 * </pre>
 *
 * The eigenvalue comes from bisection on the signs of the pivots, the eigenvector from a twisted
 * factorization at the bottom of the well: its neighbours' ratios are pivots over η, so no entry
 * can underflow however large Q is. Orders of one lot. Between whole lots depths are interpolated,
 * beyond Q they stay at their last value. Does not allocate after construction.
 */
public final class GlftExact implements QuoteModel {
  private static final int BISECTIONS_MAX = 120;

  private final int maxLots;
  private final double tolerance;
  private final double[] diagonal;

  /** {@code ln(v[i]/v[i+1])}: the inventory-dependent part of the bid depth at lots i - maxLots. */
  private final double[] logRatio;

  private double solvedAlpha = Double.NaN;
  private double solvedBeta = Double.NaN;
  private double solvedEta = Double.NaN;
  private double k = Double.NaN;
  private double constant = Double.NaN;

  /**
   * @param maxLots Q
   * @param tolerance relative change of α, η up to which the last eigenvector is kept; 0 to solve
   *     whenever anything changed
   */
  public GlftExact(int maxLots, double tolerance) {
    if (maxLots < 1 || maxLots > 10_000) {
      throw new IllegalArgumentException("maxLots must be 1..10000, was " + maxLots);
    }
    Checks.within("tolerance", tolerance, 0, 0.5);
    this.maxLots = maxLots;
    this.tolerance = tolerance;
    diagonal = new double[2 * maxLots + 1];
    logRatio = new double[2 * maxLots];
  }

  @Override
  public void solve(double sigma, double a, double k, double gamma, double impact, double fee) {
    solve(sigma, a, k, gamma, impact, fee, 0);
  }

  /** As {@link #solve(double, double, double, double, double, double)} with a drift, price/s. */
  public void solve(
      double sigma, double a, double k, double gamma, double impact, double fee, double mu) {
    this.k = k;
    constant = Glft.riskNeutralDepth(k, gamma, 1) + impact / 2 + fee;
    double alpha = k * gamma * sigma * sigma / 2;
    double beta = k * mu;
    double shrink = Math.exp(-(1 + k / gamma) * Math.log1p(gamma / k));
    double eta = a * Math.exp(-k * fee) * shrink * Math.exp(-k * impact / 2);
    if (near(alpha, solvedAlpha) && near(eta, solvedEta) && near(beta, solvedBeta)) {
      return;
    }
    solvedAlpha = alpha;
    solvedBeta = beta;
    solvedEta = eta;
    if (usable(alpha) && usable(eta) && Double.isFinite(beta)) {
      solveEigenvector(alpha, beta, eta);
    } else {
      java.util.Arrays.fill(logRatio, Double.NaN);
    }
  }

  private static boolean usable(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  private boolean near(double value, double solved) {
    return Math.abs(value - solved) <= tolerance * Math.abs(solved);
  }

  private void solveEigenvector(double alpha, double beta, double eta) {
    int bottom = 0;
    for (int i = 0; i < diagonal.length; i++) {
      double lots = i - maxLots;
      diagonal[i] = alpha * lots * lots - beta * lots;
      if (diagonal[i] < diagonal[bottom]) {
        bottom = i;
      }
    }
    double eigenvalue = smallestEigenvalue(diagonal[bottom], eta);
    double pivot = Double.POSITIVE_INFINITY;
    for (int i = 0; i < bottom; i++) {
      pivot = diagonal[i] - eigenvalue - eta * eta / pivot;
      logRatio[i] = Math.log(eta / pivot);
    }
    pivot = Double.POSITIVE_INFINITY;
    for (int i = diagonal.length - 1; i > bottom; i--) {
      pivot = diagonal[i] - eigenvalue - eta * eta / pivot;
      logRatio[i - 1] = -Math.log(eta / pivot);
    }
  }

  /** The largest value found below which every pivot is positive: it lies within rounding of λ0. */
  private double smallestEigenvalue(double bottom, double eta) {
    double low = bottom - 2 * eta; // Gershgorin
    double high = bottom; // a unit vector's Rayleigh quotient
    for (int i = 0; i < BISECTIONS_MAX; i++) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (allPivotsPositive(middle, eta)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean allPivotsPositive(double shift, double eta) {
    double pivot = Double.POSITIVE_INFINITY;
    for (double entry : diagonal) {
      pivot = entry - shift - eta * eta / pivot;
      if (!(pivot > 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double bidDepth(double lots) {
    return constant + logRatioAt(lots) / k;
  }

  @Override
  public double askDepth(double lots) {
    return constant - logRatioAt(lots - 1) / k;
  }

  @Override
  public double skewPerLot() {
    return (logRatioAt(0) - logRatioAt(-1)) / k;
  }

  private double logRatioAt(double lots) {
    double at = Math.clamp(lots + maxLots, 0.0, logRatio.length - 1.0);
    int below = (int) at;
    int above = Math.min(below + 1, logRatio.length - 1);
    return logRatio[below] + (at - below) * (logRatio[above] - logRatio[below]);
  }
}
