package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/**
 * One candle.
 *
 * @param volumeE6 base units, at 1e-6
 */
public record CandleRow(
    long openNanos,
    long closeNanos,
    String coin,
    String interval,
    long open,
    long close,
    long high,
    long low,
    long volumeE6,
    int trades)
    implements JsonValue {
  static CandleRow read(JsonNode node) {
    Fields fields = Fields.of(node, "candle");
    return new CandleRow(
        fields.nanos("t"),
        fields.nanos("T"),
        fields.text("s"),
        fields.text("i"),
        fields.positive("o"),
        fields.positive("c"),
        fields.positive("h"),
        fields.positive("l"),
        fields.volume("v"),
        fields.count("n"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    Wire.millis(writer, "t", openNanos);
    Wire.millis(writer, "T", closeNanos);
    writer.name("s").string(coin).name("i").string(interval);
    writer.name("o").decimal(open).name("c").decimal(close);
    writer.name("h").decimal(high).name("l").decimal(low);
    Wire.volume(writer, "v", volumeE6).name("n").number(trades).endObject();
  }
}
