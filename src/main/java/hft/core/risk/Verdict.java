package hft.core.risk;

/** The gate's answer to an intent. */
public sealed interface Verdict {
  /** It may leave; its exposure is reserved. */
  record Approved(ApprovedOrder order) implements Verdict {}

  /** It may not. One instance per rule; {@link RiskGate} keeps the numbers of the last refusal. */
  record Refused(Rule rule) implements Verdict {
    public String detail() {
      return rule.detail();
    }
  }
}
