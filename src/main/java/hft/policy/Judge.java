package hft.policy;

import hft.core.policy.DeterministicPolicy;

/** Says what a policy is worth while it is being trained; it never changes the training. */
@FunctionalInterface
public interface Judge {
  /** Nobody looks. */
  Judge NONE = policy -> new double[] {Double.NaN, Double.NaN};

  /** Two scores. */
  double[] score(DeterministicPolicy policy);
}
