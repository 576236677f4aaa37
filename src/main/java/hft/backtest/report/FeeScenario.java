package hft.backtest.report;

import hft.core.market.Fixed8;
import java.util.List;

/**
 * A fee schedule to price the run's fills at.
 *
 * @param makerRateE8 fraction of notional scaled by 1e-8; negative is a rebate
 */
public record FeeScenario(String name, long makerRateE8, long takerRateE8) {
  /** The venue's lowest volume tier: 1.5 bp maker, 4.5 bp taker. */
  public static final FeeScenario BASE = new FeeScenario("base", 15_000, 45_000);

  public static final FeeScenario ZERO = new FeeScenario("zero", 0, 0);

  /** Above 500 M USDC in 14 days and 0.5 % of the venue's maker volume: −0.1 bp, 2.8 bp. */
  public static final FeeScenario REBATE = new FeeScenario("rebate", -1_000, 28_000);

  public static final List<FeeScenario> STANDARD = List.of(BASE, ZERO, REBATE);

  /** The fee on these notionals; negative when rebates outweigh it. */
  long fee(long makerNotional, long takerNotional) {
    return Math.addExact(
        Fixed8.multiplyRounded(makerNotional, makerRateE8),
        Fixed8.multiplyRounded(takerNotional, takerRateE8));
  }
}
