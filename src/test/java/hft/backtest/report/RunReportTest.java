package hft.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.port.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunReportTest {
  private static final int SECONDS = 3_600;

  private static RunRecorder record(long seed) {
    RunRecorder recorder = new RunRecorder(GeneratedRun.COINS);
    new GeneratedRun(seed, recorder).run(SECONDS);
    return recorder;
  }

  private static Summary summary() {
    return record(7).finish(GeneratedRun.facts(SECONDS, true));
  }

  @Test
  void the_parts_of_the_profit_add_up_to_the_change_of_equity() {
    Summary summary = summary();
    assertThat(summary.netPnl()).isEqualTo(summary.equityChange());
    assertThat(summary.netPnl()).isNotZero();
    long ofCoins = summary.coins().stream().mapToLong(coin -> coin.attribution().netPnl()).sum();
    assertThat(ofCoins).isEqualTo(summary.netPnl());
  }

  @Test
  void counts_are_those_of_the_journal() {
    RunRecorder recorder = new RunRecorder(GeneratedRun.COINS);
    long[] counts = new long[5];
    Consumer<JournalEntry> both =
        entry -> {
          recorder.accept(entry);
          counts[0] += entry instanceof JournalEntry.OrderSent ? 1 : 0;
          counts[1] += entry instanceof JournalEntry.CancelSent ? 1 : 0;
          counts[2] += entry instanceof JournalEntry.Filled ? 1 : 0;
          counts[3] += entry instanceof JournalEntry.Refused ? 1 : 0;
          counts[4] += entry instanceof JournalEntry.Filled f && f.fill().maker() ? 1 : 0;
        };
    new GeneratedRun(3, both).run(SECONDS);
    Summary summary = recorder.finish(GeneratedRun.facts(SECONDS, false));
    assertThat(List.of(summary.orders(), summary.cancels(), summary.fills()))
        .containsExactly(counts[0], counts[1], counts[2]);
    assertThat(summary.refusals().get("max-inventory")).isEqualTo(counts[3]);
    assertThat(summary.rejects().get("post-only-would-match")).isEqualTo(counts[3]);
    assertThat(summary.coins().stream().mapToLong(CoinSummary::makerFills).sum())
        .isEqualTo(counts[4]);
    assertThat(summary.breakerTrips()).isEqualTo(1);
  }

  @Test
  void the_same_run_gives_the_same_bytes() {
    RunRecorder first = record(7);
    RunRecorder second = record(7);
    Summary one = first.finish(GeneratedRun.facts(SECONDS, true));
    Summary two = second.finish(GeneratedRun.facts(SECONDS, true));
    assertThat(SummaryJson.deterministicText(one)).isEqualTo(SummaryJson.deterministicText(two));
    assertThat(HtmlReport.render(one, first.charts()))
        .isEqualTo(HtmlReport.render(two, second.charts()));
  }

  @Test
  void another_run_gives_other_bytes() {
    Summary other = record(8).finish(GeneratedRun.facts(SECONDS, true));
    assertThat(SummaryJson.deterministicText(other))
        .isNotEqualTo(SummaryJson.deterministicText(summary()));
  }

  @Test
  void the_summary_has_every_key_a_script_relies_on() throws Exception {
    JsonNode json = new ObjectMapper().readTree(SummaryJson.text(summary(), 1.5));
    assertThat(json.fieldNames())
        .toIterable()
        .contains(
            "mode",
            "coins",
            "from",
            "to",
            "seed",
            "events",
            "levelUpdates",
            "wallSeconds",
            "eventsPerSecond",
            "orders",
            "cancels",
            "fills",
            "makerShare",
            "grossPnl",
            "fees",
            "rebates",
            "funding",
            "netPnl",
            "maxDrawdown",
            "sharpe",
            "sortino",
            "fillRatio",
            "markoutsBps",
            "maxInventory",
            "breakerTrips",
            "gaps",
            "journalSha256",
            "synthetic",
            "perCoin",
            "configHash",
            "data");
    assertThat(json.get("from").asText()).isEqualTo("2025-09-04T19:46:56Z");
    assertThat(json.get("eventsPerSecond").asDouble()).isEqualTo(20.0 * SECONDS / 1.5);
    assertThat(json.get("markoutsBps").fieldNames())
        .toIterable()
        .containsExactly("1", "5", "30", "60");
  }

  @Test
  void only_the_last_two_keys_depend_on_the_wall_clock() {
    String fast = SummaryJson.text(summary(), 1.0);
    String slow = SummaryJson.text(summary(), 2.0);
    int clock = fast.indexOf("\"wallSeconds\"");
    assertThat(fast.substring(0, clock)).isEqualTo(slow.substring(0, clock));
    assertThat(fast.substring(clock).lines().count()).isEqualTo(3);
  }

  @Test
  void fee_scenarios_price_the_same_fills() {
    Summary summary = summary();
    FeeResult base = summary.feeScenarios().get(0);
    FeeResult zero = summary.feeScenarios().get(1);
    // The generated run was charged the base rates fill by fill: only rounding may differ.
    assertThat(base.netPnl()).isBetween(summary.netPnl() - 1_000, summary.netPnl() + 1_000);
    assertThat(zero.netPnl()).isEqualTo(summary.grossPnl() + summary.attribution().funding());
    assertThat(summary.feeScenarios().get(2).netPnl()).isGreaterThan(base.netPnl());
  }

  @Test
  void the_page_needs_nothing_from_outside_and_says_synthetic_only_when_it_is() {
    RunRecorder recorder = record(7);
    Summary summary = recorder.finish(GeneratedRun.facts(SECONDS, true));
    String html = HtmlReport.render(summary, recorder.charts());
    assertThat(html).contains("SYNTHETIC DATA");
    assertThat(html).doesNotContainPattern("(src|href)\\s*=\\s*\"?(https?:)?//");
    assertThat(html).doesNotContainPattern("url\\(|@import|fetch\\(|XMLHttpRequest");
    assertThat(html).doesNotContainPattern("\\{\\{\\w+}}");
    RunRecorder real = record(7);
    String unlabelled =
        HtmlReport.render(real.finish(GeneratedRun.facts(SECONDS, false)), real.charts());
    assertThat(unlabelled).doesNotContain("SYNTHETIC").doesNotContain("ynthetic data");
  }

  @Test
  void text_from_outside_cannot_become_markup() {
    RunRecorder recorder = new RunRecorder(GeneratedRun.COINS);
    recorder.accept(new JournalEntry.SafetyEvent(1, "feed lost", "<script>alert(1)</script>"));
    Summary summary = recorder.finish(GeneratedRun.facts(1, false));
    assertThat(HtmlReport.render(summary, recorder.charts())).doesNotContain("<script>alert");
  }

  @Test
  void a_run_in_which_nothing_happened_still_has_a_report(@TempDir Path folder) throws Exception {
    RunRecorder recorder = new RunRecorder(GeneratedRun.COINS);
    Summary summary = recorder.finish(GeneratedRun.facts(1, false));
    RunReport.write(folder, summary, recorder.charts(), 0);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(json.get("netPnl").asInt()).isZero();
    assertThat(json.get("sharpe").isNull()).isTrue();
    assertThat(json.get("eventsPerSecond").isNull()).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("summary.json", "report.html");
    }
  }

  @Test
  void wanted_quotes_are_drawn_only_where_standing_ones_are_not_reported() {
    RunRecorder recorder = new RunRecorder(GeneratedRun.COINS);
    long bid = 100 * Fixed8.ONE;
    long ask = 102 * Fixed8.ONE;
    recorder.accept(decision(0, bid, ask));
    recorder.accept(new JournalEntry.Quote(0, 1, Side.BID, bid, Fixed8.ONE));
    recorder.accept(decision(1, bid + 1, ask));
    Summary summary = recorder.finish(GeneratedRun.facts(1, false));
    List<CoinRecorder> coins = recorder.charts().coins();
    assertThat(coins.get(0).series().value(CoinRecorder.ASK_QUOTE, 0)).isEqualTo(ask);
    assertThat(coins.get(1).series().value(CoinRecorder.BID_QUOTE, 0)).isEqualTo(bid);
    assertThat(coins.get(1).series().value(CoinRecorder.ASK_QUOTE, 0))
        .isEqualTo(BucketTable.ABSENT);
    assertThat(summary.coins().get(1).quotedShare()).isZero();
  }

  private static JournalEntry.Decision decision(int coin, long bid, long ask) {
    return new JournalEntry.Decision(
        0, coin, bid, 1, 1, 1, 0, 1, 1, 1, 0, bid, Fixed8.ONE, ask, Fixed8.ONE);
  }

  @Test
  void a_longer_run_does_not_need_a_bigger_page() {
    RunRecorder longer = new RunRecorder(GeneratedRun.COINS);
    new GeneratedRun(7, longer).run(20 * SECONDS);
    Summary summary = longer.finish(GeneratedRun.facts(20 * SECONDS, true));
    assertThat(summary.fills()).isGreaterThan(2 * 2 * FillPoints.CAPACITY);
    for (CoinRecorder coin : longer.charts().coins()) {
      assertThat(coin.series().size()).isLessThanOrEqualTo(4_096);
      assertThat(coin.fillPoints().size()).isLessThanOrEqualTo(FillPoints.CAPACITY);
    }
    assertThat(HtmlReport.render(summary, longer.charts()).length()).isLessThan(1_500_000);
    assertThat(summary.netPnl()).isEqualTo(summary.equityChange());
    assertThat(Fixed8.toDouble(summary.maxDrawdown())).isPositive();
  }
}
