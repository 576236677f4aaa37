package hft.backtest.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import hft.core.market.Fixed8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.json}: fixed order of keys, amounts exact, other numbers with at most six
 * decimals, {@code null} for a ratio that does not exist. Only the last two keys, {@code
 * wallSeconds} and {@code eventsPerSecond}, differ between two runs of the same thing.
 */
public final class SummaryJson {
  private static final int DECIMALS = 6;

  private SummaryJson() {}

  /** The file's text, ending in a newline. */
  public static String text(Summary summary, double wallSeconds) {
    return write(figures(summary, wallSeconds), true) + "\n";
  }

  /** The part that must be equal between two runs of the same thing. */
  public static String deterministicText(Summary summary) {
    return write(deterministic(summary), true) + "\n";
  }

  /** Everything, in order. */
  public static SequencedMap<String, @Nullable Object> figures(
      Summary summary, double wallSeconds) {
    SequencedMap<String, @Nullable Object> figures = deterministic(summary);
    figures.put("wallSeconds", number(wallSeconds));
    figures.put(
        "eventsPerSecond",
        number(wallSeconds > 0 ? summary.facts().events() / wallSeconds : Double.NaN));
    return figures;
  }

  private static SequencedMap<String, @Nullable Object> deterministic(Summary summary) {
    SequencedMap<String, @Nullable Object> figures = facts(summary.facts(), summary.coins());
    figures.put("orders", summary.orders());
    figures.put("cancels", summary.cancels());
    figures.put("fills", summary.fills());
    figures.put("makerShare", number(summary.makerShare()));
    money(figures, summary.attribution());
    figures.put("maxDrawdown", amount(summary.maxDrawdown()));
    figures.put("maxDrawdownPercent", number(100 * summary.maxDrawdownShare()));
    figures.put("sharpe", number(summary.performance().sharpe()));
    figures.put("sortino", number(summary.performance().sortino()));
    figures.put("fillRatio", number(summary.fillRatio()));
    figures.put("markoutsBps", markoutsBps(summary.markouts()));
    figures.put("maxInventory", amount(summary.maxInventory()));
    figures.put("breakerTrips", summary.breakerTrips());
    figures.put("gaps", summary.facts().gaps());
    figures.put("journalSha256", summary.facts().journalSha256());
    figures.put("initialEquity", amount(summary.initialEquity()));
    figures.put("equityChange", amount(summary.equityChange()));
    figures.put("safetyEvents", summary.safetyEvents());
    figures.put("performance", performance(summary.performance()));
    figures.put("attribution", attribution(summary.attribution()));
    figures.put("markouts", markouts(summary.markouts()));
    figures.put("markoutsDropped", summary.markoutsDropped());
    figures.put("feeScenarios", feeScenarios(summary.feeScenarios()));
    figures.put("tickToTradeMicros", tickToTrade(summary));
    figures.put("refusals", summary.refusals());
    figures.put("rejects", summary.rejects());
    figures.put("perCoin", perCoin(summary.coins()));
    return figures;
  }

  private static SequencedMap<String, @Nullable Object> facts(
      RunFacts facts, List<CoinSummary> coins) {
    SequencedMap<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("mode", facts.mode());
    figures.put("coins", coins.stream().map(CoinSummary::coin).toList());
    figures.put("from", instant(facts.fromNanos()));
    figures.put("to", instant(facts.toNanos()));
    figures.put("seed", facts.seed());
    figures.put("interleavingSeed", facts.interleavingSeed().orElse(null));
    figures.put("data", facts.dataLabel());
    figures.put("synthetic", facts.synthetic());
    figures.put("configHash", facts.configHash());
    figures.put("queueModel", facts.queueModel());
    figures.put("latencyModel", facts.latency());
    figures.put("feeScenario", facts.fees());
    figures.put("events", facts.events());
    figures.put("levelUpdates", facts.levelUpdates());
    return figures;
  }

  private static void money(
      SequencedMap<String, @Nullable Object> figures, Attribution attribution) {
    figures.put("grossPnl", amount(attribution.grossPnl()));
    figures.put("fees", amount(-attribution.fees()));
    figures.put("rebates", amount(attribution.rebates()));
    figures.put("funding", amount(attribution.funding()));
    figures.put("netPnl", amount(attribution.netPnl()));
  }

