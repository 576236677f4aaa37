package hft.hyperliquid.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.reply.ActionReply;

/** What comes of one request; exactly one method is called, once, on the gateway's thread. */
interface Call {
  /** An answer to an action, refusals of the whole request included; valid during the call. */
  default void replied(ActionReply reply) {
    unknown("an action's answer to something else");
  }

  /** An answer to an info request. */
  default void told(JsonNode data) {
    unknown("an info answer to something else");
  }

  /** Certainly not sent. */
  void notSent(String why);

  /** No answer, or none that can be read: an action may have been executed. */
  void unknown(String why);
}
