package hft.core.policy.benchmark;

/**
 * The continuous-time optimum of {@link CarteaJaimungal}: {@code ω(t) = exp(A(T - t))·z} with
 * {@code A_qq = -φκq²}, neighbours {@code λ/e}, {@code z_q = exp(-ακq²)}; {@code h = ln(ω)/κ};
 * depths {@code 1/κ + h(t,q) - h(t,q∓1)}. As a policy it plays these depths at the start of each
 * step.
 */
public final class ClosedForm implements DepthPolicy {
  /** Far beyond where inventories of these problems go. */
  private static final int BOUND = 100;

  private static final int TERMS = 20;

  private final CarteaJaimungal problem;

  /** h by step and inventory. */
  private final double[][] height;

  public ClosedForm(CarteaJaimungal problem) {
    this.problem = problem;
    height = new double[problem.steps() + 1][];
    double[] omega = new double[2 * BOUND + 1];
    for (int q = -BOUND; q <= BOUND; q++) {
      omega[q + BOUND] = Math.exp(-problem.terminalPenalty() * problem.decay() * q * q);
    }
    double logScale = 0;
    height[problem.steps()] = logarithm(omega, logScale);
    for (int step = problem.steps() - 1; step >= 0; step--) {
      omega = backward(omega);
      double largest = omega[BOUND];
      for (int i = 0; i < omega.length; i++) {
        omega[i] /= largest;
      }
      logScale += Math.log(largest);
      height[step] = logarithm(omega, logScale);
    }
  }

  /** h before step {@code step}, 0..steps. */
  public double height(int step, int lots) {
    return height[step][lots + BOUND];
  }

  @Override
  public void depths(int step, int lots, double[] depths) {
    int q = Math.max(1 - BOUND, Math.min(BOUND - 1, lots));
    depths[0] = 1 / problem.decay() + height(step, q) - height(step, q + 1);
    depths[1] = 1 / problem.decay() + height(step, q) - height(step, q - 1);
  }

  private double[] logarithm(double[] omega, double logScale) {
    double[] h = new double[omega.length];
    for (int i = 0; i < h.length; i++) {
      h[i] = (Math.log(omega[i]) + logScale) / problem.decay();
    }
    return h;
  }

  /** One step of the problem back, in pieces short enough for the series of the exponential. */
  private double[] backward(double[] omega) {
    double near = problem.intensity() / Math.E;
    double norm = problem.runningPenalty() * problem.decay() * BOUND * BOUND / 2 + 2 * near;
    int pieces = (int) Math.ceil(norm * problem.step());
    double piece = problem.step() / pieces;
    double[] result = omega;
    for (int i = 0; i < pieces; i++) {
      result = exponential(result, near, piece);
    }
    return result;
  }

  /** exp(A·time)·x by its series, with the middle of A's diagonal split off. */
  private double[] exponential(double[] x, double near, double time) {
    double curvature = problem.runningPenalty() * problem.decay();
    double middle = -curvature * BOUND * BOUND / 2;
    double[] term = x.clone();
    double[] sum = x.clone();
    for (int k = 1; k <= TERMS; k++) {
      double[] next = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        int q = i - BOUND;
        double below = i > 0 ? term[i - 1] : 0;
        double above = i < x.length - 1 ? term[i + 1] : 0;
        double diagonal = -curvature * q * q - middle;
        next[i] = (diagonal * term[i] + near * (below + above)) * time / k;
      }
      term = next;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += term[i];
      }
    }
    double factor = Math.exp(middle * time);
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= factor;
    }
    return sum;
  }
}
