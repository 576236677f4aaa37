package hft.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.order.Tif;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Half an hour of Hyperliquid's SOL: both sides quoted at the touch, re-quoted every ten seconds.
 */
class RealMarketTest {
  private static final Path CAPTURE = Path.of("../shared/data/hyperliquid/ws_2025-09-04");
  private static final long SECOND = 1_000_000_000L;

  @Test
  void on_sol_the_ladder_is_ordered_and_everything_is_conserved() throws Exception {
    if (System.getenv("CI") == null) {
      assumeTrue(Files.isDirectory(CAPTURE), "no Hyperliquid capture at " + CAPTURE);
    }
    List<MarketFrame> frames = frames();
    assertThat(frames).hasSizeGreaterThan(15_000);
    List<Long> filled = new ArrayList<>();
    for (QueueModel model :
        List.of(
            QueueModel.throughOnly(),
            QueueModel.riskAverse(),
            QueueModel.power(1),
            QueueModel.touch())) {
      VenueFixture v = quote(frames, model);
      long size = v.fills.stream().mapToLong(VenueFill::size).sum();
      if (System.getProperty("truth.print") != null) {
        System.out.println(
            model.name()
                + ": "
                + v.fills.size()
                + " fills, "
                + Fixed8.format(size)
                + " SOL of "
                + v.answers.size()
                + " actions");
      }
      filled.add(size);
      assertThat(v.fills)
          .allMatch(VenueFill::maker)
          .allMatch(f -> VenueFixture.SOL.isValidSize(f.size()));
      assertThat(v.venue.conservation()).isInstanceOf(Conservation.Held.class);
    }
    assertThat(filled).isSorted().first().isNotEqualTo(0L);
  }

  private static VenueFixture quote(List<MarketFrame> frames, QueueModel model) {
    VenueSettings settings =
        VenueSettings.defaults()
            .withQueue(model)
            .withRules(VenueRules.hyperliquid().withUnlimitedCredits());
    VenueFixture v =
        new VenueFixture(
            settings, new AccountSettings(Fixed8.parse("10000000"), 10, FeeSchedule.BASE, 0));
    long next = 0;
    long id = 0;
    for (MarketFrame frame : frames) {
      v.venue.onMarket(frame, v);
      if (frame.kind == MarketFrame.Kind.BBO && frame.venueNanos >= next) {
        next = frame.venueNanos + 10 * SECOND;
        long arrival = frame.venueNanos + SECOND / 5;
        v.submit(new VenueAction.CancelAll(0, ++id), arrival);
        v.submit(quotes(frame, ++id), arrival + VenueFixture.BLOCK);
      }
    }
    return v;
  }

  private static VenueAction.Place quotes(MarketFrame bbo, long id) {
    long size = Fixed8.ONE;
    return new VenueAction.Place(
        0,
        id,
        List.of(
            new NewOrder(null, VenueFixture.SOL, Side.BID, bbo.bidPrices[0], size, Tif.ALO, false),
            new NewOrder(
                null, VenueFixture.SOL, Side.ASK, bbo.askPrices[0], size, Tif.ALO, false)));
  }

  private static List<MarketFrame> frames() throws IOException {
    List<MarketFrame> frames = new ArrayList<>();
    for (String[] row : rows("orderbooks_SOL.csv.gz")) {
      MarketFrame frame = frame(MarketFrame.Kind.SNAPSHOT, row[2]);
      frame.bidCount = 20;
      frame.askCount = 20;
      for (int i = 0; i < 20; i++) {
        frame.bidPrices[i] = decimal(row[3 + 4 * i]);
        frame.bidSizes[i] = decimal(row[4 + 4 * i]);
        frame.askPrices[i] = decimal(row[5 + 4 * i]);
        frame.askSizes[i] = decimal(row[6 + 4 * i]);
      }
      frames.add(frame);
    }
    addTops(frames);
    addTrades(frames);
    frames.sort(Comparator.comparingLong(f -> f.venueNanos));
    return frames;
  }

  private static void addTops(List<MarketFrame> frames) throws IOException {
    List<String[]> rows = rows("prices_SOL.csv.gz");
    for (int i = 0; i + 1 < rows.size(); i += 2) {
      MarketFrame frame = frame(MarketFrame.Kind.BBO, rows.get(i)[4]);
      frame.bidCount = 1;
      frame.askCount = 1;
      frame.bidPrices[0] = decimal(rows.get(i)[1]);
      frame.bidSizes[0] = decimal(rows.get(i)[2]);
      frame.askPrices[0] = decimal(rows.get(i + 1)[1]);
      frame.askSizes[0] = decimal(rows.get(i + 1)[2]);
      frames.add(frame);
    }
  }

  private static void addTrades(List<MarketFrame> frames) throws IOException {
    long start = frames.getFirst().venueNanos;
    Set<Long> seen = new HashSet<>();
    for (String[] row : rows("trades_SOL.csv.gz")) {
      MarketFrame frame = frame(MarketFrame.Kind.TRADE, row[5]);
      frame.aggressor = row[3].equals("buy") ? Side.BID : Side.ASK;
      frame.tradePrice = decimal(row[1]);
      frame.tradeSize = decimal(row[2]);
      frame.tradeId = Long.parseLong(row[4]);
      if (frame.venueNanos >= start && seen.add(frame.tradeId)) {
        frames.add(frame);
      }
    }
  }

  private static MarketFrame frame(MarketFrame.Kind kind, String millis) {
    return VenueFixture.frame(kind, Long.parseLong(millis) * 1_000_000L);
  }

  private static long decimal(String text) {
    return Fixed8.parse(new BigDecimal(text).toPlainString());
  }

  private static List<String[]> rows(String file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(CAPTURE.resolve(file))),
                StandardCharsets.US_ASCII))) {
      lines.readLine(); // the header
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(line.split(",", -1));
      }
    }
    return rows;
  }
}
