package hft.hyperliquid.gateway;

import hft.hyperliquid.socket.Socket;
import hft.wire.info.InfoDecoder;
import hft.wire.reply.ActionReply;

/**
 * What comes of one request. {@link #signed} and {@link #written} are told on its way; of the
 * others exactly one is called, once, on the gateway's thread.
 */
interface Call extends Socket.Written {
  /** Orders are encoded and signed, and about to be sent; the gateway's thread. */
  default void signed() {}

  /** Over a socket only, and on its network thread, maybe after the answer. */
  @Override
  default void written() {}

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
