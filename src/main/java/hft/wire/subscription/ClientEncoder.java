package hft.wire.subscription;

import hft.wire.json.JsonWriter;

/** Writes what we send over the websocket, each into a writer that is started over. */
public final class ClientEncoder {
  private ClientEncoder() {}

  public static void ping(JsonWriter writer) {
    writer.clear().beginObject().name("method").string("ping").endObject();
  }

  public static void subscribe(JsonWriter writer, Subscription subscription) {
    writeSubscription(writer, "subscribe", subscription);
  }

  public static void unsubscribe(JsonWriter writer, Subscription subscription) {
    writeSubscription(writer, "unsubscribe", subscription);
  }

  private static void writeSubscription(
      JsonWriter writer, String method, Subscription subscription) {
    writer.clear().beginObject().name("method").string(method).name("subscription");
    subscription.write(writer);
    writer.endObject();
  }

  /**
   * A signed action.
   *
   * @param payload the body an HTTP request would have: action, nonce, signature
   */
  public static void postAction(
      JsonWriter writer, long id, byte[] payload, int offset, int length) {
    post(writer, id, "action", payload, offset, length);
  }

  /**
   * @param payload an info request
   */
  public static void postInfo(JsonWriter writer, long id, byte[] payload, int offset, int length) {
    post(writer, id, "info", payload, offset, length);
  }

  private static void post(
      JsonWriter writer, long id, String type, byte[] payload, int offset, int length) {
    writer.clear().beginObject().name("method").string("post").name("id").number(id);
    writer.name("request").beginObject().name("type").string(type);
    writer.name("payload").raw(payload, offset, length).endObject().endObject();
  }
}
