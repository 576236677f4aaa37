package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** The perps of one dex. */
public record Meta(List<AssetMeta> universe, List<MarginTable> marginTables, int collateralToken)
    implements JsonValue {

  static Meta read(JsonNode node) {
    Fields fields = Fields.of(node, "meta");
    return new Meta(
        fields.list("universe", AssetMeta::read),
        fields.has("marginTables") ? fields.list("marginTables", MarginTable::read) : List.of(),
        fields.count("collateralToken", 0));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("universe");
    writer.list(universe);
    writer.name("marginTables");
    writer.list(marginTables);
    writer.name("collateralToken").number(collateralToken).endObject();
  }
}
