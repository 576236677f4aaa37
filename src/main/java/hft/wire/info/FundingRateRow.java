package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One settled hour of a coin.
 *
 * @param rateE12 charged for the hour
 * @param premiumE12 average of the hour in 8-hour units; null where it was not recorded
 */
public record FundingRateRow(String coin, long rateE12, @Nullable Long premiumE12, long timeNanos)
    implements JsonValue {
  static FundingRateRow read(JsonNode node) {
    Fields fields = Fields.of(node, "funding rate");
    return new FundingRateRow(
        fields.text("coin"),
        fields.rate("fundingRate"),
        fields.optionalRate("premium"),
        fields.nanos("time"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("coin").string(coin);
    Wire.rate(writer, "fundingRate", rateE12);
    if (premiumE12 != null) {
      Wire.rate(writer, "premium", premiumE12);
    }
    Wire.millis(writer, "time", timeNanos).endObject();
  }
}
