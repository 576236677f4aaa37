package hft.core.pace;

/** What each thing sent costs of the account's address credits; a batch costs the sum. */
public enum CreditPrice {
  ORDER(1),
  CANCEL(1),
  /** One, where cancel and order together are two. Not documented by the venue: inferred. */
  MODIFY(1),
  OTHER(1),
  /** An action that came after its {@code expiresAfter}. */
  EXPIRED(5);

  /** Dollars at 1e-8 for one credit bought with {@code reserveRequestWeight}: 0.0005. */
  public static final long BOUGHT = 50_000;

  private final int credits;

  CreditPrice(int credits) {
    this.credits = credits;
  }

  public int credits() {
    return credits;
  }
}
