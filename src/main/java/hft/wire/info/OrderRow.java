package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One order as {@code openOrders} and {@code orderUpdates} list it.
 *
 * @param size what is left
 * @param placedNanos when it was placed
 */
public record OrderRow(
    String coin,
    Side side,
    long limitPrice,
    long size,
    long oid,
    long placedNanos,
    long originalSize,
    @Nullable ClientOrderId clientOrderId,
    boolean reduceOnly)
    implements JsonValue {

  static OrderRow read(JsonNode node) {
    Fields fields = Fields.of(node, "order");
    long size = fields.positive("sz");
    return new OrderRow(
        fields.text("coin"),
        fields.side("side"),
        fields.positive("limitPx"),
        size,
        fields.whole("oid"),
        fields.nanos("timestamp"),
        fields.decimal("origSz", size),
        fields.clientOrderId("cloid"),
        fields.bool("reduceOnly", false));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("coin").string(coin);
    Wire.side(writer, side);
    writer.name("limitPx").decimal(limitPrice).name("sz").decimal(size).name("oid").number(oid);
    Wire.millis(writer, "timestamp", placedNanos);
    writer.name("origSz").decimal(originalSize);
    Wire.clientOrderIdIfAny(writer, clientOrderId);
    if (reduceOnly) {
      writer.name("reduceOnly").bool(true);
    }
    writer.endObject();
  }
}
