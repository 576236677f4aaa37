package hft.backtest.report;

import hft.backtest.report.HtmlTable.Cell;
import hft.port.JournalEntry.SafetyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of the report that are text and tables. */
final class Sections {
  private Sections() {}

  static String tiles(Summary summary) {
    Performance performance = summary.performance();
    Attribution attribution = summary.attribution();
    StringBuilder html = new StringBuilder();
    tile(html, "Net profit, USDC", Show.signedMoney(summary.netPnl()), Show.tone(summary.netPnl()));
    tile(html, "Gross, before costs", Show.signedMoney(summary.grossPnl()), "");
    tile(html, "Fees paid", Show.money(-attribution.fees()), "");
    tile(html, "Rebates", Show.money(attribution.rebates()), "");
    tile(html, "Funding", Show.signedMoney(attribution.funding()), "");
    tile(
        html,
        "Largest drawdown, " + Show.percent(summary.maxDrawdownShare()),
        Show.money(summary.maxDrawdown()),
        "");
    tile(html, "Sharpe, annualised", Show.number(performance.sharpe(), 1), "");
    tile(html, "Sortino, annualised", Show.number(performance.sortino(), 1), "");
    tile(
        html,
        "Fills of " + Show.count(summary.orders()) + " orders",
        Show.count(summary.fills()),
        "");
    tile(html, "Filled of ordered", Show.percent(summary.fillRatio()), "");
    tile(html, "Filled as maker", Show.percent(summary.makerShare()), "");
    tile(html, "Largest position, USDC", Show.money(summary.maxInventory()), "");
    tile(
        html,
        "Breaker trips",
        Show.count(summary.breakerTrips()),
        summary.breakerTrips() > 0 ? "bad" : "");
    tile(html, "Gaps in the data", Show.count(summary.facts().gaps()), "");
    return html.toString();
  }

  private static void tile(StringBuilder html, String label, String value, String tone) {
    html.append("<div class=\"tile\"><b class=\"")
        .append(tone)
        .append("\">")
        .append(Show.escape(value))
        .append("</b><span>")
        .append(Show.escape(label))
        .append("</span></div>");
  }

