package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The mid of every coin, or its last trade where a side of its book is empty. */
public record AllMids(Map<String, Long> mids) implements JsonValue {
  public AllMids {
    mids = Collections.unmodifiableMap(new LinkedHashMap<>(mids)); // in the order it came
  }

  static AllMids read(JsonNode node) {
    Fields.of(node, "allMids");
    Map<String, Long> mids = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> mid : node.properties()) {
      mids.put(mid.getKey(), Fields.decimal(mid.getValue(), "allMids." + mid.getKey()));
    }
    return new AllMids(mids);
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    mids.forEach((coin, mid) -> writer.name(coin).decimal(mid));
    writer.endObject();
  }
}
