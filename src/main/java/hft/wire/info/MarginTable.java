package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** Leverage allowed by position size. */
public record MarginTable(int id, String description, List<Tier> tiers) implements JsonValue {
  /**
   * @param lowerBound notional from which the tier holds, USDC at 1e-8
   */
  public record Tier(long lowerBound, int maxLeverage) implements JsonValue {
    static Tier read(JsonNode node) {
      Fields fields = Fields.of(node, "marginTiers");
      return new Tier(fields.decimal("lowerBound"), fields.count("maxLeverage"));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject().name("lowerBound").decimal(lowerBound);
      writer.name("maxLeverage").number(maxLeverage).endObject();
    }
  }

  /** Reads a pair of id and table. */
  static MarginTable read(JsonNode node) {
    if (!node.isArray() || node.size() != 2 || !node.get(0).isInt()) {
      throw Fields.bad(Fault.WRONG_TYPE, "marginTables must be pairs of id and table");
    }
    Fields fields = Fields.of(node.get(1), "marginTables");
    return new MarginTable(
        node.get(0).intValue(),
        fields.text("description", ""),
        fields.list("marginTiers", Tier::read));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginArray().number(id).beginObject().name("description").string(description);
    writer.name("marginTiers");
    writer.list(tiers);
    writer.endObject().endArray();
  }
}
