package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/** The venue's fee schedule; rates are fractions of notional at 1e-12. */
public record FeeScheduleRow(
    Rates base,
    List<VolumeTier> volumeTiers,
    List<MakerTier> makerTiers,
    long referralDiscountE12,
    List<UserFees.Discount> stakingTiers)
    implements JsonValue {

  /** Taker and maker rates of perps and spot. */
  public record Rates(long takerE12, long makerE12, long spotTakerE12, long spotMakerE12) {
    static Rates read(Fields fields) {
      return new Rates(
          fields.rate("cross"),
          fields.rate("add"),
          fields.rate("spotCross"),
          fields.rate("spotAdd"));
    }

    void writeFields(JsonWriter writer) {
      Wire.rate(writer, "cross", takerE12);
      Wire.rate(writer, "add", makerE12);
      Wire.rate(writer, "spotCross", spotTakerE12);
      Wire.rate(writer, "spotAdd", spotMakerE12);
    }
  }

  /** Rates from this 14-day volume on, at 1e-6. */
  public record VolumeTier(long cutoffE6, Rates rates) implements JsonValue {
    static VolumeTier read(JsonNode node) {
      Fields fields = Fields.of(node, "tiers.vip");
      return new VolumeTier(fields.volume("ntlCutoff"), Rates.read(fields));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject();
      Wire.volume(writer, "ntlCutoff", cutoffE6);
      rates.writeFields(writer);
      writer.endObject();
    }
  }

  /** The maker rate from this share of the exchange's maker volume on. */
  public record MakerTier(long fractionE12, long makerE12) implements JsonValue {
    static MakerTier read(JsonNode node) {
      Fields fields = Fields.of(node, "tiers.mm");
      return new MakerTier(fields.rate("makerFractionCutoff"), fields.rate("add"));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject();
      Wire.rate(writer, "makerFractionCutoff", fractionE12);
      Wire.rate(writer, "add", makerE12).endObject();
    }
  }

  static FeeScheduleRow read(JsonNode node) {
    Fields fields = Fields.of(node, "feeSchedule");
    Fields tiers = fields.object("tiers");
    return new FeeScheduleRow(
        Rates.read(fields),
        tiers.list("vip", VolumeTier::read),
        tiers.list("mm", MakerTier::read),
        fields.rate("referralDiscount"),
        fields.list("stakingDiscountTiers", UserFees.Discount::read));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    base.writeFields(writer);
    writer.name("tiers").beginObject().name("vip");
    writer.list(volumeTiers);
    writer.name("mm");
    writer.list(makerTiers);
    writer.endObject();
    Wire.rate(writer, "referralDiscount", referralDiscountE12);
    writer.name("stakingDiscountTiers");
    writer.list(stakingTiers);
    writer.endObject();
  }
}
