package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One fill as the venue lists it.
 *
 * @param startPosition signed position before
 * @param direction for display only, open-ended; {@link #direction(Side, long, long)} makes it
 * @param hash of the action; all zeros for TWAP and dust
 * @param crossed true for the taker
 * @param fee in {@code feeToken}, the builder's included; negative is a rebate
 * @param tradeId 0 in very old rows
 * @param builderFee null when there was no builder
 * @param twapId null when it was no TWAP
 */
public record FillRow(
    String coin,
    long price,
    long size,
    Side side,
    long timeNanos,
    long startPosition,
    String direction,
    long closedPnl,
    String hash,
    long oid,
    boolean crossed,
    long fee,
    long tradeId,
    @Nullable ClientOrderId clientOrderId,
    String feeToken,
    @Nullable Long builderFee,
    @Nullable Liquidation liquidation,
    @Nullable Long twapId)
    implements JsonValue {

  /**
   * Somebody was liquidated into this fill.
   *
   * @param method market or backstop
   */
  public record Liquidation(String liquidatedUser, long markPrice, String method) {}

  /** The venue's words for what a perp fill did to the position. */
  public static String direction(Side side, long startPosition, long size) {
    boolean buys = side == Side.BID;
    if (startPosition == 0 || startPosition > 0 == buys) {
      return buys ? "Open Long" : "Open Short";
    }
    if (size <= Math.abs(startPosition)) {
      return buys ? "Close Short" : "Close Long";
    }
    return buys ? "Short > Long" : "Long > Short";
  }

  static FillRow read(JsonNode node) {
    Fields fields = Fields.of(node, "fill");
    Liquidation liquidation = null;
    if (fields.has("liquidation")) {
      Fields its = fields.object("liquidation");
      liquidation =
          new Liquidation(
              its.text("liquidatedUser", ""), its.decimal("markPx"), its.text("method", ""));
    }
    return new FillRow(
        fields.text("coin"),
        fields.positive("px"),
        fields.positive("sz"),
        fields.side("side"),
        fields.nanos("time"),
        fields.decimal("startPosition"),
        fields.text("dir"),
        fields.decimal("closedPnl"),
        fields.text("hash"),
        fields.whole("oid"),
        fields.bool("crossed", false),
        fields.decimal("fee"),
        fields.whole("tid", 0),
        fields.clientOrderId("cloid"),
        fields.text("feeToken", "USDC"),
        fields.optionalDecimal("builderFee"),
        liquidation,
        fields.optionalWhole("twapId"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("coin").string(coin);
    writer.name("px").decimal(price).name("sz").decimal(size);
    Wire.side(writer, side);
    Wire.millis(writer, "time", timeNanos);
    writer.name("startPosition").decimal(startPosition).name("dir").string(direction);
    writer.name("closedPnl").decimal(closedPnl).name("hash").string(hash);
    writer.name("oid").number(oid).name("crossed").bool(crossed);
    writer.name("fee").decimal(fee).name("tid").number(tradeId);
    Wire.clientOrderIdIfAny(writer, clientOrderId);
    if (builderFee != null) {
      writer.name("builderFee").decimal(builderFee);
    }
    if (liquidation != null) {
      writer.name("liquidation").beginObject();
      writer.name("liquidatedUser").string(liquidation.liquidatedUser());
      writer.name("markPx").decimal(liquidation.markPrice());
      writer.name("method").string(liquidation.method()).endObject();
    }
    writer.name("feeToken").string(feeToken);
    Wire.numberOrNull(writer, "twapId", twapId);
    writer.endObject();
  }
}
