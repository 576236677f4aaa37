package hft.exchange.stream;

import hft.exchange.entry.Entry;
import hft.wire.json.MalformedMessage;
import hft.wire.subscription.ClientDecoder;
import hft.wire.subscription.ClientMessage;
import java.nio.charset.StandardCharsets;

/** Reads one socket's frames on the socket's own thread: signatures take their time there. */
public final class SocketReader {
  private final ClientDecoder decoder = new ClientDecoder();
  private final Entry entry;

  public SocketReader(Entry entry) {
    this.entry = entry;
  }

  public Inbound read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      ClientMessage message = decoder.decode(bytes, 0, bytes.length);
      return message instanceof ClientMessage.PostAction(long id, var payload)
          ? new Inbound.Action(id, entry.read(payload.bytes()), text)
          : new Inbound.Message(message);
    } catch (MalformedMessage e) {
      return new Inbound.Unreadable(text);
    }
  }
}
