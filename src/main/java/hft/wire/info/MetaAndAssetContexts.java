package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/**
 * @param contexts one per entry of the universe, at its place
 */
public record MetaAndAssetContexts(Meta meta, List<AssetContext> contexts) implements JsonValue {
  static MetaAndAssetContexts read(JsonNode node) {
    if (!node.isArray() || node.size() != 2) {
      throw Fields.bad(Fault.WRONG_TYPE, "metaAndAssetCtxs must be a pair of meta and contexts");
    }
    Meta meta = Meta.read(node.get(0));
    List<AssetContext> contexts = Fields.list(node.get(1), "contexts", AssetContext::read);
    if (contexts.size() != meta.universe().size()) {
      throw Fields.bad(
          Fault.BAD_VALUE, contexts.size() + " contexts for " + meta.universe().size() + " coins");
    }
    return new MetaAndAssetContexts(meta, contexts);
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginArray();
    meta.write(writer);
    writer.list(contexts);
    writer.endArray();
  }
}
