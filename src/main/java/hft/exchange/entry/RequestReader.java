package hft.exchange.entry;

import hft.wire.action.ActionReader;
import hft.wire.action.Address;
import hft.wire.action.ReceivedAction;
import hft.wire.json.ByteNames;
import hft.wire.json.JsonCursor;
import hft.wire.sign.Signature;
import org.jspecify.annotations.Nullable;

/** Reads the envelope of an action, fields in any order. One thread. */
final class RequestReader {
  /**
   * @param expiresAfterMillis {@link Long#MAX_VALUE} when the action does not expire
   */
  record Envelope(
      ReceivedAction action,
      long nonce,
      Signature signature,
      @Nullable Address vault,
      long expiresAfterMillis) {}

  private static final ByteNames FIELDS =
      ByteNames.of("action", "nonce", "signature", "vaultAddress", "expiresAfter");
  private static final ByteNames SIGNATURE = ByteNames.of("r", "s", "v");

  private final JsonCursor cursor = new JsonCursor();

  /**
   * @throws hft.wire.json.MalformedMessage when it is not such a request
   * @throws IllegalArgumentException when the action or the signature is malformed
   */
  Envelope read(byte[] body) {
    cursor.reset(body, 0, body.length);
    ReceivedAction action = null;
    Signature signature = null;
    Address vault = null;
    long nonce = Long.MIN_VALUE;
    long expires = Long.MAX_VALUE;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(FIELDS);
      if (field > 2 && cursor.peek() == 'n') {
        cursor.skip(); // absent and null mean the same
        continue;
      }
      switch (field) {
        case 0 -> {
          cursor.peek();
          int from = cursor.mark();
          cursor.skip();
          action = ActionReader.read(body, from, cursor.mark() - from);
        }
        case 1 -> nonce = cursor.readLong();
        case 2 -> signature = signature();
        case 3 -> {
          cursor.readString();
          vault = Address.parse(cursor.text());
        }
        case 4 -> expires = cursor.readLong();
        default -> cursor.skip();
      }
    }
    cursor.expectEnd();
    if (action == null || signature == null || nonce == Long.MIN_VALUE) {
      throw new IllegalArgumentException("a request needs action, nonce and signature");
    }
    return new Envelope(action, nonce, signature, vault, expires);
  }

  private Signature signature() {
    String r = "";
    String s = "";
    int v = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(SIGNATURE)) {
        case 0 -> {
          cursor.readString();
          r = cursor.text();
        }
        case 1 -> {
          cursor.readString();
          s = cursor.text();
        }
        case 2 -> v = (int) cursor.readLong();
        default -> cursor.skip();
      }
    }
    return Signature.parse(r, s, v);
  }
}
