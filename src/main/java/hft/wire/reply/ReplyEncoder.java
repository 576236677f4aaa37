package hft.wire.reply;

import hft.core.order.ClientOrderId;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers to actions.
 *
 * <pre>
 * ReplyEncoder.beginOrders(writer);
 * ReplyEncoder.resting(writer, oid, clientOrderId);
 * ReplyEncoder.error(writer, "Order must have minimum value of $10. asset=1");
 * ReplyEncoder.end(writer);
 * </pre>
 */
public final class ReplyEncoder {
  private ReplyEncoder() {}

  /** Starts the answer to {@code order} or {@code batchModify}. */
  public static void beginOrders(JsonWriter writer) {
    begin(writer, "order");
  }

  /** Starts the answer to {@code cancel} or {@code cancelByCloid}. */
  public static void beginCancels(JsonWriter writer) {
    begin(writer, "cancel");
  }

  private static void begin(JsonWriter writer, String type) {
    ok(writer, type);
    writer.name("data").beginObject().name("statuses").beginArray();
  }

  private static void ok(JsonWriter writer, String type) {
    writer.clear().beginObject().name("status").string("ok");
    writer.name("response").beginObject().name("type").string(type);
  }

  public static void resting(JsonWriter writer, long oid, @Nullable ClientOrderId clientOrderId) {
    writer.beginObject().name("resting").beginObject().name("oid").number(oid);
    endDetail(writer, clientOrderId);
  }

  public static void filled(
      JsonWriter writer,
      long oid,
      long filledSize,
      long averagePrice,
      @Nullable ClientOrderId clientOrderId) {
    writer.beginObject().name("filled").beginObject().name("totalSz").decimal(filledSize);
    writer.name("avgPx").decimal(averagePrice).name("oid").number(oid);
    endDetail(writer, clientOrderId);
  }

  private static void endDetail(JsonWriter writer, @Nullable ClientOrderId clientOrderId) {
    if (clientOrderId != null) {
      writer.name("cloid").hex128(clientOrderId.high(), clientOrderId.low());
    }
    writer.endObject().endObject();
  }

  public static void error(JsonWriter writer, String text) {
    writer.beginObject().name("error").string(text).endObject();
  }

  /** A cancel took effect. */
  public static void success(JsonWriter writer) {
    writer.string("success");
  }

  public static void waitingForTrigger(JsonWriter writer) {
    writer.string("waitingForTrigger");
  }

  /** Ends what {@link #beginOrders} or {@link #beginCancels} started. */
  public static void end(JsonWriter writer) {
    writer.endArray().endObject().endObject().endObject();
  }

  /** The whole answer to actions that have nothing to tell. */
  public static void done(JsonWriter writer) {
    ok(writer, "default");
    writer.endObject().endObject();
  }

  /** The whole answer to a request that was refused as a whole. */
  public static void refused(JsonWriter writer, String text) {
    writer.clear().beginObject().name("status").string("err");
    writer.name("response").string(text).endObject();
  }
}
