package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/**
 * An order and what became of it: of {@code historicalOrders} and {@code orderStatus}.
 *
 * @param status the venue's word
 */
public record OrderStatusRow(FrontendOrderRow order, String status, long statusNanos)
    implements JsonValue {
  static OrderStatusRow read(JsonNode node) {
    Fields fields = Fields.of(node, "order status");
    return new OrderStatusRow(
        FrontendOrderRow.read(fields.need("order")),
        fields.text("status"),
        fields.nanos("statusTimestamp"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("order");
    order.write(writer);
    writer.name("status").string(status);
    Wire.millis(writer, "statusTimestamp", statusNanos).endObject();
  }
}
