package hft.policy;

/**
 * One lesson on the learning curve.
 *
 * @param steps decisions lived so far, over all copies
 * @param rewardPerEpisode mean of undiscounted rewards
 * @param deviation of actions around their mean
 * @param score of the deterministic policy by whoever evaluates it; NaN where nobody did
 * @param secondScore another of the same kind
 */
public record CurvePoint(
    long steps,
    double rewardPerEpisode,
    double policyLoss,
    double valueLoss,
    double divergence,
    double clippedShare,
    double gradientNorm,
    double deviation,
    double score,
    double secondScore) {
  static final int VALUES = 9; // besides steps

  double[] values() {
    return new double[] {
      rewardPerEpisode,
      policyLoss,
      valueLoss,
      divergence,
      clippedShare,
      gradientNorm,
      deviation,
      score,
      secondScore
    };
  }

  static CurvePoint of(long steps, double[] v) {
    return new CurvePoint(steps, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
  }
}
