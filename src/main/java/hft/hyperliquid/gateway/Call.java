package hft.hyperliquid.gateway;

import hft.wire.info.InfoDecoder;
import hft.wire.reply.ActionReply;

/** What comes of one request; exactly one method is called, once, on the gateway's thread. */
interface Call {
  /** An answer to an action, refusals of the whole request included; valid during the call. */
  default void replied(ActionReply reply) {
    unknown("an action's answer to something else");
  }

  /**
   * An answer to an info request, valid during the call.
   *
   * @throws hft.wire.json.MalformedMessage when it is not what was asked for: the caller then says
   *     {@link #unknown}
   */
  default void told(InfoDecoder answer) {
    unknown("an info answer to something else");
  }

  /** Certainly not sent. */
  void notSent(String why);

  /** No answer, or none that can be read: an action may have been executed. */
  void unknown(String why);
}
