package hft.core.policy.benchmark;

import hft.core.policy.DeterministicPolicy;

/** A trained policy's mean action as depths. One thread. */
public final class LearnedDepths implements DepthPolicy {
  private final CarteaJaimungal problem;
  private final DeterministicPolicy policy;
  private final double[] observation = new double[2];
  private final float[] actions = new float[2];

  public LearnedDepths(CarteaJaimungal problem, DeterministicPolicy policy) {
    this.problem = problem;
    this.policy = policy;
  }

  /**
   * @throws IllegalStateException when the policy's answer is not finite
   */
  @Override
  public void depths(int step, int lots, double[] depths) {
    observation[0] = lots;
    observation[1] = CarteaJaimungalMarket.timeGone(problem, step);
    if (!policy.act(observation, actions)) {
      throw new IllegalStateException(
          "the policy's action at " + lots + " lots before step " + step + " is not finite");
    }
    depths[0] = CarteaJaimungalMarket.depth(problem, actions[0]);
    depths[1] = CarteaJaimungalMarket.depth(problem, actions[1]);
  }
}
