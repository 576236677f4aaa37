package hft.core.policy.benchmark;

import hft.core.policy.Draws;
import hft.core.policy.Environment;

/**
 * {@link CarteaJaimungal} to practise in. Seen: inventory in lots and the share of the horizon
 * gone. Acted: bid and ask depth as a distance from the risk-neutral {@code 1/κ}, in units of it.
 * Rewarded with the change of cash and inventory at the mid, less the penalties; the terminal one
 * is spread over the steps by its changes.
 */
public final class CarteaJaimungalMarket implements Environment {
  /** The names of what is seen, in order. */
  public static final java.util.List<String> OBSERVATIONS =
      java.util.List.of("inventory-lots", "time-gone");

  private final CarteaJaimungal problem;
  private final int[] lots;
  private final int[] startLots;
  private Draws draws = new Draws(0, 0);
  private int step;

  public CarteaJaimungalMarket(CarteaJaimungal problem, int copies) {
    this.problem = problem;
    lots = new int[copies];
    startLots = new int[copies];
  }

  @Override
  public int copies() {
    return lots.length;
  }

  @Override
  public int observationSize() {
    return OBSERVATIONS.size();
  }

  @Override
  public int actionSize() {
    return 2;
  }

  @Override
  public int steps() {
    return problem.steps();
  }

  @Override
  public boolean endsForGood() {
    return true;
  }

  @Override
  public void begin(Draws source) {
    draws = source;
    step = 0;
    for (int i = 0; i < lots.length; i++) {
      startLots[i] = draws.below(2 * problem.startLots() + 1) - problem.startLots();
      lots[i] = startLots[i];
    }
  }

  @Override
  public void observe(float[] into, int at) {
    for (int i = 0; i < lots.length; i++) {
      into[at + 2 * i] = lots[i];
      into[at + 2 * i + 1] = (float) timeGone(problem, step);
    }
  }

  static double timeGone(CarteaJaimungal problem, int step) {
    return (double) step / problem.steps();
  }

  /** The depth that an action means. */
  static double depth(CarteaJaimungal problem, float action) {
    return problem.within((1 + action) / problem.decay());
  }

  @Override
  public void step(float[] actions, int actionsAt, float[] rewards, int rewardsAt) {
    double moveDeviation = problem.sigma() * Math.sqrt(problem.step());
    for (int i = 0; i < lots.length; i++) {
      double bid = depth(problem, actions[actionsAt + 2 * i]);
      double ask = depth(problem, actions[actionsAt + 2 * i + 1]);
      boolean buy = draws.unit() < problem.fillProbability(bid);
      boolean sell = draws.unit() < problem.fillProbability(ask);
      int before = lots[i];
      int after = before + (buy ? 1 : 0) - (sell ? 1 : 0);
      lots[i] = after;
      double earned = (buy ? bid : 0) + (sell ? ask : 0); // filled at the old mid
      earned += after * moveDeviation * draws.gaussian();
      rewards[rewardsAt + i] = (float) (earned - penalty(before, after, startLots[i]));
    }
    step++;
  }

  private double penalty(int before, int after, int start) {
    double share = problem.step() / problem.horizon();
    return problem.runningPenalty() * problem.step() * after * after
        + problem.terminalPenalty() * (after * after - before * before + share * start * start);
  }
}
