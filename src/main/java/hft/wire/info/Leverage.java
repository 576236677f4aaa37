package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * @param rawUsd only for isolated margin, else null
 */
public record Leverage(boolean isCross, int value, @Nullable Long rawUsd) implements JsonValue {
  static Leverage read(JsonNode node) {
    Fields fields = Fields.of(node, "leverage");
    boolean cross =
        switch (fields.text("type")) {
          case "cross" -> true;
          case "isolated" -> false;
          default -> throw Fields.bad(Fault.BAD_VALUE, "leverage.type must be cross or isolated");
        };
    return new Leverage(cross, fields.count("value"), fields.optionalDecimal("rawUsd"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("type").string(isCross ? "cross" : "isolated");
    writer.name("value").number(value);
    if (rawUsd != null) {
      writer.name("rawUsd").decimal(rawUsd);
    }
    writer.endObject();
  }
}
