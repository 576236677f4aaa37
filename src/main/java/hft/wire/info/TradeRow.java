package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Side;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** One public print. */
public record TradeRow(
    String coin,
    Side aggressor,
    long price,
    long size,
    long timeNanos,
    String hash,
    long tradeId,
    String buyer,
    String seller)
    implements JsonValue {

  static TradeRow read(JsonNode node) {
    Fields fields = Fields.of(node, "trade");
    List<String> users =
        fields.has("users") ? fields.list("users", JsonNode::asText) : List.of("", "");
    if (users.size() != 2) {
      throw Fields.bad(hft.wire.json.Fault.BAD_VALUE, "trade.users must be buyer and seller");
    }
    return new TradeRow(
        fields.text("coin"),
        fields.side("side"),
        fields.positive("px"),
        fields.positive("sz"),
        fields.nanos("time"),
        fields.text("hash", ""),
        fields.whole("tid"),
        users.getFirst(),
        users.getLast());
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("coin").string(coin);
    Wire.side(writer, aggressor);
    writer.name("px").decimal(price).name("sz").decimal(size);
    Wire.millis(writer, "time", timeNanos);
    writer.name("hash").string(hash).name("tid").number(tradeId);
    writer.name("users").beginArray().string(buyer).string(seller).endArray().endObject();
  }
}
