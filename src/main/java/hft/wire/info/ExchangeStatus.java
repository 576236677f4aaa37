package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/**
 * @param timeNanos of the latest state the answering server holds
 */
public record ExchangeStatus(long timeNanos) implements JsonValue {
  static ExchangeStatus read(JsonNode node) {
    return new ExchangeStatus(Fields.of(node, "exchangeStatus").nanos("time"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    Wire.millis(writer, "time", timeNanos).name("specialStatuses").nothing().endObject();
  }
}
