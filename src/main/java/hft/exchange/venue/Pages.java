package hft.exchange.venue;

import hft.wire.json.JsonWriter;
import hft.wire.reply.ReplyEncoder;

/** Whole answers to actions, as bytes. */
public final class Pages {
  private Pages() {}

  /** The request was refused as a whole. */
  public static byte[] refused(String text) {
    JsonWriter writer = new JsonWriter(128);
    ReplyEncoder.refused(writer, text);
    return writer.toBytes();
  }

  /** One error for all orders of the request. */
  static byte[] oneError(String text) {
    JsonWriter writer = new JsonWriter(128);
    ReplyEncoder.beginOrders(writer);
    ReplyEncoder.error(writer, text);
    ReplyEncoder.end(writer);
    return writer.toBytes();
  }

  static byte[] done() {
    JsonWriter writer = new JsonWriter(64);
    ReplyEncoder.done(writer);
    return writer.toBytes();
  }
}
