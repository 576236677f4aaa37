package hft.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.config.Settings;
import hft.backtest.FrameSource;
import hft.backtest.report.Attribution;
import hft.core.book.BookView;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.signal.Alpha;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Nothing from the future reaches the tree. The market's moves are a pseudo-random function of the
 * seed: whoever only gets the feed cannot know the next one, and so earns nothing from moves of the
 * mid. The same tree with a forecast that was handed the future earns plenty, so the test can fail.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LookaheadTest {
  private static final int SEEDS = 6;
  private static final int SECONDS = 600;
  private static final long MOVE = 20; // ticks, 2 bp
  private static final long BID = 100_000;
  private static final int HORIZON = 10; // moves

  private static final Settings SETTINGS =
      TestRun.settings(
          "hft.backtest.latency.model=constant",
          "hft.backtest.latency.entry=10 ms",
          "hft.backtest.latency.response=10 ms",
          "hft.alpha.horizon=10 s");

  /** Bids at each second, known for good from the seed. */
  private static long[] path(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] bids = new long[SECONDS + HORIZON + 1];
    bids[0] = BID;
    for (int i = 1; i < bids.length; i++) {
      bids[i] = bids[i - 1] + (random.nextBoolean() ? MOVE : -MOVE);
    }
    return bids;
  }

  /** A book four times a second, and ten trades a second that reach a little into it. */
  private static FrameSource market(long[] bids, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    Tape tape = new Tape(20 * Tape.MILLI);
    for (int second = 0; second < SECONDS; second++) {
      long at = Tape.START + second * Tape.SECOND;
      for (int i = 0; i < 4; i++) {
        tape.book(at + i * 250 * Tape.MILLI, bids[second], 0.01);
      }
      for (int i = 0; i < 10; i++) {
        long nanos = at + i * 100 * Tape.MILLI + 30 * Tape.MILLI;
        long depth = (long) (-9 * Math.log(1 - random.nextDouble()));
        boolean buys = random.nextBoolean();
        tape.trade(
            nanos,
            buys ? Side.BID : Side.ASK,
            buys ? bids[second] + 1 + depth : bids[second] - depth,
            0.05);
      }
    }
    return tape.play();
  }

  /** Says what {@code known} says of the coming moves, at the time it is asked. */
  private static final class Told implements Alpha {
    private final LongToDoubleFunction known;

    Told(LongToDoubleFunction known) {
      this.known = known;
    }

    @Override
    public void onBook(BookView book, long nowNanos) {}

    @Override
    public void onTrade(Side aggressor, long price, long size, long nowNanos) {}

    @Override
    public double expectedMove(long nowNanos) {
      return known.applyAsDouble(nowNanos);
    }

    @Override
    public long horizonNanos() {
      return HORIZON * Tape.SECOND;
    }
  }

  /** The same rule from the feed alone: the last moves it saw are its guess at the next ones. */
  private static final class Feed implements Alpha {
    private final long[] seen = new long[HORIZON + 1];
    private long lastSecond = -1;

    @Override
    public void onBook(BookView book, long nowNanos) {
      long second = (nowNanos - Tape.START) / Tape.SECOND;
      if (second != lastSecond) {
        System.arraycopy(seen, 1, seen, 0, HORIZON);
        lastSecond = second;
      }
      seen[HORIZON] = book.bestBid();
    }

    @Override
    public void onTrade(Side aggressor, long price, long size, long nowNanos) {}

    @Override
    public double expectedMove(long nowNanos) {
      return seen[0] == 0 ? 0 : Fixed8.toDouble(seen[HORIZON] - seen[0]);
    }

    @Override
    public long horizonNanos() {
      return HORIZON * Tape.SECOND;
    }
  }

  private static double fromMoves(Attribution parts) {
    return Fixed8.toDouble(parts.adverseSelection() + parts.inventory());
  }

  @Test
  void only_a_forecast_that_sees_the_future_earns_from_it() {
    double[] blind = new double[SEEDS];
    double[] oracle = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      long[] bids = path(seed);
      TestRun fed = TestRun.of(SETTINGS, market(bids, seed), Feed::new);
      TestRun peeking =
          TestRun.of(
              SETTINGS,
              market(bids, seed),
              () ->
                  new Told(
                      now -> {
                        int second = (int) ((now - Tape.START) / Tape.SECOND);
                        return second >= SECONDS ? 0 : bids[second + HORIZON] - bids[second];
                      }));
      assertThat(fed.summary.fills()).as("fills").isGreaterThan(100);
      assertThat(peeking.summary.fills()).as("fills").isGreaterThan(100);
      blind[seed] = fromMoves(fed.summary.attribution());
      oracle[seed] = fromMoves(peeking.summary.attribution());
    }
    String all = java.util.Arrays.toString(blind) + " " + java.util.Arrays.toString(oracle);
    assertThat(mean(blind)).as("feed alone %s", all).isLessThan(2 * error(blind));
    assertThat(mean(oracle)).as("planted peek %s", all).isGreaterThan(5 * error(oracle));
    assertThat(mean(oracle) - mean(blind))
        .as("what the peek is worth %s", all)
        .isGreaterThan(5 * (error(blind) + error(oracle)));
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }

  /** Standard error of the mean. */
  private static double error(double[] values) {
    double mean = mean(values);
    double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
