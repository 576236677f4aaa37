package hft.wire.action;

/**
 * A fee for whoever built the client; must have been approved by the account.
 *
 * @param tenthsOfBp at most 100 on perps, 1000 on spot
 */
public record BuilderFee(Address builder, int tenthsOfBp) {
  public BuilderFee {
    if (tenthsOfBp < 0) {
      throw new IllegalArgumentException("a builder fee is not negative, was " + tenthsOfBp);
    }
  }
}