  static String warning(Performance performance) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Sharpe and Sortino are taken over %s periods of %s.",
            Show.count(performance.periods()),
            periodName(performance.periodSeconds())));
    if (!performance.warning().isEmpty()) {
      text.append(" Do not lean on them: ").append(performance.warning()).append('.');
    }
    if (Double.isFinite(performance.netPerMinuteLow())) {
      text.append(
          String.format(
              Locale.ROOT,
              " Net profit per minute: %s USDC, 95 %% of block-bootstrap means between %s and %s"
                  + " (blocks of %d).",
              Show.number(performance.netPerMinute(), 4),
              Show.number(performance.netPerMinuteLow(), 4),
              Show.number(performance.netPerMinuteHigh(), 4),
              performance.blockPeriods()));
    }
    String style = performance.warning().isEmpty() ? "hint" : "warning";
    return "<p class=\"" + style + "\">" + Show.escape(text.toString()) + "</p>";
  }

  private static String periodName(long seconds) {
    return switch ((int) seconds) {
      case 60 -> "a minute";
      case 3_600 -> "an hour";
      case 86_400 -> "a day";
      default -> seconds + " s";
    };
  }

  static String attribution(Summary summary) {
    return AttributionChart.svg(summary.attribution())
        + "<p class=\"hint\">USDC. Spread capture: distance of maker fills from the mid. Adverse"
        + " selection: how far the mid moved against the fill in the next five seconds. Inventory:"
        + " what positions made after that. The parts add up exactly.</p>";
  }

  static String markouts(List<MarkoutPoint> points) {
    HtmlTable table =
        new HtmlTable(List.of("after", "before fees, bp", "± 95 %", "after fees, bp", "fills"));
    for (MarkoutPoint point : points) {
      boolean none = point.fills() == 0;
      table.row(
          Cell.of(point.horizonSeconds() + " s"),
          Cell.of(none ? "–" : Show.bps(point.bps())),
          Cell.of(Show.bps(point.halfWidthBps())),
          new Cell(
              none ? "–" : Show.bps(point.netBps()),
              none ? "" : Show.tone(Math.round(1e6 * point.netBps()))),
          Cell.of(Show.count(point.fills())));
    }
    return MarkoutChart.svg(points)
        + table.html()
        + "<p class=\"hint\">Side × (mid then − fill price), weighted by notional; dashed: after"
        + " fees. Below zero after fees at 5 to 60 s there is no making edge, whatever the equity"
        + " line says. The band comes from blocks of ten horizons, since fills close in time share"
        + " their fate; it needs four of them.</p>";
  }

  static String fees(Summary summary) {
    HtmlTable table =
        new HtmlTable(
            List.of("schedule", "maker, bp", "taker, bp", "before fees", "fees", "net", "how"));
    for (FeeResult result : summary.feeScenarios()) {
      FeeScenario scenario = result.scenario();
      boolean charged = scenario.name().equals(summary.facts().fees());
      table.row(
          charged ? "charged" : "",
          List.of(
              Cell.of(scenario.name() + (charged ? " (this run)" : "")),
              Cell.of(Show.number(scenario.makerRateE8() / 1e4, 2)),
              Cell.of(Show.number(scenario.takerRateE8() / 1e4, 2)),
              Cell.of(Show.signedMoney(result.netPnl() + result.fees())),
              Cell.of(Show.signedMoney(-result.fees())),
              Cell.money(result.netPnl()),
              Cell.of(result.rerun() ? "a run of its own" : "same fills, priced anew")));
    }
    boolean rerun = summary.feeScenarios().stream().anyMatch(FeeResult::rerun);
    return table.html() + "<p class=\"hint\">" + feesHint(rerun) + "</p>";
  }

  private static String feesHint(boolean rerun) {
    String tiers =
        "base: the venue's lowest tier. rebate: above 500 M USDC in 14 days and 0.5 % of the"
            + " venue's maker volume. ";
    return tiers
        + (rerun
            ? "In a run of its own the quotes react to the fees: cheaper schedules quote closer and"
                + " are filled at other moments, not always better ones."
            : "Fills priced anew do not show how the quotes would have reacted to the fees.");
  }

  static String coins(Summary summary) {
    HtmlTable table =
        new HtmlTable(
            List.of(
                "coin",
                "fills",
                "maker",
                "traded",
                "gross",
                "fees",
                "rebates",
                "funding",
                "net",
                "5 s markout, bp",
                "largest position",
                "at the end"));
    for (CoinSummary coin : summary.coins()) {
      Attribution parts = coin.attribution();
      MarkoutPoint five = coin.markouts().get(1);
      table.row(
          Cell.of(coin.coin()),
          Cell.of(Show.count(coin.fills())),
          Cell.of(Show.percent(coin.makerShare())),
          Cell.of(Show.money(coin.makerNotional() + coin.takerNotional())),
          Cell.of(Show.signedMoney(parts.grossPnl())),
          Cell.of(Show.signedMoney(parts.fees())),
          Cell.of(Show.signedMoney(parts.rebates())),
          Cell.of(Show.signedMoney(parts.funding())),
          Cell.money(parts.netPnl()),
          Cell.of(five.fills() == 0 ? "–" : Show.bps(five.bps())),
          Cell.of(Show.size(coin.maxInventory())),
          Cell.of(Show.size(coin.finalInventory())));
    }
    return table.html();
  }

  static String safety(Summary summary, List<SafetyEvent> shown) {
    if (shown.isEmpty()) {
      return "<p class=\"hint\">None: no breaker tripped, the kill latch was never engaged, the"
          + " feed was never lost.</p>";
    }
    HtmlTable table =
        new HtmlTable(List.of("UTC", HtmlTable.TEXT + "what", HtmlTable.TEXT + "why"));
    for (SafetyEvent event : shown) {
      table.row(
          Cell.of(Show.time(event.nanos())),
          new Cell(event.what(), SafetyLog.isTrip(event.what()) ? "text bad" : "text"),
          Cell.wrapped(event.detail()));
    }
    String rest =
        summary.safetyEvents() > shown.size()
            ? "<p class=\"hint\">The first "
                + Show.count(shown.size())
                + " of "
                + Show.count(summary.safetyEvents())
                + ".</p>"
            : "";
    return table.html() + rest;
  }

  static String orders(Summary summary) {
    HtmlTable byCoin =
        new HtmlTable(
            List.of(
                "coin",
                "orders sent",
                "cancels sent",
                "refused by the gate",
                "fills",
                "filled of ordered",
                "time with both quotes"));
    for (CoinSummary coin : summary.coins()) {
      byCoin.row(
          Cell.of(coin.coin()),
          Cell.of(Show.count(coin.orders())),
          Cell.of(Show.count(coin.cancels())),
          Cell.of(Show.count(coin.refusals())),
          Cell.of(Show.count(coin.fills())),
          Cell.of(Show.percent(coin.fillRatio())),
          Cell.of(Show.percent(coin.quotedShare())));
    }
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Cell.of("Tick to trade in the run's own time: median, 99th percentile, longest"),
            Cell.of(
                Show.micros(summary.tickToTradeP50Nanos())
                    + ", "
                    + Show.micros(summary.tickToTradeP99Nanos())
                    + ", "
                    + Show.micros(summary.tickToTradeMaxNanos()))));
    counts(rows, "Refused by the risk gate: ", summary.refusals());
    counts(rows, "Rejected by the venue: ", summary.rejects());
    HtmlTable rest = new HtmlTable(List.of());
    rows.forEach(row -> rest.row("", row));
    return byCoin.html() + rest.html();
  }

  private static void counts(List<List<Cell>> rows, String label, Map<String, Long> counts) {
    counts.forEach(
        (name, count) -> rows.add(List.of(Cell.of(label + name), Cell.of(Show.count(count)))));
  }

  static String facts(Summary summary) {
    RunFacts facts = summary.facts();
    HtmlTable table = new HtmlTable(List.of());
    fact(table, "Data", facts.dataLabel() + (facts.synthetic() ? " (synthetic)" : ""));
    fact(table, "Market-data events", Show.count(facts.events()));
    fact(table, "Level updates", Show.count(facts.levelUpdates()));
    fact(table, "Queue model", facts.queueModel());
    fact(table, "Latency", facts.latency());
    fact(table, "Fee schedule charged", facts.fees());
    fact(table, "Seed", Long.toString(facts.seed()));
    facts
        .interleavingSeed()
        .ifPresent(seed -> fact(table, "Interleaving seed", Long.toString(seed)));
    fact(table, "Settings, SHA-256", facts.configHash());
    fact(table, "Journal, SHA-256", facts.journalSha256());
    return table.html();
  }

  private static void fact(HtmlTable table, String name, String value) {
    table.row(Cell.of(name), Cell.wrapped(value));
  }

  static String footer(Summary summary) {
    String synthetic = summary.facts().synthetic() ? "Synthetic data. " : "";
    return synthetic
        + "A backtest assumes how queues and latencies behave; it is evidence, not proof. Amounts"
        + " in USDC, times UTC.";
  }
}
