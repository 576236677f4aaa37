package hft.backtest.report;

import hft.core.market.Instrument;
import hft.core.order.Outcome;
import hft.port.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Listens to the journal of one run and keeps what the report needs, in bounded memory. One thread.
 */
public final class RunRecorder implements Consumer<JournalEntry> {
  /** Chart rows of all instruments together; each gets at least {@link #FEWEST_ROWS}. */
  private static final int CHART_ROWS = 8_192;

  private static final int FEWEST_ROWS = 512;
  private static final int MOST_ROWS = 4_096;
  private static final int EQUITY_ROWS = 4_096;

  private final CoinRecorder[] coins;
  private final EquityTrack equity = new EquityTrack(EQUITY_ROWS);
  private final ClusteredRatio[] totalMarkouts = Markouts.ratios();
  private final SafetyLog safety = new SafetyLog();
  private final NamedCounts refusals = new NamedCounts();
  private final NamedCounts rejects = new NamedCounts();
  private final Histogram tickToTrade = new Histogram(3);
  private long lastNanos;

  /**
   * @param instruments of the run, each at the index that is its id
   */
  public RunRecorder(List<Instrument> instruments) {
    int share = CHART_ROWS / Math.max(1, instruments.size());
    int rows = Math.clamp(share, FEWEST_ROWS, MOST_ROWS) & ~1;
    coins = new CoinRecorder[instruments.size()];
    for (int id = 0; id < coins.length; id++) {
      if (instruments.get(id).id() != id) {
        throw new IllegalArgumentException("instrument ids must be 0, 1, 2, …: " + instruments);
      }
      coins[id] = new CoinRecorder(instruments.get(id), rows, totalMarkouts);
    }
  }

  @Override
  public void accept(JournalEntry entry) {
    lastNanos = Math.max(lastNanos, entry.nanos());
    switch (entry) {
      case JournalEntry.Mark mark ->
          coins[mark.instrumentId()].mark(mark.nanos(), mark.bid(), mark.ask(), mark.inventory());
      case JournalEntry.Quote quote ->
          coins[quote.instrumentId()].quote(
              quote.nanos(), quote.side(), quote.price(), quote.size());
      case JournalEntry.OrderSent sent -> onSent(sent);
      case JournalEntry.CancelSent sent -> coins[sent.cancel().instrument().id()].cancelled();
      case JournalEntry.OrderAnswered answered -> onAnswered(answered);
      case JournalEntry.Refused refused -> onRefused(refused);
      case JournalEntry.Filled filled ->
          coins[filled.fill().instrumentId()].fill(filled.nanos(), filled.fill());
      case JournalEntry.FundingPaid paid ->
          coins[paid.funding().instrumentId()].funding(paid.funding().payment());
      case JournalEntry.SafetyEvent event -> safety.add(event);
      case JournalEntry.Equity point -> equity.equity(point.nanos(), point.equity());
      case JournalEntry.Decision decision -> coins[decision.instrumentId()].decision(decision);
      case JournalEntry.OrderUpdated _, JournalEntry.Transferred _ -> {
        // Order states are in the journal's tables, the report shows their effects; and nobody
        // moves
        // money in a backtest.
      }
    }
  }

  private void onSent(JournalEntry.OrderSent sent) {
    coins[sent.intent().instrument().id()].sent(sent.nanos(), sent.intent());
    tickToTrade.recordValue(Math.max(0, sent.nanos() - sent.intent().sourceNanos()));
  }

  private void onAnswered(JournalEntry.OrderAnswered answered) {
    if (answered.outcome() instanceof Outcome.Rejected rejected) {
      rejects.increment(rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private void onRefused(JournalEntry.Refused refused) {
    coins[refused.intent().instrument().id()].refused();
    refusals.increment(refused.rule());
  }

  /** The run is over. Call once. */
  public Summary finish(RunFacts facts) {
    equity.closeBars(lastNanos);
    List<CoinSummary> summaries = new ArrayList<>();
    Attribution total = Attribution.NONE;
    long makerFees = 0;
    long makerNotional = 0;
    long takerNotional = 0;
    long dropped = 0;
    for (CoinRecorder coin : coins) {
      CoinSummary summary = coin.finish(lastNanos);
      summaries.add(summary);
      total = total.plus(summary.attribution());
      makerFees += coin.makerFees();
      makerNotional += summary.makerNotional();
      takerNotional += summary.takerNotional();
      dropped += coin.markoutsDropped();
    }
    return new Summary(
        facts,
        summaries,
        total,
        equity.initial(),
        equity.change(),
        equity.maxDrawdown(),
        equity.maxDrawdownShare(),
        ReturnStatistics.of(equity.bars(), equity.barSeconds(), facts.seed()),
        Markouts.points(totalMarkouts, 1e4 * Ratios.of(makerFees, makerNotional)),
        repriced(total, makerNotional, takerNotional),
        tickToTrade.getValueAtPercentile(50),
        tickToTrade.getValueAtPercentile(99),
        tickToTrade.getMaxValue(),
        safety.breakerTrips(),
        safety.count(),
        refusals.toMap(),
        rejects.toMap(),
        dropped);
  }

  private static List<FeeResult> repriced(
      Attribution total, long makerNotional, long takerNotional) {
    List<FeeResult> results = new ArrayList<>();
    for (FeeScenario scenario : FeeScenario.STANDARD) {
      long fee = scenario.fee(makerNotional, takerNotional);
      results.add(new FeeResult(scenario, false, fee, total.grossPnl() - fee + total.funding()));
    }
    return results;
  }

  /** What kept a coin from being quoted at all, in sentences; of the events that are shown. */
  public List<String> cannotQuote() {
    return safety.shown().stream()
        .filter(event -> event.what().equals(JournalEntry.SafetyEvent.CANNOT_QUOTE))
        .map(JournalEntry.SafetyEvent::detail)
        .distinct()
        .toList();
  }

  /** The series behind the report's charts. */
  public RunCharts charts() {
    return new RunCharts(equity, List.of(coins), safety.shown());
  }
}
