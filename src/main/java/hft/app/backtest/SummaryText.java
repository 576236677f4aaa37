package hft.app.backtest;

import hft.backtest.report.FeeResult;
import hft.backtest.report.MarkoutPoint;
import hft.backtest.report.RunFacts;
import hft.backtest.report.Summary;
import hft.core.market.Fixed8;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's result for the terminal. */
final class SummaryText {
  private SummaryText() {}

  static List<String> lines(Summary it) {
    RunFacts facts = it.facts();
    List<String> lines = new ArrayList<>();
    lines.add((facts.synthetic() ? "SYNTHETIC DATA: " : "") + facts.dataLabel());
    lines.add(
        "coins    "
            + it.coins().stream().map(coin -> coin.coin()).collect(Collectors.joining(", "))
            + "; events "
            + facts.events()
            + ", level updates "
            + facts.levelUpdates()
            + ", gaps "
            + facts.gaps());
    lines.add(
        format(
            "orders   %d sent, %d cancelled, %d fills (%.1f %% maker by notional)",
            it.orders(), it.cancels(), it.fills(), 100 * it.makerShare()));
    lines.add(
        format(
            "net PnL  %s = spread %s, adverse selection %s, inventory %s, taking %s, fees %s,"
                + " rebates %s, funding %s",
            money(it.netPnl()),
            money(it.attribution().spreadCapture()),
            money(it.attribution().adverseSelection()),
            money(it.attribution().inventory()),
            money(it.attribution().takingCost()),
            money(it.attribution().fees()),
            money(it.attribution().rebates()),
            money(it.attribution().funding())));
    lines.add(
        "by fees  "
            + it.feeScenarios().stream()
                .map(SummaryText::byFees)
                .collect(Collectors.joining("; ")));
    lines.add(
        "markouts "
            + it.markouts().stream().map(SummaryText::markout).collect(Collectors.joining(", "))
            + " (bp, before fees)");
    lines.add(
        format(
            "risk     max drawdown %s, max inventory %s, breaker trips %d",
            money(it.maxDrawdown()), money(it.maxInventory()), it.breakerTrips()));
    lines.add("journal  sha256 " + facts.journalSha256());
    return lines;
  }

  private static String byFees(FeeResult result) {
    return result.scenario().name() + " " + money(result.netPnl());
  }

  private static String markout(MarkoutPoint point) {
    return format("%d s %+.2f", point.horizonSeconds(), point.bps());
  }

  private static String money(long scaled) {
    return format("%.2f", Fixed8.toDouble(scaled));
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
