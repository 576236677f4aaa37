package hft.port;

import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import java.util.List;

/** The venue's answer to one action, results in the order of the request. */
public sealed interface GatewayReply {
  long actionId();

  record Placed(long actionId, List<Outcome> outcomes, long receivedNanos)
      implements GatewayReply {}

  record Cancelled(long actionId, List<CancelOutcome> outcomes, long receivedNanos)
      implements GatewayReply {}

  /** The answer to a cancel-all: how many orders it took out. */
  record AllCancelled(long actionId, int count, long receivedNanos) implements GatewayReply {}
}
