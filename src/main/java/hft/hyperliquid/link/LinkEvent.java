package hft.hyperliquid.link;

import hft.hyperliquid.socket.CloseReason;
import hft.hyperliquid.socket.Socket;

/**
 * What reaches a {@link Link} through the mailbox of its actor. Each socket event names the call it
 * belongs to: those of an earlier call are stale.
 */
public sealed interface LinkEvent {
  /** The socket is open. */
  record Opened(int call, Socket socket) implements LinkEvent {}

  /** There is something in the inbox. */
  record Arrived(int call) implements LinkEvent {}

  record Closed(int call, CloseReason reason) implements LinkEvent {}

  /** The link's reminder. */
  record LinkDue() implements LinkEvent {}
}
