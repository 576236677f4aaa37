package hft.policy;

/** What the loss consisted of, over one mini-batch or averaged over many. */
record LossFigures(double policy, double value, double divergence, double clippedShare) {
  static final LossFigures NONE = new LossFigures(0, 0, 0, 0);

  LossFigures plus(LossFigures other, double weight) {
    return new LossFigures(
        policy + weight * other.policy,
        value + weight * other.value,
        divergence + weight * other.divergence,
        clippedShare + weight * other.clippedShare);
  }
}
