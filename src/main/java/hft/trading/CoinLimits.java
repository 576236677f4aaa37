package hft.trading;

import hft.core.market.Instrument;
import hft.core.risk.RiskGate;
import hft.core.risk.RiskLimits;
import org.jspecify.annotations.Nullable;

/**
 * Each coin's limits in its own units: fixed at the first mid that is seen, and told to the gate.
 */
final class CoinLimits {
  private final DeskLimits settings;
  private final RiskGate gate;
  private final @Nullable RiskLimits[] limits;

  CoinLimits(DeskLimits settings, RiskGate gate, int coins) {
    this.settings = settings;
    this.gate = gate;
    this.limits = new RiskLimits[coins];
  }

  /**
   * @param mid scaled; 0 when it is not known
   * @return null before the first mid
   */
  @Nullable RiskLimits find(Instrument instrument, long mid) {
    int id = instrument.id();
    if (limits[id] == null && mid > 0) {
      RiskLimits limit = settings.at(instrument, mid);
      limits[id] = limit;
      gate.limit(id, limit);
    }
    return limits[id];
  }
}
