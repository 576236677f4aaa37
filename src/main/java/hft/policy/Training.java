package hft.policy;

import hft.core.policy.Environment;
import java.util.function.IntFunction;

/**
 * A training to be done.
 *
 * @param name of the environment, which a checkpoint must repeat
 * @param environments makes one with so many copies
 * @param steps decisions to live at least; whole episodes of all copies are lived
 * @param seed decides everything that is drawn
 * @param threads to use; the result does not depend on it
 * @param judgeEvery lessons between two scores
 */
public record Training(
    String name,
    IntFunction<Environment> environments,
    PpoSettings settings,
    long steps,
    long seed,
    int threads,
    Judge judge,
    int judgeEvery) {
  public Training {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be positive, was " + steps);
    }
    if (threads < 1 || judgeEvery < 1) {
      throw new IllegalArgumentException("threads and judgeEvery must be positive");
    }
  }

  /** What decides the result. */
  public String fingerprint() {
    return name + " steps=" + steps + " seed=" + seed + " " + settings;
  }
}
