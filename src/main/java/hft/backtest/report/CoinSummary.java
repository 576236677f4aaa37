package hft.backtest.report;

import java.util.List;

/**
 * One instrument's share of the run. Amounts scaled by 1e-8.
 *
 * @param makerNotional traded while resting, quote currency
 * @param orderedNotional of all orders sent
 * @param finalInventory base units at the end
 * @param maxInventory largest position either way, base units
 * @param maxInventoryNotional the same at the mid of its time, quote currency
 * @param quotedShare share of the time with a bid and an ask of ours, 0..1
 */
public record CoinSummary(
    String coin,
    long orders,
    long cancels,
    long refusals,
    long fills,
    long makerFills,
    long makerNotional,
    long takerNotional,
    long orderedNotional,
    Attribution attribution,
    long finalInventory,
    long maxInventory,
    long maxInventoryNotional,
    double quotedShare,
    List<MarkoutPoint> markouts) {
  public CoinSummary {
    markouts = List.copyOf(markouts);
  }

  /** Filled share of what was ordered, by notional, 0..1. */
  public double fillRatio() {
    return Ratios.of(makerNotional + takerNotional, orderedNotional);
  }

  public double makerShare() {
    return Ratios.of(makerNotional, makerNotional + takerNotional);
  }
}
