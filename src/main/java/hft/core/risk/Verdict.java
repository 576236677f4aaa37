package hft.core.risk;

/** What the gate says to an intent. */
public sealed interface Verdict {
  record Approved(ApprovedOrder order) implements Verdict {}

  record Refused(Rule rule) implements Verdict {}
}
