package hft.hyperliquid.rest;

/** A question without an answer. */
public final class VenueUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  VenueUnreachable(String message) {
    super("the venue does not answer " + message);
  }
}
