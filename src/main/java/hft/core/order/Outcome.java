package hft.core.order;

/** What became of an order we sent, as far as the venue's answer tells. */
public sealed interface Outcome {
  /** It rests under this exchange order id. */
  record Resting(long oid) implements Outcome {}

  /**
   * It traded on arrival. For IOC the rest is gone; for GTC the rest keeps resting under the same
   * oid.
   *
   * @param filledSize scaled base units
   * @param averagePrice volume-weighted, scaled
   */
  record Filled(long oid, long filledSize, long averagePrice) implements Outcome {}

  /** The venue said no. */
  record Rejected(RejectReason reason, String text) implements Outcome {}

  /**
   * No answer, or one that cannot be read: the order may or may not exist. Reconciliation ends it,
   * never a guess.
   */
  record Unresolved(String why) implements Outcome {}
}
