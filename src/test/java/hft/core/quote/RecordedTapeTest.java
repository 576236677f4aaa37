package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hft.core.market.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half an hour of recorded Hyperliquid perps must calibrate to what such markets look like. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedTapeTest {
  private static final Path FOLDER = Path.of("../shared/data/hyperliquid/ws_2025-09-04");

  private record Event(long nanos, boolean trade, Side side, double price) {}

  @ParameterizedTest
  @CsvSource({"BTC, 1", "ETH, 0.1", "SOL, 0.01"})
  void a_recorded_market_is_fitted_with_plausible_numbers(String coin, double tick)
      throws IOException {
    List<Event> tape = tape(coin);
    var calibrator = new IntensityCalibrator(CalibrationSettings.defaults(), tick);
    double bid = 0;
    double ask = 0;
    int refits = 0;
    int fitted = 0;
    for (Event event : tape) {
      if (event.trade()) {
        calibrator.onTrade(event.nanos(), event.side(), event.price());
      } else if (event.side() == Side.BID) {
        bid = event.price();
      } else {
        ask = event.price(); // the second half of an update
        calibrator.onTop(event.nanos(), bid, ask);
      }
      if (calibrator.refit(event.nanos())) {
        refits++;
        fitted += calibrator.quality() == CalibrationQuality.FITTED ? 1 : 0;
      }
    }
    double basisPoint = (bid + ask) / 2 * 1e-4;
    assertThat(fitted).as("fits with enough data, of %s", refits).isGreaterThan(refits * 4 / 5);
    assertThat(calibrator.sigma() / basisPoint).isBetween(0.1, 5.0);
    for (Side side : Side.values()) {
      assertThat(calibrator.a(side)).isBetween(0.02, 20.0);
      assertThat(1 / calibrator.k(side) / basisPoint).isBetween(0.1, 10.0);
    }
  }

  private static List<Event> tape(String coin) throws IOException {
    Path prices = FOLDER.resolve("prices_" + coin + ".csv.gz");
    boolean there = Files.exists(prices);
    assertThat(there || System.getenv("CI") == null).as("recorded data at %s", prices).isTrue();
    assumeTrue(there, "no recorded data at " + prices);
    List<Event> tape = new ArrayList<>();
    for (String[] row : rows(prices)) {
      Side side = row[3].equals("bid") ? Side.BID : Side.ASK;
      tape.add(new Event(nanos(row[4]), false, side, Double.parseDouble(row[1])));
    }
    long start = tape.getFirst().nanos();
    for (String[] row : rows(FOLDER.resolve("trades_" + coin + ".csv.gz"))) {
      Side aggressor = row[3].equals("buy") ? Side.BID : Side.ASK;
      if (nanos(row[5]) >= start) {
        tape.add(new Event(nanos(row[5]), true, aggressor, Double.parseDouble(row[1])));
      }
    }
    // Stable: within one block the book update stays before the trades, bid before ask.
    tape.sort(Comparator.comparingLong(Event::nanos));
    return tape;
  }

  private static long nanos(String millis) {
    return Long.parseLong(millis) * 1_000_000;
  }

  private static List<String[]> rows(Path file) throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    }
  }
}
