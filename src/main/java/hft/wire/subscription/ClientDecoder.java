package hft.wire.subscription;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import hft.wire.subscription.ClientMessage.Json;
import java.nio.charset.StandardCharsets;

/** Reads what clients send over the websocket. Reusable, for one thread. */
public final class ClientDecoder {
  private static final ByteNames FIELDS = ByteNames.of("method", "subscription", "id", "request");
  private static final ByteNames METHODS = ByteNames.of("ping", "subscribe", "unsubscribe", "post");
  private static final ByteNames REQUEST = ByteNames.of("type", "payload");
  private static final byte[] ACTION = "action".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INFO = "info".getBytes(StandardCharsets.US_ASCII);
  private static final int ABSENT = -1;

  private final JsonCursor cursor = new JsonCursor();
  private byte[] message = new byte[0];
  private int subscriptionMark;
  private int requestMark;
  private long id;
  private boolean hasId;

  /**
   * @throws hft.wire.json.MalformedMessage when the venue would answer that it cannot parse it
   */
  public ClientMessage decode(byte[] bytes, int offset, int length) {
    message = bytes;
    cursor.reset(bytes, offset, length);
    subscriptionMark = ABSENT;
    requestMark = ABSENT;
    hasId = false;
    int method = readFields();
    return switch (method) {
      case 0 -> new ClientMessage.Ping();
      case 1 -> new ClientMessage.Subscribe(subscription(), json(subscriptionMark));
      case 2 -> new ClientMessage.Unsubscribe(subscription(), json(subscriptionMark));
      case 3 -> post();
      default -> throw cursor.malformed(Fault.MISSING_FIELD, "a message without method");
    };
  }

  private int readFields() {
    int method = ABSENT;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(FIELDS)) {
        case 0 -> {
          cursor.readString();
          method = cursor.find(METHODS);
          if (method < 0) {
            throw cursor.malformed(Fault.BAD_VALUE, "no such method");
          }
        }
        case 1 -> subscriptionMark = skipped();
        case 2 -> {
          // An unsubscribe may carry an id of the client's own making; only a post's is read.
          int mark = skipped();
          int after = cursor.mark();
          cursor.seek(mark);
          hasId = isWhole();
          id = hasId ? cursor.readLong() : 0;
          cursor.seek(after);
        }
        case 3 -> requestMark = skipped();
        default -> cursor.skip();
      }
    }
    cursor.expectEnd();
    return method;
  }

  private boolean isWhole() {
    byte first = cursor.peek();
    return first >= '0' && first <= '9';
  }

  private int skipped() {
    cursor.peek();
    int mark = cursor.mark();
    cursor.skip();
    return mark;
  }

  private Subscription subscription() {
    if (subscriptionMark == ABSENT) {
      throw cursor.malformed(Fault.MISSING_FIELD, "no subscription");
    }
    cursor.seek(subscriptionMark);
    return SubscriptionDecoder.read(cursor);
  }

  private Json json(int mark) {
    cursor.seek(mark);
    cursor.skip();
    return new Json(message, mark, cursor.mark() - mark);
  }

  private ClientMessage post() {
    if (!hasId || requestMark == ABSENT) {
      throw cursor.malformed(Fault.MISSING_FIELD, "a post without id or request");
    }
    cursor.seek(requestMark);
    int payloadMark = ABSENT;
    boolean action = false;
    boolean info = false;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(REQUEST)) {
        case 0 -> {
          cursor.readString();
          action = cursor.textIs(ACTION);
          info = cursor.textIs(INFO);
        }
        case 1 -> payloadMark = skipped();
        default -> cursor.skip();
      }
    }
    if (payloadMark == ABSENT || !action && !info) {
      throw cursor.malformed(
          Fault.BAD_VALUE, "a post that is neither an action nor an info request");
    }
    Json payload = json(payloadMark);
    return action
        ? new ClientMessage.PostAction(id, payload)
        : new ClientMessage.PostInfo(id, payload);
  }
}
