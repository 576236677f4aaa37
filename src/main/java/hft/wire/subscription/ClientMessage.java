package hft.wire.subscription;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message a client sends over the websocket. */
public sealed interface ClientMessage {
  /** Wants a pong. */
  record Ping() implements ClientMessage {}

  /**
   * @param sent the subscription's JSON as the client spelled it: the acknowledgement repeats it
   */
  record Subscribe(Subscription subscription, Json sent) implements ClientMessage {}

  record Unsubscribe(Subscription subscription, Json sent) implements ClientMessage {}

  /**
   * @param id the client's, unique among its posts in flight
   */
  record PostAction(long id, Json payload) implements ClientMessage {}

  record PostInfo(long id, Json payload) implements ClientMessage {}

  /** A value that is JSON already. */
  final class Json {
    private final byte[] bytes;

    public Json(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    Json(byte[] message, int offset, int length) {
      bytes = Arrays.copyOfRange(message, offset, offset + length);
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Json that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
