package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** How much an account could trade of one coin now, buying and selling. */
public record ActiveAssetData(
    String user,
    String coin,
    Leverage leverage,
    long maxBuySize,
    long maxSellSize,
    long availableToBuy,
    long availableToSell,
    long markPrice)
    implements JsonValue {
  static ActiveAssetData read(JsonNode node) {
    Fields fields = Fields.of(node, "activeAssetData");
    List<Long> sizes = pair(fields, "maxTradeSzs");
    List<Long> available = pair(fields, "availableToTrade");
    return new ActiveAssetData(
        fields.text("user"),
        fields.text("coin"),
        Leverage.read(fields.need("leverage")),
        sizes.getFirst(),
        sizes.getLast(),
        available.getFirst(),
        available.getLast(),
        fields.positive("markPx"));
  }

  private static List<Long> pair(Fields fields, String name) {
    List<Long> pair = fields.list(name, item -> Fields.decimal(item, name));
    if (pair.size() != 2) {
      throw Fields.bad(Fault.BAD_VALUE, name + " must be buy and sell");
    }
    return pair;
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("user").string(user).name("coin").string(coin).name("leverage");
    leverage.write(writer);
    writer.name("maxTradeSzs").beginArray().decimal(maxBuySize).decimal(maxSellSize).endArray();
    writer.name("availableToTrade").beginArray();
    writer.decimal(availableToBuy).decimal(availableToSell).endArray();
    writer.name("markPx").decimal(markPrice).endObject();
  }
}
