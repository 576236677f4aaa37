package hft.core.policy;

/** Generalised advantage estimation (Schulman et al. 2016) over the copies of one environment. */
final class Advantages {
  private Advantages() {}

  /**
   * Fills advantages and targets of {@code steps} rows of {@code copies} entries from {@code at}:
   * {@code Â_t = Σ (γλ)^l δ_{t+l}}, {@code δ_t = r_t + γV_{t+1} - V_t}. The critic's target is
   * {@code V_t} plus the same sum with a λ of its own, which may be larger: noise harms a critic
   * less than it harms an actor.
   *
   * @param rewardScale by which rewards are multiplied
   * @param last the value of each copy after the last step; zeros when the world ended
   */
  static void fill(
      Experience lived,
      int at,
      int steps,
      int copies,
      GaeSettings settings,
      double rewardScale,
      float[] last) {
    for (int copy = 0; copy < copies; copy++) {
      double next = last[copy];
      double advantage = 0;
      double correction = 0;
      for (int t = steps - 1; t >= 0; t--) {
        int i = at + t * copies + copy;
        double value = lived.values[i];
        double delta = lived.rewards[i] * rewardScale + settings.discount() * next - value;
        advantage = delta + settings.discount() * settings.actorLambda() * advantage;
        correction = delta + settings.discount() * settings.criticLambda() * correction;
        lived.advantages[i] = (float) advantage;
        lived.targets[i] = (float) (value + correction);
        next = value;
      }
    }
  }
}
