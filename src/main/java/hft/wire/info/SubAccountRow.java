package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/** One sub-account of a master account. */
public record SubAccountRow(
    String name, String address, String master, ClearinghouseState state, SpotState spotState)
    implements JsonValue {
  static SubAccountRow read(JsonNode node) {
    Fields fields = Fields.of(node, "subAccount");
    return new SubAccountRow(
        fields.text("name"),
        fields.text("subAccountUser"),
        fields.text("master"),
        ClearinghouseState.read(fields.need("clearinghouseState")),
        SpotState.read(fields.need("spotState")));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("name").string(name);
    writer.name("subAccountUser").string(address).name("master").string(master);
    writer.name("clearinghouseState");
    state.write(writer);
    writer.name("spotState");
    spotState.write(writer);
    writer.endObject();
  }
}
