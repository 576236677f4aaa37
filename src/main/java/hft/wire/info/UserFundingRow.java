package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;

/** One funding payment as the info endpoint lists it. */
public record UserFundingRow(FundingPaymentRow payment, String hash) implements JsonValue {
  static UserFundingRow read(JsonNode node) {
    Fields fields = Fields.of(node, "user funding");
    return new UserFundingRow(
        FundingPaymentRow.read(fields.object("delta"), fields.nanos("time")),
        fields.text("hash", ""));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("delta").beginObject().name("type").string("funding");
    payment.writeAmounts(writer);
    writer.endObject().name("hash").string(hash);
    Wire.millis(writer, "time", payment.timeNanos()).endObject();
  }
}