  private static Map<String, @Nullable Object> attribution(Attribution parts) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("spreadCapture", amount(parts.spreadCapture()));
    figures.put("takingCost", amount(parts.takingCost()));
    figures.put("adverseSelection5s", amount(parts.adverseSelection()));
    figures.put("inventory", amount(parts.inventory()));
    figures.put("fees", amount(parts.fees()));
    figures.put("rebates", amount(parts.rebates()));
    figures.put("funding", amount(parts.funding()));
    return figures;
  }

  private static Map<String, @Nullable Object> performance(Performance performance) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("periodSeconds", performance.periodSeconds());
    figures.put("periods", performance.periods());
    figures.put("sharpePerPeriod", number(performance.sharpePerPeriod()));
    figures.put("autocorrelation", number(performance.autocorrelation()));
    figures.put("netPerMinute", number(performance.netPerMinute()));
    figures.put("netPerMinuteLow95", number(performance.netPerMinuteLow()));
    figures.put("netPerMinuteHigh95", number(performance.netPerMinuteHigh()));
    figures.put("bootstrapBlockPeriods", performance.blockPeriods());
    figures.put("warning", performance.warning());
    return figures;
  }

  private static Map<String, @Nullable Object> markoutsBps(List<MarkoutPoint> points) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    for (MarkoutPoint point : points) {
      figures.put(
          Integer.toString(point.horizonSeconds()),
          number(point.fills() == 0 ? Double.NaN : point.bps()));
    }
    return figures;
  }

  private static List<Map<String, @Nullable Object>> markouts(List<MarkoutPoint> points) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (MarkoutPoint point : points) {
      Map<String, @Nullable Object> figures = new LinkedHashMap<>();
      boolean none = point.fills() == 0;
      figures.put("seconds", point.horizonSeconds());
      figures.put("bps", number(none ? Double.NaN : point.bps()));
      figures.put("netBps", number(none ? Double.NaN : point.netBps()));
      figures.put("halfWidth95Bps", number(point.halfWidthBps()));
      figures.put("fills", point.fills());
      figures.put("blocks", point.blocks());
      list.add(figures);
    }
    return list;
  }

  private static List<Map<String, @Nullable Object>> feeScenarios(List<FeeResult> results) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (FeeResult result : results) {
      Map<String, @Nullable Object> figures = new LinkedHashMap<>();
      figures.put("name", result.scenario().name());
      figures.put("makerBps", number(result.scenario().makerRateE8() / 1e4));
      figures.put("takerBps", number(result.scenario().takerRateE8() / 1e4));
      figures.put("method", result.rerun() ? "rerun" : "repriced");
      figures.put("fees", amount(result.fees()));
      figures.put("netPnl", amount(result.netPnl()));
      list.add(figures);
    }
    return list;
  }

  private static Map<String, @Nullable Object> tickToTrade(Summary summary) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("p50", number(summary.tickToTradeP50Nanos() / 1e3));
    figures.put("p99", number(summary.tickToTradeP99Nanos() / 1e3));
    figures.put("max", number(summary.tickToTradeMaxNanos() / 1e3));
    return figures;
  }

  private static List<Map<String, @Nullable Object>> perCoin(List<CoinSummary> coins) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (CoinSummary coin : coins) {
      SequencedMap<String, @Nullable Object> figures = new LinkedHashMap<>();
      figures.put("coin", coin.coin());
      figures.put("orders", coin.orders());
      figures.put("cancels", coin.cancels());
      figures.put("refusals", coin.refusals());
      figures.put("fills", coin.fills());
      figures.put("makerFills", coin.makerFills());
      figures.put("makerNotional", amount(coin.makerNotional()));
      figures.put("takerNotional", amount(coin.takerNotional()));
      figures.put("makerShare", number(coin.makerShare()));
      figures.put("fillRatio", number(coin.fillRatio()));
      money(figures, coin.attribution());
      figures.put("attribution", attribution(coin.attribution()));
      figures.put("finalInventory", amount(coin.finalInventory()));
      figures.put("maxInventory", amount(coin.maxInventory()));
      figures.put("maxInventoryNotional", amount(coin.maxInventoryNotional()));
      figures.put("quotedShare", number(coin.quotedShare()));
      figures.put("markoutsBps", markoutsBps(coin.markouts()));
      list.add(figures);
    }
    return list;
  }

  /** A scaled long as an exact decimal. */
  static BigDecimal amount(long scaled) {
    BigDecimal exact = BigDecimal.valueOf(scaled, Fixed8.DECIMALS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  /** At most six decimals; null when there is no such number. */
  static @Nullable BigDecimal number(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal rounded =
        new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  static String instant(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .toString();
  }

  /** Compact or indented; line ends are the same everywhere. */
  static String write(Object value, boolean indented) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    ObjectMapper mapper = new ObjectMapper();
    ObjectWriter writer =
        indented
            ? mapper.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
            : mapper.writer();
    try {
      return writer.with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of plain values are always JSON", e);
    }
  }
}
