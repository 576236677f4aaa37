package hft.synthetic;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import hft.data.MarketTable;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a synthetic market and stores it as a data root. Same seed, coins and hours: same bytes.
 * Block times, receive delays and the cadence of books follow measurements of the venue: blocks
 * every 67 ms or so, books every eighth block, receive delay of at least 0.2 s with a median of 0.4
 * s.
 */
public final class Synthesizer {
  private static final long START =
      Instant.parse("2026-01-05T12:30:00Z").getEpochSecond() * 1_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final long HOUR = 3_600_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;
  private static final int BLOCKS_A_BOOK = 8;

  /** The rate inside the venue's dead band: 0.00125 % an hour, scaled by 1e-12. */
  private static final long CALM_FUNDING_E12 = 12_500_000L;

  private final long seed;
  private final MarketFrame frame = new MarketFrame();

  public Synthesizer(long seed) {
    this.seed = seed;
  }

  /**
   * @param coins of BTC, ETH and SOL
   * @return rows written, by table
   */
  public Map<MarketTable, Long> write(
      Path root, List<String> coins, double hours, Progress progress) throws IOException {
    List<Instrument> instruments = new ArrayList<>();
    List<CoinModel> models = coins.stream().map(CoinModel::of).toList();
    long blocks = (long) (hours * HOUR / (67 * MILLI));
    try (MarketDataWriter writer = new MarketDataWriter(root, "part-0")) {
      for (int i = 0; i < models.size(); i++) {
        CoinModel model = models.get(i);
        Instrument instrument = Instrument.perp(i, model.coin(), model.szDecimals());
        instruments.add(instrument);
        Draws draws = new Draws(seed * 1_000_003L + i);
        coin(
            new CoinMarket(model, instrument, draws),
            model.coin(),
            draws,
            blocks,
            writer,
            progress);
      }
      new Instruments("synthetic, seed " + seed, true, instruments).write(root);
      writer.commit();
      return writer.rows();
    }
  }

  private void coin(
      CoinMarket market,
      String coin,
      Draws draws,
      long blocks,
      MarketDataWriter writer,
      Progress progress) {
    long now = START;
    long received = now;
    double premium = 2e-4;
    for (long block = 0; block < blocks; block++) {
      // Times differ per coin only in what happens: the block clock is the venue's, so it is drawn
      // from the seed alone.
      long step = blockMillis(block) * MILLI;
      double seconds = step / 1e9;
      long before = now;
      now += step;
      market.move(seconds);
      received = StrictMath.max(received, now + delayNanos(draws));
      premium +=
          0.002 * seconds * (2e-4 - premium) + 4e-6 * StrictMath.sqrt(seconds) * draws.normal();
      if (before / HOUR != now / HOUR) {
        stamp(now / HOUR * HOUR, received);
        market.context(frame, premium);
        frame.kind = MarketFrame.Kind.FUNDING;
        frame.fundingRateE12 = CALM_FUNDING_E12;
        writer.write(frame, coin);
      }
      if (before / MINUTE != now / MINUTE || block == 0) {
        stamp(now, received);
        market.context(frame, premium);
        frame.fundingRateE12 = CALM_FUNDING_E12;
        writer.write(frame, coin);
      }
      for (int trades = market.tradesIn(seconds); trades > 0; trades--) {
        stamp(now, received);
        market.trade(frame);
        writer.write(frame, coin);
      }
      if (market.requote() || block == 0) {
        stamp(now, received);
        market.bbo(frame);
        writer.write(frame, coin);
      }
      if (block % BLOCKS_A_BOOK == 0) {
        stamp(now, received);
        market.snapshot(frame);
        writer.write(frame, coin);
      }
      if (block % 1_000 == 0) {
        progress.at("synthesize " + coin, block, blocks);
      }
    }
  }

  private void stamp(long venueNanos, long receivedNanos) {
    frame.venueNanos = venueNanos;
    frame.receiveNanos = receivedNanos;
  }

  /** 57 to 77 ms, the same for every coin: a hash of seed and block. */
  private long blockMillis(long block) {
    long mixed = (seed ^ block * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return 57 + ((mixed ^ mixed >>> 31) >>> 33) % 21;
  }

  private static long delayNanos(Draws draws) {
    double millis = 200 + StrictMath.min(2_000, draws.logNormal(200, 0.6));
    return (long) (millis * 1_000) * 1_000L;
  }
}
