package hft.core.quote;

/**
 * How we quote. Lengths in basis points are of the mid.
 *
 * @param riskAversion γ relative to k (γ = riskAversion·k), so that one value fits every coin;
 *     0.001..10
 * @param orderNotional quote currency of one order, the lot of the inventory formulas
 * @param maxInventoryLots Q: no bid at +Q lots, no ask at -Q
 * @param levels quotes a side
 * @param levelSpacingBps between two levels
 * @param edgeBufferBps kept beyond fee and adverse selection
 * @param alphaCapBps the most a forecast may shift the quotes
 * @param targetInventoryCap share of Q that drift and funding may make us want; 0..1
 * @param fundingThresholdPerHour hourly rate beyond which inventory leans to the paid side; 0.00002
 *     is 0.002 %/h
 * @param fundingLean share of Q wanted on the paid side at twice the threshold; 0..1
 * @param requoteBps a target this much better than a working order is worth its queue place
 * @param minLifeMillis a quote that is not dangerous stays at least this long
 * @param flattenBeyond multiple of Q beyond which the position is taken down with IOC orders
 */
public record QuoteSettings(
    double riskAversion,
    double orderNotional,
    double maxInventoryLots,
    int levels,
    double levelSpacingBps,
    double edgeBufferBps,
    double alphaCapBps,
    double targetInventoryCap,
    double fundingThresholdPerHour,
    double fundingLean,
    double requoteBps,
    long minLifeMillis,
    double flattenBeyond) {
  public static final int MAX_LEVELS = 16;

  public QuoteSettings {
    within("riskAversion", riskAversion, 0.001, 10);
    within("orderNotional", orderNotional, 10, 1e7);
    within("maxInventoryLots", maxInventoryLots, 1, 1_000);
    within("levels", levels, 1, MAX_LEVELS);
    within("levelSpacingBps", levelSpacingBps, 0.01, 1_000);
    within("edgeBufferBps", edgeBufferBps, 0, 1_000);
    within("alphaCapBps", alphaCapBps, 0, 100);
    within("targetInventoryCap", targetInventoryCap, 0, 1);
    within("fundingThresholdPerHour", fundingThresholdPerHour, 0, 0.04);
    within("fundingLean", fundingLean, 0, 1);
    within("requoteBps", requoteBps, 0, 1_000);
    within("minLifeMillis", minLifeMillis, 0, 60_000);
    within("flattenBeyond", flattenBeyond, 1, 10);
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ", was " + value);
    }
  }
}
