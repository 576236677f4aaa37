package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;

/**
 * What an account pays. Rates are fractions of notional at 1e-12, volumes quote currency at 1e-6.
 *
 * @param takerRateE12 in effect now, discounts included
 * @param makerRateE12 in effect now; negative is a rebate
 */
public record UserFees(
    List<DailyVolume> dailyVolumes,
    FeeScheduleRow schedule,
    long takerRateE12,
    long makerRateE12,
    long spotTakerRateE12,
    long spotMakerRateE12,
    long referralDiscountE12,
    Discount stakingDiscount)
    implements JsonValue {

  /** One day's volume of the account, as taker and as maker, and of the whole exchange. */
  public record DailyVolume(String date, long takerE6, long makerE6, long exchangeE6)
      implements JsonValue {
    static DailyVolume read(JsonNode node) {
      Fields fields = Fields.of(node, "dailyUserVlm");
      return new DailyVolume(
          fields.text("date"),
          fields.volume("userCross"),
          fields.volume("userAdd"),
          fields.volume("exchange"));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject().name("date").string(date);
      Wire.volume(writer, "userCross", takerE6);
      Wire.volume(writer, "userAdd", makerE6);
      Wire.volume(writer, "exchange", exchangeE6).endObject();
    }
  }

  /** A staking tier: its least stake in parts of the maximum supply, and its discount. */
  public record Discount(long bpsOfMaxSupplyE12, long discountE12) implements JsonValue {
    static Discount read(JsonNode node) {
      Fields fields = Fields.of(node, "stakingDiscount");
      return new Discount(fields.rate("bpsOfMaxSupply"), fields.rate("discount"));
    }

    @Override
    public void write(JsonWriter writer) {
      writer.beginObject();
      Wire.rate(writer, "bpsOfMaxSupply", bpsOfMaxSupplyE12);
      Wire.rate(writer, "discount", discountE12).endObject();
    }
  }

  static UserFees read(JsonNode node) {
    Fields fields = Fields.of(node, "userFees");
    return new UserFees(
        fields.list("dailyUserVlm", DailyVolume::read),
        FeeScheduleRow.read(fields.need("feeSchedule")),
        fields.rate("userCrossRate"),
        fields.rate("userAddRate"),
        fields.rate("userSpotCrossRate"),
        fields.rate("userSpotAddRate"),
        fields.rate("activeReferralDiscount"),
        fields.has("activeStakingDiscount")
            ? Discount.read(fields.need("activeStakingDiscount"))
            : new Discount(0, 0));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("dailyUserVlm");
    writer.list(dailyVolumes);
    writer.name("feeSchedule");
    schedule.write(writer);
    Wire.rate(writer, "userCrossRate", takerRateE12);
    Wire.rate(writer, "userAddRate", makerRateE12);
    Wire.rate(writer, "userSpotCrossRate", spotTakerRateE12);
    Wire.rate(writer, "userSpotAddRate", spotMakerRateE12);
    Wire.rate(writer, "activeReferralDiscount", referralDiscountE12);
    writer.name("trial").nothing().name("feeTrialReward").decimal(0);
    writer.name("nextTrialAvailableTimestamp").nothing().name("stakingLink").nothing();
    writer.name("activeStakingDiscount");
    stakingDiscount.write(writer);
    writer.endObject();
  }
}
