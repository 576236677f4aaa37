package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/**
 * What an account may still send.
 *
 * @param volumeE6 quote currency ever traded, at 1e-6
 * @param used may exceed the cap
 */
public record UserRateLimit(long volumeE6, long used, long cap, long surplus) implements JsonValue {
  static UserRateLimit read(JsonNode node) {
    Fields fields = Fields.of(node, "userRateLimit");
    return new UserRateLimit(
        fields.volume("cumVlm"),
        fields.whole("nRequestsUsed"),
        fields.whole("nRequestsCap"),
        fields.whole("nRequestsSurplus", 0));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    Wire.volume(writer, "cumVlm", volumeE6).name("nRequestsUsed").number(used);
    writer.name("nRequestsCap").number(cap).name("nRequestsSurplus").number(surplus).endObject();
  }
}
