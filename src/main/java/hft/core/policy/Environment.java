package hft.core.policy;

/**
 * A few copies of one world that run in step: all start an episode together and all end it
 * together. Between episodes it remembers nothing. For one thread.
 */
public interface Environment {
  int copies();

  /** Values in one copy's observation. */
  int observationSize();

  /** Values in one copy's action. */
  int actionSize();

  /** Decisions in an episode. */
  int steps();

  /** Whether an episode's end is the end of the world, or only of our looking at it. */
  boolean endsForGood();

  /** Begins an episode; everything random in it comes from {@code draws}. */
  void begin(Draws draws);

  /** Writes what each copy sees, copy after copy. */
  void observe(float[] into, int at);

  /**
   * Acts in each copy and goes on to the next decision.
   *
   * @param actions as they were drawn, copy after copy from {@code actionsAt}; the environment
   *     bounds them
   * @param rewards of each copy, written from {@code rewardsAt}
   */
  void step(float[] actions, int actionsAt, float[] rewards, int rewardsAt);
}
