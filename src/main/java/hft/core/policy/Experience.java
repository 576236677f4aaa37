package hft.core.policy;

/** What was lived through in one rollout, one entry per decision; rows lie one after the other. */
public final class Experience {
  public final int size;
  public final int observationSize;
  public final int actionSize;

  /** As the environment gave them. */
  public final float[] raw;

  /** As the networks saw them. */
  public final float[] observations;

  public final float[] actions;

  /** Logarithm of the density with which each action was drawn. */
  public final float[] logDensity;

  public final float[] rewards;
  public final float[] values;
  public final float[] advantages;

  /** What the critic should have said. */
  public final float[] targets;

  public Experience(int size, PolicyShape shape) {
    this.size = size;
    observationSize = shape.observations();
    actionSize = shape.actions();
    raw = new float[size * observationSize];
    observations = new float[size * observationSize];
    actions = new float[size * actionSize];
    logDensity = new float[size];
    rewards = new float[size];
    values = new float[size];
    advantages = new float[size];
    targets = new float[size];
  }
}
