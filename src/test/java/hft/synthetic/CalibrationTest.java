package hft.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportRun;
import hft.ingest.SharedData;
import hft.port.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The made market against the capture it was fitted to. Three hours are made so that one quiet or
 * wild one does not decide; ratios are of made to real.
 */
class CalibrationTest {
  private record Within(double least, double most) {}

  /** Ratio made/real within. */
  private static final Map<String, Within> RATIOS =
      Map.ofEntries(
          Map.entry("bbo per s", new Within(0.8, 1.25)),
          Map.entry("bbo interval p50 ms", new Within(0.75, 1.3)),
          Map.entry("bbo interval p90 ms", new Within(0.75, 1.4)),
          Map.entry("price changes per s", new Within(0.5, 1.6)),
          Map.entry("one-tick spread share", new Within(0.95, 1.05)),
          Map.entry("touch size p50", new Within(0.6, 1.7)),
          Map.entry("touch size p90", new Within(0.6, 1.7)),
          Map.entry("level 10 size p50", new Within(0.6, 1.7)),
          Map.entry("level 20 size p50", new Within(0.6, 1.7)),
          Map.entry("prints per s", new Within(0.6, 1.6)),
          Map.entry("takers per s", new Within(0.7, 1.4)),
          Map.entry("prints per taker", new Within(0.7, 1.4)),
          Map.entry("several-price taker share", new Within(0.6, 1.7)),
          Map.entry("taker size p50", new Within(0.5, 2)),
          Map.entry("taker size p90", new Within(0.5, 2)),
          Map.entry("taker size p99", new Within(0.4, 2.5)),
          Map.entry("takers per 10 s, variance/mean", new Within(0.4, 2.5)),
          Map.entry("1 s return sd bp", new Within(0.5, 2)),
          Map.entry("10 s return sd bp", new Within(0.6, 1.6)),
          Map.entry("60 s return sd bp", new Within(0.6, 1.6)),
          Map.entry("imbalance sd", new Within(0.75, 1.3)),
          Map.entry("taker reach A per s", new Within(0.5, 2)),
          Map.entry("taker reach 1/k bp", new Within(0.4, 2)),
          Map.entry("bbo delay min s", new Within(0.9, 1.2)),
          Map.entry("bbo delay p50 s", new Within(0.85, 1.15)),
          Map.entry("bbo delay p99 s", new Within(0.8, 1.3)));

  /** The made value itself within. */
  private static final Map<String, Within> VALUES =
      Map.of(
          "print sign acf 1", new Within(0.4, 0.8),
          "print sign acf 10", new Within(0.1, 0.5),
          "taker sign acf 1", new Within(-0.02, 0.2),
          "takers per 10 s, acf 1", new Within(0.2, 0.7),
          "1 s return kurtosis", new Within(10, 150),
          "1 s |return| acf 1", new Within(0.08, 0.45),
          "10 s |return| acf 1", new Within(0.08, 0.5),
          "imbalance acf 2.7 s", new Within(0.3, 0.75),
          "imbalance vs 10 s return", new Within(0.15, 0.4));

  @ParameterizedTest
  @CsvSource({"BTC, 1", "ETH, 0.1"})
  void a_made_market_has_the_captures_statistics(String coin, double tick) throws Exception {
    MarketFacts real = new MarketFacts(coin, tick);
    ImportRun.run(
        ImportFormat.HYPERLIQUID_CSV,
        List.of(SharedData.require("hyperliquid/ws_2025-09-04")),
        real,
        (event, of) -> {},
        ImportOptions.DEFAULT,
        Progress.SILENT);
    MarketFacts made = new MarketFacts(coin, tick);
    Synthesizer.run(
        new SynthesisSettings(
            List.of(coin), SynthesisSettings.DEFAULT_FROM, Duration.ofHours(3), 20),
        made,
        Progress.SILENT);
    Map<String, Double> expected = real.all();
    Map<String, Double> found = made.all();
    StringBuilder table = new StringBuilder(coin + ": statistic, captured, made\n");
    expected.forEach(
        (name, value) ->
            table.append(
                String.format(Locale.ROOT, "%-32s %10.4f %10.4f%n", name, value, found.get(name))));
    System.out.print(table);
    RATIOS.forEach(
        (name, within) ->
            assertThat(
                    found.getOrDefault(name, Double.NaN) / expected.getOrDefault(name, Double.NaN))
                .as(name + " in\n" + table)
                .isBetween(within.least, within.most));
    VALUES.forEach(
        (name, within) ->
            assertThat(found.get(name))
                .as(name + " in\n" + table)
                .isBetween(within.least, within.most));
  }
}
