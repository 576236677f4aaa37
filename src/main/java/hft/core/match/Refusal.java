package hft.core.match;

import hft.core.order.Outcome;
import hft.core.order.RejectReason;

/** Why an order may not enter, in the venue's own words (without its asset suffix). */
record Refusal(RejectReason reason, String text) {
  Outcome.Rejected asOutcome() {
    return new Outcome.Rejected(reason, text);
  }
}
