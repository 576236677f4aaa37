package hft.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import hft.backtest.report.FeeScenario;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.match.BlockClock;
import hft.core.order.FillCause;
import hft.core.order.OrderStatus;
import hft.port.ActorDecorator;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What latency does to fills, through the whole tree. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LatencyTest {
  private static final long BID = 100_000;

  /** After it the market stands 30 bp higher, for everybody to see. */
  private static final long JUMP = Tape.START + 20 * Tape.SECOND;

  private static final long NEW_BID = BID + 300;
  private static final long FEED = 40 * Tape.MILLI;
  private static final long RESPONSE = 25 * Tape.MILLI;

  /** When the answer to the jump leaves: thinking takes no virtual time, and no batch waits. */
  private static final long SENT = JUMP + FEED;

  /** The last block before the print, and the longest way to the venue that still reaches it. */
  private static final long BLOCK = BlockClock.steady().firstAtOrAfter(SENT + 400 * Tape.MILLI);

  private static final long PRINT = BLOCK + Tape.MILLI;
  private static final long LONGEST_ENTRY = BLOCK - SENT;

  /** A quiet market, a jump, and one purchase deep into where the new asks would stand. */
  private static TestRun run(long feedNanos, long entryNanos) {
    Tape tape = new Tape(feedNanos);
    for (long at = Tape.START; at < JUMP; at += 500 * Tape.MILLI) {
      tape.book(at, BID, 1);
    }
    tape.book(JUMP, NEW_BID, 1);
    tape.trade(PRINT, Side.BID, NEW_BID + 20, 0.5);
    tape.book(PRINT + Tape.SECOND, NEW_BID, 1);
    return TestRun.of(
        TestRun.settings(
            "hft.backtest.latency.model=constant",
            "hft.backtest.latency.entry=" + entryNanos + " ns",
            "hft.backtest.latency.response=" + RESPONSE + " ns",
            "hft.batch.window=0 ms",
            "hft.quote.depth-max-bps=1.5",
            "hft.quote.level-spacing-bps=0.2"),
        tape.play(),
        null);
  }

  private static List<JournalEntry.OrderSent> newAsks(TestRun run) {
    return run.entries(JournalEntry.OrderSent.class)
        .filter(sent -> sent.nanos() < PRINT && sent.intent().side() == Side.ASK)
        .filter(sent -> sent.intent().price() > NEW_BID * Fixed8.ONE)
        .toList();
  }

  /** Leaves out what the jump itself did to the old quotes. */
  private static List<JournalEntry.Filled> fillsOfNewAsks(TestRun run) {
    return run.entries(JournalEntry.Filled.class)
        .filter(filled -> filled.fill().price() > NEW_BID * Fixed8.ONE)
        .toList();
  }

  @Test
  void an_order_that_just_reaches_the_block_fills_when_and_as_the_legs_say() {
    TestRun run = run(FEED, LONGEST_ENTRY);
    List<JournalEntry.OrderSent> asks = newAsks(run);
    assertThat(asks).isNotEmpty().allMatch(sent -> sent.nanos() == SENT);
    List<JournalEntry.Filled> fills = fillsOfNewAsks(run);
    assertThat(fills).hasSameSizeAs(asks);
    for (JournalEntry.Filled filled : fills) {
      assertThat(filled.fill().venueNanos()).isEqualTo(PRINT);
      assertThat(filled.nanos()).as("told").isEqualTo(PRINT + RESPONSE);
      assertThat(filled.fill().why().cause()).isEqualTo(FillCause.TRADED_THROUGH);
      assertThat(filled.fill().why().printId()).isEqualTo(1);
    }
    List<Long> opened =
        run.entries(JournalEntry.OrderUpdated.class)
            .filter(update -> update.nanos() > SENT && update.nanos() < PRINT + RESPONSE)
            .filter(update -> update.update().price() > NEW_BID * Fixed8.ONE)
            .filter(update -> update.update().status() == OrderStatus.OPEN)
            .map(update -> update.update().venueNanos())
            .toList();
    assertThat(opened).hasSameSizeAs(asks).containsOnly(BLOCK);
  }

  @Test
  void a_nanosecond_more_on_either_leg_misses_the_block_and_the_fill() {
    for (TestRun late : List.of(run(FEED, LONGEST_ENTRY + 1), run(FEED + 1, LONGEST_ENTRY))) {
      assertThat(newAsks(late)).isNotEmpty();
      assertThat(fillsOfNewAsks(late)).isEmpty();
    }
    // What one leg takes longer, the other may take less.
    assertThat(fillsOfNewAsks(run(FEED + 1, LONGEST_ENTRY - 1)))
        .hasSameSizeAs(fillsOfNewAsks(run(FEED, LONGEST_ENTRY)));
  }

  @Test
  void the_feed_alone_moves_every_decision_by_as_much() {
    long shift = 7_654_321;
    assertThat(newAsks(run(FEED + shift, LONGEST_ENTRY)))
        .isNotEmpty()
        .allMatch(sent -> sent.nanos() == SENT + shift);
  }

  /**
   * On many synthetic markets, each with its own pair: twice the latency may be lucky, not better.
   */
  @Test
  void doubling_latency_never_helps_in_expectation() throws Exception {
    int seeds = 10;
    double[] gain = new double[seeds];
    double worst = 0;
    for (int seed = 0; seed < seeds; seed++) {
      List<MarketFrame> frames = SampleMarket.btc(seed, Duration.ofMinutes(10));
      double once = perFill(frames, 1);
      gain[seed] = perFill(frames, 2) - once;
      worst += (perFill(frames, 8) - once) / seeds;
    }
    double mean = java.util.Arrays.stream(gain).average().orElseThrow();
    double squares = java.util.Arrays.stream(gain).map(g -> (g - mean) * (g - mean)).sum();
    double error = Math.sqrt(squares / (seeds - 1) / seeds);
    String all = mean + " ± " + error + " of " + java.util.Arrays.toString(gain) + ", 8x " + worst;
    assertThat(mean).as(all).isLessThan(2 * error);
    assertThat(worst).as("eight times the latency costs: %s", all).isNegative();
  }

  /** Gross profit, basis points of what was traded. */
  private static double perFill(List<MarketFrame> frames, int scale) {
    TestRun run =
        TestRun.of(
            TestRun.settings("hft.backtest.latency.scale=" + scale),
            List.of(Tape.BTC),
            FeeScenario.ZERO,
            Tape.of(frames),
            frames.getFirst().venueNanos,
            ActorDecorator.NONE);
    assertThat(run.summary.fills()).isPositive();
    return 1e4 * run.summary.grossPnl() / (double) run.summary.makerNotional();
  }
}
