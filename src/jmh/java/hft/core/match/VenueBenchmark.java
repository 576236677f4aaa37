package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.Tif;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One market frame through the simulated venue while a few of our orders rest and none fills. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VenueBenchmark {
  private static final int FRAMES = 1_024;
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);

  @Param({"0", "6"})
  public int restingOrders;

  private final MarketFrame[] bbos = new MarketFrame[FRAMES];
  private final MarketFrame[] trades = new MarketFrame[FRAMES];
  private final MarketFrame[] snapshots = new MarketFrame[FRAMES];
  private final MarketFrame[] deltas = new MarketFrame[FRAMES];
  private final VenueListener nobody =
      new VenueListener() {
        @Override
        public void onAnswer(VenueAnswer answer) {}

        @Override
        public void onOrderUpdate(VenueOrderUpdate update) {}

        @Override
        public void onFill(VenueFill fill) {}

        @Override
        public void onFunding(FundingPayment payment) {}
      };

  private SimulatedVenue venue = new SimulatedVenue(VenueSettings.defaults(), List.of(BTC));
  private long nanos = 1_000_000_000L;
  private int next;

  @Setup
  public void setup() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < FRAMES; i++) {
      bbos[i] = book(MarketFrame.Kind.BBO, 1, random);
      snapshots[i] = book(MarketFrame.Kind.SNAPSHOT, 20, random);
      deltas[i] = book(MarketFrame.Kind.DELTA, 3, random);
      trades[i] = trade(random);
    }
    venue = new SimulatedVenue(VenueSettings.defaults(), List.of(BTC));
    venue.openAccount(new AccountSettings(Fixed8.parse("1000000"), 10, FeeSchedule.BASE, 0));
    feed(snapshots);
    for (int i = 0; i < restingOrders; i++) {
      Side side = i % 2 == 0 ? Side.BID : Side.ASK;
      long price = (side == Side.BID ? 99_995L - i : 100_005L + i) * Fixed8.ONE;
      venue.submit(
          new VenueAction.Place(
              0,
              i,
              List.of(new NewOrder(null, BTC, side, price, Fixed8.parse("0.01"), Tif.ALO, false))),
          nanos);
    }
    nanos += 100_000_000L;
    venue.advanceTo(nanos, nobody);
    if (venue.snapshot(0).openOrders().size() != restingOrders) {
      throw new IllegalStateException("the orders do not rest");
    }
  }

  private static MarketFrame book(MarketFrame.Kind kind, int levels, SplittableRandom random) {
    MarketFrame frame = new MarketFrame();
    frame.kind = kind;
    frame.bidCount = levels;
    frame.askCount = levels;
    int drift = random.nextInt(3);
    for (int i = 0; i < levels; i++) {
      frame.bidPrices[i] = (100_000L - drift - i) * Fixed8.ONE;
      frame.askPrices[i] = (100_001L + drift + i) * Fixed8.ONE;
      frame.bidSizes[i] = random.nextLong(1, 1_000_000) * 1_000;
      frame.askSizes[i] = random.nextLong(1, 1_000_000) * 1_000;
    }
    return frame;
  }

  /** At the touch, where almost all trades are: ahead of our quotes. */
  private static MarketFrame trade(SplittableRandom random) {
    MarketFrame frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.TRADE;
    frame.aggressor = random.nextBoolean() ? Side.BID : Side.ASK;
    frame.tradePrice = (frame.aggressor == Side.BID ? 100_001L : 100_000L) * Fixed8.ONE;
    frame.tradeSize = Fixed8.parse("0.1");
    return frame;
  }

  private void feed(MarketFrame[] frames) {
    MarketFrame frame = frames[next++ & (FRAMES - 1)];
    nanos += 1_000;
    frame.venueNanos = nanos;
    venue.onMarket(frame, nobody);
  }

  @Benchmark
  public void bbo() {
    feed(bbos);
  }

  @Benchmark
  public void trade() {
    feed(trades);
  }

  @Benchmark
  public void snapshotOf20Levels() {
    feed(snapshots);
  }

  @Benchmark
  public void deltaOf6Levels() {
    feed(deltas);
  }
}
