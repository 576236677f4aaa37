package hft.exchange.stream;

import hft.exchange.entry.Entry;
import hft.wire.subscription.ClientMessage;

/** One text frame of a client, read. */
public sealed interface Inbound {
  /** Anything but an action. */
  record Message(ClientMessage message) implements Inbound {}

  /** A posted action, its signer looked for already. */
  record Action(long id, Entry.Reading reading, String text) implements Inbound {}

  /** Not a message the venue knows; it answers with the text it could not read. */
  record Unreadable(String text) implements Inbound {}
}
