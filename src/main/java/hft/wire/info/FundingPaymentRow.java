package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One funding payment of an account, as the websocket lists it.
 *
 * @param payment received (positive) or paid (negative), USDC
 * @param positionSize signed position it was charged on
 * @param rateE12 fraction per hour
 * @param samples null for a single hour
 */
public record FundingPaymentRow(
    long timeNanos,
    String coin,
    long payment,
    long positionSize,
    long rateE12,
    @Nullable Long samples)
    implements JsonValue {

  static FundingPaymentRow read(JsonNode node) {
    Fields fields = Fields.of(node, "funding");
    return read(fields, fields.nanos("time"));
  }

  static FundingPaymentRow read(Fields fields, long timeNanos) {
    return new FundingPaymentRow(
        timeNanos,
        fields.text("coin"),
        fields.decimal("usdc"),
        fields.decimal("szi"),
        fields.rate("fundingRate"),
        fields.optionalWhole("nSamples"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    Wire.millis(writer, "time", timeNanos);
    writeAmounts(writer);
    writer.endObject();
  }

  void writeAmounts(JsonWriter writer) {
    writer.name("coin").string(coin);
    writer.name("usdc").decimal(payment).name("szi").decimal(positionSize);
    Wire.rate(writer, "fundingRate", rateE12);
    Wire.numberOrNull(writer, "nSamples", samples);
  }
}
