package hft.core.policy;

/** Decides with the mean of a trained policy. One thread; nothing allocates once it is made. */
public final class DeterministicPolicy {
  private final Network actor;
  private final Normaliser normaliser;
  private final float[] inputs;
  private final float[] hidden1;
  private final float[] hidden2;

  /**
   * @param parameters of the actor at least, in the order of {@link PolicyShape}
   * @throws IllegalArgumentException when the normaliser is of another size, or parameters are
   *     missing or not finite
   */
  public DeterministicPolicy(PolicyShape shape, float[] parameters, Normaliser normaliser) {
    if (normaliser.size() != shape.observations()) {
      throw new IllegalArgumentException(
          "the normalisation is of "
              + normaliser.size()
              + " observations, the network of "
              + shape.observations());
    }
    if (parameters.length < shape.deviationsAt()) {
      throw new IllegalArgumentException(
          "expected " + shape.deviationsAt() + " parameters, were " + parameters.length);
    }
    for (int i = 0; i < shape.deviationsAt(); i++) {
      if (!Float.isFinite(parameters[i])) {
        throw new IllegalArgumentException("parameter " + i + " is " + parameters[i]);
      }
    }
    this.normaliser = normaliser;
    actor = new Network(shape.actor());
    actor.read(parameters, 0);
    inputs = new float[shape.observations()];
    hidden1 = new float[shape.hidden()];
    hidden2 = new float[shape.hidden()];
  }

  /**
   * Fills {@code actions}.
   *
   * @return false when an observation or an action is not finite: then actions mean nothing
   */
  public boolean act(double[] observation, float[] actions) {
    boolean finite = true;
    for (int i = 0; i < inputs.length; i++) {
      finite &= Double.isFinite(observation[i]);
      inputs[i] = normaliser.apply(i, observation[i]);
    }
    actor.forward(inputs, hidden1, hidden2, actions);
    for (float action : actions) {
      finite &= Float.isFinite(action);
    }
    return finite;
  }
}
