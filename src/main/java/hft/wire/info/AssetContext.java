package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the venue says about one perp beside its book.
 *
 * @param fundingE12 estimate of the coming hourly rate
 * @param openInterestE6 base units of one side, at 1e-6
 * @param dayNotionalE6 quote currency traded in 24 hours, at 1e-6
 * @param dayBaseVolumeE6 base units traded in 24 hours, at 1e-6
 * @param premiumE12 null for a delisted coin, as are mid and impact prices
 */
public record AssetContext(
    long fundingE12,
    long openInterestE6,
    long previousDayPrice,
    long dayNotionalE6,
    @Nullable Long premiumE12,
    long oraclePrice,
    long markPrice,
    @Nullable Long midPrice,
    @Nullable Long impactBid,
    @Nullable Long impactAsk,
    long dayBaseVolumeE6)
    implements JsonValue {

  static AssetContext read(JsonNode node) {
    Fields fields = Fields.of(node, "context");
    Long impactBid = null;
    Long impactAsk = null;
    if (fields.has("impactPxs")) {
      var prices = fields.list("impactPxs", price -> Fields.decimal(price, "context.impactPxs"));
      if (prices.size() != 2) {
        throw Fields.bad(hft.wire.json.Fault.BAD_VALUE, "context.impactPxs must be bid and ask");
      }
      impactBid = prices.getFirst();
      impactAsk = prices.getLast();
    }
    return new AssetContext(
        fields.rate("funding"),
        fields.volume("openInterest"),
        fields.decimal("prevDayPx"),
        fields.volume("dayNtlVlm"),
        fields.optionalRate("premium"),
        fields.positive("oraclePx"),
        fields.positive("markPx"),
        fields.optionalDecimal("midPx"),
        impactBid,
        impactAsk,
        fields.volume("dayBaseVlm", 0));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    Wire.rate(writer, "funding", fundingE12);
    Wire.volume(writer, "openInterest", openInterestE6);
    writer.name("prevDayPx").decimal(previousDayPrice);
    Wire.volume(writer, "dayNtlVlm", dayNotionalE6);
    writer.name("premium");
    if (premiumE12 == null) {
      writer.nothing();
    } else {
      writer.scaled(premiumE12, Fields.RATE_DECIMALS);
    }
    writer.name("oraclePx").decimal(oraclePrice).name("markPx").decimal(markPrice);
    Wire.decimalOrNull(writer, "midPx", midPrice);
    writer.name("impactPxs");
    if (impactBid == null || impactAsk == null) {
      writer.nothing();
    } else {
      writer.beginArray().decimal(impactBid).decimal(impactAsk).endArray();
    }
    Wire.volume(writer, "dayBaseVlm", dayBaseVolumeE6).endObject();
  }
}
