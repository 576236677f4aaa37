package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/**
 * One row of {@code orderUpdates}.
 *
 * @param status the venue's word
 * @param statusNanos when the order came into this status
 */
public record OrderUpdateRow(OrderRow order, String status, long statusNanos) implements JsonValue {
  static OrderUpdateRow read(JsonNode node) {
    Fields fields = Fields.of(node, "order update");
    return new OrderUpdateRow(
        OrderRow.read(fields.need("order")),
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
