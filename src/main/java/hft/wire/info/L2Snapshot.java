package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book, best levels first.
 *
 * @param spread given when levels are merged, else null
 */
public record L2Snapshot(
    String coin, long timeNanos, List<Level> bids, List<Level> asks, @Nullable Long spread)
    implements JsonValue {
  /** Price, size, and how many orders make it up. */
  public record Level(long price, long size, int orders) implements JsonValue {
    static Level read(JsonNode node) {
      Fields fields = Fields.of(node, "level");
      return new Level(fields.positive("px"), fields.positive("sz"), fields.count("n", 1));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject().name("px").decimal(price).name("sz").decimal(size);
      writer.name("n").number(orders).endObject();
    }
  }

  static L2Snapshot read(JsonNode node) {
    Fields fields = Fields.of(node, "l2Book");
    JsonNode levels = fields.need("levels");
    if (!levels.isArray() || levels.size() != 2) {
      throw Fields.bad(Fault.WRONG_TYPE, "l2Book.levels must be bids and asks");
    }
    return new L2Snapshot(
        fields.text("coin"),
        fields.nanos("time"),
        Fields.list(levels.get(0), "bids", Level::read),
        Fields.list(levels.get(1), "asks", Level::read),
        fields.optionalDecimal("spread"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("coin").string(coin);
    Wire.millis(writer, "time", timeNanos).name("levels").beginArray();
    writer.list(bids);
    writer.list(asks);
    writer.endArray();
    if (spread != null) {
      writer.name("spread").decimal(spread);
    }
    writer.endObject();
  }
}
