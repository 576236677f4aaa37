package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** Spot balances. */
public record SpotState(List<Balance> balances) implements JsonValue {
  /** One token's balance, of which {@code hold} is bound in orders. */
  public record Balance(String coin, int token, long total, long hold, long entryNotional)
      implements JsonValue {
    static Balance read(JsonNode node) {
      Fields fields = Fields.of(node, "balance");
      return new Balance(
          fields.text("coin"),
          fields.count("token", 0),
          fields.decimal("total"),
          fields.decimal("hold"),
          fields.decimal("entryNtl", 0));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject().name("coin").string(coin).name("token").number(token);
      writer.name("total").decimal(total).name("hold").decimal(hold);
      writer.name("entryNtl").decimal(entryNotional).endObject();
    }
  }

  static SpotState read(JsonNode node) {
    return new SpotState(Fields.of(node, "spotState").list("balances", Balance::read));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("balances");
    writer.list(balances);
    writer.endObject();
  }
}
