package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A named agent of an account; the unnamed one is not listed.
 *
 * @param validUntilNanos null when it does not say
 */
public record AgentRow(String name, String address, @Nullable Long validUntilNanos)
    implements JsonValue {
  static AgentRow read(JsonNode node) {
    Fields fields = Fields.of(node, "agent");
    return new AgentRow(
        fields.text("name"), fields.text("address"), fields.optionalNanos("validUntil"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("name").string(name).name("address").string(address);
    Wire.numberOrNull(
        writer, "validUntil", validUntilNanos == null ? null : validUntilNanos / 1_000_000);
    writer.endObject();
  }
}
