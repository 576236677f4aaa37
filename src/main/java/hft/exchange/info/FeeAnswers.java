package hft.exchange.info;

import hft.core.account.FeeSchedule;
import hft.wire.info.FeeScheduleRow;
import hft.wire.info.FeeScheduleRow.MakerTier;
import hft.wire.info.FeeScheduleRow.Rates;
import hft.wire.info.FeeScheduleRow.VolumeTier;
import hft.wire.info.UserFees;
import java.util.List;

/** The fee schedule and what an account pays. Nobody stakes and nobody was referred here. */
final class FeeAnswers {
  /** From 1e-8 to 1e-12. */
  private static final long FINER = 10_000;

  private FeeAnswers() {}

  static UserFees of(hft.core.match.FeeSchedule rates) {
    List<VolumeTier> tiers =
        FeeSchedule.TIERS.stream()
            .skip(1)
            .map(
                tier ->
                    new VolumeTier(
                        tier.volumeAbove() / 100, rates(tier.takerRate(), tier.makerRate())))
            .toList();
    List<MakerTier> rebates =
        FeeSchedule.REBATES.stream()
            .map(tier -> new MakerTier(tier.makerShareAbove() * FINER, tier.makerRate() * FINER))
            .toList();
    UserFees.Discount none = new UserFees.Discount(0, 0);
    FeeSchedule base = FeeSchedule.BASE;
    FeeScheduleRow schedule =
        new FeeScheduleRow(
            rates(base.takerRate(), base.makerRate()), tiers, rebates, 0, List.of(none));
    return new UserFees(
        List.of(),
        schedule,
        rates.takerRateE8() * FINER,
        rates.makerRateE8() * FINER,
        0,
        0,
        0,
        none);
  }

  private static Rates rates(long takerE8, long makerE8) {
    return new Rates(takerE8 * FINER, makerE8 * FINER, 0, 0);
  }
}
