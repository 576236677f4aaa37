package hft.backtest.report;

import java.util.List;
import java.util.SortedMap;

/**
 * A run in numbers; everything in it repeats byte for byte with the same jar, settings, data and
 * seed. Amounts scaled by 1e-8.
 *
 * @param equityChange of the account as the risk guardian saw it, to hold against {@code netPnl}
 * @param maxDrawdown largest fall from a peak of equity, quote currency, and as a share of the peak
 * @param tickToTradeP50Nanos market data received to order sent
 * @param refusals by rule of the risk gate
 * @param rejects by the venue's reason
 */
public record Summary(
    RunFacts facts,
    List<CoinSummary> coins,
    Attribution attribution,
    long initialEquity,
    long equityChange,
    long maxDrawdown,
    double maxDrawdownShare,
    Performance performance,
    List<MarkoutPoint> markouts,
    List<FeeResult> feeScenarios,
    long tickToTradeP50Nanos,
    long tickToTradeP99Nanos,
    long tickToTradeMaxNanos,
    int breakerTrips,
    long safetyEvents,
    SortedMap<String, Long> refusals,
    SortedMap<String, Long> rejects,
    long markoutsDropped) {
  public Summary {
    coins = List.copyOf(coins);
    markouts = List.copyOf(markouts);
    feeScenarios = List.copyOf(feeScenarios);
  }

  /** With the fee scenarios that were really run in place of the re-priced ones. */
  public Summary withFeeResults(List<FeeResult> results) {
    return new Summary(
        facts,
        coins,
        attribution,
        initialEquity,
        equityChange,
        maxDrawdown,
        maxDrawdownShare,
        performance,
        markouts,
        results,
        tickToTradeP50Nanos,
        tickToTradeP99Nanos,
        tickToTradeMaxNanos,
        breakerTrips,
        safetyEvents,
        refusals,
        rejects,
        markoutsDropped);
  }

  public long grossPnl() {
    return attribution.grossPnl();
  }

  public long netPnl() {
    return attribution.netPnl();
  }

  public long orders() {
    return coins.stream().mapToLong(CoinSummary::orders).sum();
  }

  public long cancels() {
    return coins.stream().mapToLong(CoinSummary::cancels).sum();
  }

  public long fills() {
    return coins.stream().mapToLong(CoinSummary::fills).sum();
  }

  public long makerNotional() {
    return coins.stream().mapToLong(CoinSummary::makerNotional).sum();
  }

  public long takerNotional() {
    return coins.stream().mapToLong(CoinSummary::takerNotional).sum();
  }

  public double makerShare() {
    return Ratios.of(makerNotional(), makerNotional() + takerNotional());
  }

  public double fillRatio() {
    long ordered = coins.stream().mapToLong(CoinSummary::orderedNotional).sum();
    return Ratios.of(makerNotional() + takerNotional(), ordered);
  }

  /** Largest position of any coin at its mid, quote currency. */
  public long maxInventory() {
    return coins.stream().mapToLong(CoinSummary::maxInventoryNotional).max().orElse(0);
  }
}
