package hft.trading;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.risk.RiskLimits;

/**
 * What every desk may do, in money, so that one setting serves every coin. Amounts scaled by 1e-8.
 *
 * @param maxOrderNotional quote currency of one order
 * @param maxInventoryNotional quote currency per side, counting everything that may still fill
 * @param maxOpenOrders of one coin
 * @param priceBandBps an order further from the mid is refused
 */
public record DeskLimits(
    long maxOrderNotional, long maxInventoryNotional, int maxOpenOrders, int priceBandBps) {
  public DeskLimits {
    if (maxOrderNotional <= 0 || maxInventoryNotional < maxOrderNotional) {
      throw new IllegalArgumentException(
          "maxOrderNotional must be positive and at most maxInventoryNotional, were "
              + Fixed8.format(maxOrderNotional)
              + " and "
              + Fixed8.format(maxInventoryNotional));
    }
  }

  /**
   * The same in base units, at the price of the first mid seen: fixed for the run, so no price move
   * can widen them.
   */
  RiskLimits at(Instrument instrument, long mid) {
    return new RiskLimits(
        Math.max(instrument.lot(), instrument.floorSize(Fixed8.divide(maxOrderNotional, mid))),
        maxOrderNotional,
        Math.max(instrument.lot(), instrument.floorSize(Fixed8.divide(maxInventoryNotional, mid))),
        maxOpenOrders,
        priceBandBps);
  }
}
