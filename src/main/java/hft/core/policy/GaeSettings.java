package hft.core.policy;

/**
 * How far ahead advantages look.
 *
 * @param discount of a reward one decision later, more than 0, at most 1
 * @param actorLambda weight of the advantage one decision later for the actor, 0..1: small trusts
 *     the critic, large trusts the sample
 * @param criticLambda the same for what the critic learns from
 */
public record GaeSettings(double discount, double actorLambda, double criticLambda) {
  public GaeSettings {
    if (!(discount > 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "discount must be more than 0 and at most 1, was " + discount);
    }
    share("actorLambda", actorLambda);
    share("criticLambda", criticLambda);
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0..1, was " + value);
    }
  }
}
