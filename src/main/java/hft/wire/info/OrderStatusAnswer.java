package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * @param order null when the venue does not know the order, which right after placing it need not
 *     last
 */
public record OrderStatusAnswer(@Nullable OrderStatusRow order) implements JsonValue {
  static OrderStatusAnswer read(JsonNode node) {
    Fields fields = Fields.of(node, "orderStatus");
    return switch (fields.text("status")) {
      case "order" -> new OrderStatusAnswer(OrderStatusRow.read(fields.need("order")));
      case "unknownOid" -> new OrderStatusAnswer(null);
      default ->
          throw Fields.bad(Fault.BAD_VALUE, "orderStatus.status must be order or unknownOid");
    };
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("status").string(order == null ? "unknownOid" : "order");
    if (order != null) {
      writer.name("order");
      order.write(writer);
    }
    writer.endObject();
  }
}
