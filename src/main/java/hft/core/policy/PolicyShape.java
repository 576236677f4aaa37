package hft.core.policy;

/**
 * An actor and a critic of the same width on the same observations. In a flat array: the actor's
 * parameters, the logarithm of each action's deviation, the critic's parameters.
 *
 * @param observations 1..256
 * @param hidden width of the hidden layers, 1..512
 * @param actions 1..64
 */
public record PolicyShape(int observations, int hidden, int actions) {
  public PolicyShape {
    var unused = new NetworkShape(observations, hidden, actions); // checks all three
  }

  public NetworkShape actor() {
    return new NetworkShape(observations, hidden, actions);
  }

  public NetworkShape critic() {
    return new NetworkShape(observations, hidden, 1);
  }

  /** Where the logarithms of the deviations begin. */
  public int deviationsAt() {
    return actor().parameters();
  }

  public int criticAt() {
    return deviationsAt() + actions;
  }

  public int parameters() {
    return criticAt() + critic().parameters();
  }

  /** Fresh parameters: an actor that hardly acts yet, a critic that expects little. */
  public float[] draw(Draws draws, double logDeviation) {
    float[] flat = new float[parameters()];
    Layers actor = new Layers(actor());
    actor.draw(draws, 0.01);
    actor.addTo(flat, 0);
    for (int i = 0; i < actions; i++) {
      flat[deviationsAt() + i] = (float) logDeviation;
    }
    Layers critic = new Layers(critic());
    critic.draw(draws, 0.1);
    critic.addTo(flat, criticAt());
    return flat;
  }
}
