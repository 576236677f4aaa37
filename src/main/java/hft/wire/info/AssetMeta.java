package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One perp of the universe; its place there is its asset id.
 *
 * @param marginTableId 0 when the venue does not say, as in old recordings
 * @param delisted the id stays reserved
 * @param marginMode strictIsolated, noCross or null
 */
public record AssetMeta(
    String name,
    int szDecimals,
    int maxLeverage,
    int marginTableId,
    boolean delisted,
    boolean onlyIsolated,
    @Nullable String marginMode)
    implements JsonValue {

  static AssetMeta read(JsonNode node) {
    Fields fields = Fields.of(node, "universe");
    return new AssetMeta(
        fields.text("name"),
        fields.count("szDecimals"),
        fields.count("maxLeverage", 1),
        fields.count("marginTableId", 0),
        fields.bool("isDelisted", false),
        fields.bool("onlyIsolated", false),
        fields.optionalText("marginMode"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("szDecimals").number(szDecimals).name("name").string(name);
    writer.name("maxLeverage").number(maxLeverage).name("marginTableId").number(marginTableId);
    if (delisted) {
      writer.name("isDelisted").bool(true);
    }
    if (marginMode != null) {
      writer.name("marginMode").string(marginMode);
    }
    if (onlyIsolated) {
      writer.name("onlyIsolated").bool(true);
    }
    writer.endObject();
  }
}
