package hft.synthetic;

import hft.data.FrameSink;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a market: the use case behind {@code synthesize --out ROOT}. */
public final class Synthesizer {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  /**
   * Time between blocks: median 67 ms, half of them within 64 to 74, one in a hundred above 130.
   */
  private static final double BLOCK_MILLIS = 67;

  private static final double BLOCK_SIGMA = 0.11;
  private static final double SLOW_BLOCK_CHANCE = 0.02;

  /** The public book feed's clock. */
  private static final long SNAPSHOT_NANOS = 540 * MILLI;

  private Synthesizer() {}

  /** Writes the tables and a synthetic {@code instruments.json} below {@code outRoot}. */
  public static void write(SynthesisSettings settings, Path outRoot, Progress progress)
      throws IOException {
    List<hft.core.market.Instrument> instruments = new ArrayList<>();
    for (String coin : settings.coins()) {
      instruments.add(CoinProfile.of(coin).instrument(instruments.size()));
    }
    try (MarketDataWriter writer = MarketDataWriter.create(outRoot)) {
      run(settings, writer::write, progress);
      writer.commit();
    }
    new Instruments("synthetic, seed " + settings.seed(), true, instruments).write(outRoot);
  }

  /** Hands every event to {@code sink}, in venue-time order. The frame is reused. */
  public static void run(SynthesisSettings settings, FrameSink sink, Progress progress)
      throws IOException {
    Draws clock = Draws.of(settings.seed(), "clock");
    FeedDelay delay = new FeedDelay(clock);
    List<CoinMarket> markets = new ArrayList<>();
    for (String coin : settings.coins()) {
      markets.add(new CoinMarket(CoinProfile.of(coin), markets.size(), settings.seed(), delay));
    }
    long start = settings.from().getEpochSecond() * SECOND;
    long length = settings.length().toNanos();
    long now = start;
    long snapshotAt = start;
    while (now < start + length) {
      long block = blockMillis(clock) * MILLI;
      long before = now;
      now += block;
      double seconds = block / 1e9;
      delay.block(seconds);
      boolean snapshotDue = now >= snapshotAt;
      for (CoinMarket market : markets) {
        market.block(seconds);
        market.publish(now, snapshotDue, sink);
        if (before / MINUTE != now / MINUTE) {
          market.context(now, sink);
        }
        if (before / HOUR != now / HOUR) {
          market.settle(now, sink);
        }
      }
      snapshotAt += snapshotDue ? SNAPSHOT_NANOS : 0;
      progress.at("synthetic market", Math.min(now - start, length) / SECOND, length / SECOND);
    }
  }

  private static long blockMillis(Draws clock) {
    double millis = clock.logNormal(BLOCK_MILLIS, BLOCK_SIGMA);
    if (clock.chance(SLOW_BLOCK_CHANCE)) {
      millis += clock.exponential(50);
    }
    return Math.max(40, Math.round(millis));
  }
}
