package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One position. Money in USDC.
 *
 * @param size signed
 * @param entryPrice null when there is none
 * @param liquidationPrice null when it cannot be liquidated
 * @param returnOnEquityE12 fraction
 * @param leverage how it is margined
 * @param funding paid (positive) so far
 */
public record Position(
    String coin,
    long size,
    Leverage leverage,
    @Nullable Long entryPrice,
    long positionValue,
    long unrealizedPnl,
    long returnOnEquityE12,
    @Nullable Long liquidationPrice,
    long marginUsed,
    int maxLeverage,
    CumulativeFunding funding)
    implements JsonValue {

  /** Paid since ever, since the position was opened, since it last changed. */
  public record CumulativeFunding(long allTime, long sinceOpen, long sinceChange) {
    static final CumulativeFunding NONE = new CumulativeFunding(0, 0, 0);
  }

  /** Reads an entry of assetPositions. */
  static Position read(JsonNode node) {
    Fields fields = Fields.of(node, "assetPosition").object("position");
    Leverage leverage = Leverage.read(fields.need("leverage"));
    CumulativeFunding funding = CumulativeFunding.NONE;
    if (fields.has("cumFunding")) {
      Fields its = fields.object("cumFunding");
      funding =
          new CumulativeFunding(
              its.decimal("allTime"), its.decimal("sinceOpen"), its.decimal("sinceChange"));
    }
    return new Position(
        fields.text("coin"),
        fields.decimal("szi"),
        leverage,
        fields.optionalDecimal("entryPx"),
        fields.decimal("positionValue"),
        fields.decimal("unrealizedPnl"),
        fields.rate("returnOnEquity"),
        fields.optionalDecimal("liquidationPx"),
        fields.decimal("marginUsed"),
        fields.count("maxLeverage", leverage.value()),
        funding);
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("type").string("oneWay").name("position").beginObject();
    writer.name("coin").string(coin).name("szi").decimal(size).name("leverage");
    leverage.write(writer);
    Wire.decimalOrNull(writer, "entryPx", entryPrice);
    writer.name("positionValue").decimal(positionValue);
    writer.name("unrealizedPnl").decimal(unrealizedPnl);
    Wire.rate(writer, "returnOnEquity", returnOnEquityE12);
    Wire.decimalOrNull(writer, "liquidationPx", liquidationPrice);
    writer.name("marginUsed").decimal(marginUsed).name("maxLeverage").number(maxLeverage);
    writer.name("cumFunding").beginObject().name("allTime").decimal(funding.allTime());
    writer.name("sinceOpen").decimal(funding.sinceOpen());
    writer.name("sinceChange").decimal(funding.sinceChange());
    writer.endObject().endObject().endObject();
  }
}
