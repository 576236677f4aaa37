package hft.core.policy.benchmark;

/**
 * What a policy is worth in {@link CarteaJaimungal}'s discrete process, by dynamic programming: no
 * sampling. The mid is a martingale, so only inventory and depths count. An inventory never leaves
 * {@code ±(startLots + steps)}, so no bound is needed.
 */
public final class ExactValue {
  private static final int MOST_ITERATIONS = 500;
  private static final double CONVERGED = 1e-13;

  private final CarteaJaimungal problem;
  private final int reach;

  /** Value by inventory before the step under way, and after it, offset by reach. */
  private double[] value;

  private final double[] depths = new double[2];

  private ExactValue(CarteaJaimungal problem) {
    this.problem = problem;
    reach = problem.startLots() + problem.steps() + 1;
    value = new double[2 * reach + 1];
    for (int q = -reach; q <= reach; q++) {
      value[q + reach] = -problem.terminalPenalty() * q * q;
    }
  }

  /** The value of playing {@code policy}, its depths bounded. */
  public static Score of(CarteaJaimungal problem, DepthPolicy policy) {
    return new ExactValue(problem).solve(policy, null);
  }

  /** The largest value any policy has. */
  public static Score best(CarteaJaimungal problem) {
    return new ExactValue(problem).solve(null, null);
  }

  /**
   * The best depths: {@code [step][lots + startLots + step][bid, ask]} for all inventories that can
   * be there.
   */
  public static double[][][] bestDepths(CarteaJaimungal problem) {
    double[][][] chosen = new double[problem.steps()][][];
    new ExactValue(problem).solve(null, chosen);
    return chosen;
  }

  private Score solve(
      @org.jspecify.annotations.Nullable DepthPolicy policy,
      double @org.jspecify.annotations.Nullable [][][] chosen) {
    for (int step = problem.steps() - 1; step >= 0; step--) {
      double[] after = afterPenalty();
      double[] before = new double[value.length];
      int far = problem.startLots() + step;
      double[][] ofStep = new double[2 * far + 1][2];
      for (int q = -far; q <= far; q++) {
        if (policy == null) {
          optimise(after, q + reach);
        } else {
          policy.depths(step, q, depths);
        }
        depths[0] = problem.within(depths[0]);
        depths[1] = problem.within(depths[1]);
        ofStep[q + far] = depths.clone();
        before[q + reach] = expected(after, q + reach);
      }
      value = before;
      if (chosen != null) {
        chosen[step] = ofStep;
      }
    }
    return score();
  }

  /** U(q): the value after a step that ends at q, its penalty paid. */
  private double[] afterPenalty() {
    double penalty = problem.runningPenalty() * problem.step();
    double[] after = new double[value.length];
    for (int q = -reach; q <= reach; q++) {
      after[q + reach] = value[q + reach] - penalty * q * q;
    }
    return after;
  }

  /** The first-order condition, iterated to its fixed point. */
  private void optimise(double[] after, int at) {
    double up = after[at + 1] - after[at];
    double down = after[at] - after[at - 1];
    double unit = 1 / problem.decay();
    double bid = unit;
    double ask = unit;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double buy = problem.fillProbability(bid);
      double sell = problem.fillProbability(ask);
      double newBid = problem.within(unit - ((1 - sell) * up + sell * down));
      double newAsk = problem.within(unit + ((1 - buy) * down + buy * up));
      double moved = Math.abs(newBid - bid) + Math.abs(newAsk - ask);
      bid = newBid;
      ask = newAsk;
      if (moved < CONVERGED) {
        break;
      }
    }
    depths[0] = bid;
    depths[1] = ask;
  }

  private double expected(double[] after, int at) {
    double buy = problem.fillProbability(depths[0]);
    double sell = problem.fillProbability(depths[1]);
    return (1 - buy) * (1 - sell) * after[at]
        + buy * (1 - sell) * (depths[0] + after[at + 1])
        + (1 - buy) * sell * (depths[1] + after[at - 1])
        + buy * sell * (depths[0] + depths[1] + after[at]);
  }

  private Score score() {
    int starts = problem.startLots();
    double[] byStart = new double[2 * starts + 1];
    for (int q = -starts; q <= starts; q++) {
      byStart[q + starts] = value[q + reach];
    }
    return new Score(byStart);
  }
}
