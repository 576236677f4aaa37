package hft.app.bench.tick;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A recorded market whose touch moves on a fixed clock, so that whoever is late cannot make the
 * next touch late, too: at every step one coin, the coins in turn, by a basis point, ten up and ten
 * down around its price. Nobody trades in it.
 */
final class SteppedMarket {
  static final List<Instrument> COINS =
      List.of(Instrument.perp(0, "BTC", 5), Instrument.perp(1, "ETH", 4));

  /** Price, one basis point of it, and its tick; scaled. */
  private static final long[] PRICES = {100_000 * Fixed8.ONE, 4_000 * Fixed8.ONE};

  private static final long[] BASIS_POINTS = {10 * Fixed8.ONE, 4 * Fixed8.ONE / 10};
  private static final long[] TICKS = {Fixed8.ONE, Fixed8.ONE / 10};
  private static final long[] SIZES = {5 * Fixed8.ONE, 100 * Fixed8.ONE};

  private static final int LEVELS = 20;
  private static final int SWING = 10;
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private SteppedMarket() {}

  /** Writes it as a root that an exchange can replay. */
  static void write(Path root, Duration step, Duration length) {
    MarketFrame frame = new MarketFrame();
    long steps = length.dividedBy(step);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      for (long i = 0; i < steps; i++) {
        int coin = (int) (i % COINS.size());
        fill(frame, coin, swing(i / COINS.size()));
        frame.venueNanos = FROM.getEpochSecond() * 1_000_000_000L + i * step.toNanos();
        frame.receiveNanos = frame.venueNanos;
        writer.write(frame, COINS.get(coin).coin());
      }
      writer.commit();
    }
    new Instruments("touches on a fixed clock, for a benchmark", true, COINS).write(root);
  }

  /** 0 up to the swing, down through 0 to minus the swing, and back. */
  static long swing(long step) {
    long at = Math.floorMod(step + SWING, 4 * SWING);
    return Math.min(at, 4 * SWING - at) - SWING;
  }

  private static void fill(MarketFrame frame, int coin, long basisPoints) {
    long bid = PRICES[coin] + basisPoints * BASIS_POINTS[coin];
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.instrumentId = coin;
    frame.hasOrderCounts = true;
    frame.bidCount = LEVELS;
    frame.askCount = LEVELS;
    for (int level = 0; level < LEVELS; level++) {
      frame.bidPrices[level] = bid - level * TICKS[coin];
      frame.askPrices[level] = bid + (level + 1) * TICKS[coin];
      frame.bidSizes[level] = SIZES[coin];
      frame.askSizes[level] = SIZES[coin];
      frame.bidOrders[level] = 3;
      frame.askOrders[level] = 3;
    }
  }
}
