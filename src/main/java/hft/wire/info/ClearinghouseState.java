package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** Margin and positions of an account on one dex. Money in USDC at 1e-8. */
public record ClearinghouseState(
    MarginSummary margin,
    MarginSummary crossMargin,
    long crossMaintenanceMarginUsed,
    long withdrawable,
    List<Position> positions,
    long timeNanos)
    implements JsonValue {

  /**
   * @param totalRawUsd may be negative
   */
  public record MarginSummary(
      long accountValue, long totalNotional, long totalRawUsd, long totalMarginUsed)
      implements JsonValue {
    static MarginSummary read(JsonNode node) {
      Fields fields = Fields.of(node, "marginSummary");
      return new MarginSummary(
          fields.decimal("accountValue"),
          fields.decimal("totalNtlPos"),
          fields.decimal("totalRawUsd"),
          fields.decimal("totalMarginUsed"));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject().name("accountValue").decimal(accountValue);
      writer.name("totalNtlPos").decimal(totalNotional);
      writer.name("totalRawUsd").decimal(totalRawUsd);
      writer.name("totalMarginUsed").decimal(totalMarginUsed).endObject();
    }
  }

  static ClearinghouseState read(JsonNode node) {
    Fields fields = Fields.of(node, "clearinghouseState");
    return new ClearinghouseState(
        MarginSummary.read(fields.need("marginSummary")),
        MarginSummary.read(fields.need("crossMarginSummary")),
        fields.decimal("crossMaintenanceMarginUsed", 0),
        fields.decimal("withdrawable"),
        fields.list("assetPositions", Position::read),
        fields.nanos("time", 0));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("marginSummary");
    margin.write(writer);
    writer.name("crossMarginSummary");
    crossMargin.write(writer);
    writer.name("crossMaintenanceMarginUsed").decimal(crossMaintenanceMarginUsed);
    writer.name("withdrawable").decimal(withdrawable).name("assetPositions");
    writer.list(positions);
    Wire.millis(writer, "time", timeNanos).endObject();
  }
}
