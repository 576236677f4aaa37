package hft.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.signal.Recording.Event;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Each feature by itself, against values worked out by hand. With a coefficient of 10,000 / 100 bp
 * and a mid near 100 the expected move is the feature itself.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinearAlphaTest {
  private static final long HALF_LIFE = 1_000_000_000L;
  private static final Offset<Double> EXACT = within(1e-12);

  private final L2Book book = new L2Book(20);
  private final MarketFrame frame = new MarketFrame();

  /** Half life of flows one second, horizon ten. */
  static LinearAlpha alpha(double imbalanceBps, double orderFlowBps, double tradeFlowBps) {
    return new LinearAlpha(
        new LinearAlphaSettings(
            imbalanceBps,
            orderFlowBps,
            tradeFlowBps,
            Duration.ofNanos(HALF_LIFE),
            Duration.ofSeconds(10)));
  }

  private void touch(Alpha alpha, long nanos, String bid, long bidSize, String ask, long askSize) {
    Recording.apply(
        Event.book(nanos, Fixed8.parse(bid), bidSize, Fixed8.parse(ask), askSize), book, frame);
    alpha.onBook(book, nanos);
  }

  @Test
  void imbalance_is_that_of_the_best_five_levels_between_minus_one_and_one() {
    LinearAlpha alpha = alpha(10, 0, 0);
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.bidCount = 6;
    frame.askCount = 6;
    for (int i = 0; i < 6; i++) {
      frame.bidPrices[i] = (100 - i) * Fixed8.ONE;
      frame.askPrices[i] = (102 + i) * Fixed8.ONE;
      frame.bidSizes[i] = i < 5 ? 3 : 1_000; // the sixth level must not count
      frame.askSizes[i] = i < 5 ? 1 : 1_000;
    }
    book.apply(frame);
    alpha.onBook(book, 1);
    // 15 of 20 are bids: 2 · 0.75 - 1 = 0.5; 0.5 · 10 bp of 101
    assertThat(alpha.expectedMove(1)).isCloseTo(0.5 * 10e-4 * 101, EXACT);
  }

  @Test
  void order_flow_of_one_update_follows_the_six_cases_of_cont_kukanov_stoikov() {
    // From bid 100 × 10, ask 101 × 20. Flow = bids gained - bids lost - asks gained + asks lost.
    assertFlow("100", 13, "101", 20, +3); // same bid, three more
    assertFlow("100", 6, "101", 20, -4); // same bid, four fewer
    assertFlow("100.5", 7, "101", 20, +7); // better bid: all of it is new
    assertFlow("99", 7, "101", 20, -10); // worse bid: all of the old one is gone
    assertFlow("100", 10, "101", 25, -5); // same ask, five more
    assertFlow("100", 10, "100.5", 4, -4); // better ask: all of it is new
    assertFlow("100", 10, "102", 4, +20); // worse ask: all of the old one is gone
  }

  private void assertFlow(String bid, long bidSize, String ask, long askSize, long flow) {
    L2Book fresh = new L2Book(1);
    LinearAlpha alpha = alpha(0, 10, 0);
    long nanos = 5;
    // A known first flow of +10 at the same instant, so that the second shows with its size.
    long[][] touches = {{100, 10, 101, 10}, {100, 10, 101, 10}, {100, 20, 101, 10}};
    for (long[] t : touches) {
      Recording.apply(
          Event.book(nanos, t[0] * Fixed8.ONE, t[1], t[2] * Fixed8.ONE, t[3]), fresh, frame);
      alpha.onBook(fresh, nanos);
    }
    Recording.apply(Event.book(nanos, 100 * Fixed8.ONE, 10, 101 * Fixed8.ONE, 10), fresh, frame);
    alpha.onBook(fresh, nanos); // -10: the sum is 0, the sum of sizes 20
    Recording.apply(Event.book(nanos, 100 * Fixed8.ONE, 10, 101 * Fixed8.ONE, 20), fresh, frame);
    alpha.onBook(fresh, nanos); // -10: -10 of 30
    Recording.apply(
        Event.book(nanos, Fixed8.parse(bid), bidSize, Fixed8.parse(ask), askSize), fresh, frame);
    alpha.onBook(fresh, nanos);
    double mid = (Fixed8.parse(bid) + Fixed8.parse(ask)) / 2e8;
    double expected = (-10.0 + flow) / (30 + Math.abs(flow));
    assertThat(alpha.expectedMove(nanos))
        .as("to %s × %d, %s × %d", bid, bidSize, ask, askSize)
        .isCloseTo(expected * 10e-4 * mid, EXACT);
  }

  @Test
  void order_flow_halves_with_its_half_life() {
    LinearAlpha alpha = alpha(0, 10, 0);
    touch(alpha, 0, "100", 10, "101", 10);
    touch(alpha, 0, "100", 18, "101", 10); // +8
    touch(alpha, HALF_LIFE, "100", 16, "101", 10); // -2, while the +8 has become +4
    assertThat(alpha.expectedMove(HALF_LIFE)).isCloseTo((4.0 - 2) / (4 + 2) * 10e-4 * 100.5, EXACT);
    touch(alpha, 3 * HALF_LIFE, "100", 17, "101", 10); // +1; 2 has become 0.5 and 6 1.5
    assertThat(alpha.expectedMove(3 * HALF_LIFE))
        .isCloseTo((0.5 + 1) / (1.5 + 1) * 10e-4 * 100.5, EXACT);
  }

  @Test
  void trade_flow_is_signed_by_the_aggressor_and_halves_too() {
    LinearAlpha alpha = alpha(0, 0, 10);
    touch(alpha, 0, "100", 10, "101", 10);
    alpha.onTrade(Side.BID, 101 * Fixed8.ONE, 6, 0);
    assertThat(alpha.expectedMove(0)).isCloseTo(10e-4 * 100.5, EXACT);
    alpha.onTrade(Side.ASK, 100 * Fixed8.ONE, 1, HALF_LIFE); // 6 has become 3
    assertThat(alpha.expectedMove(HALF_LIFE)).isCloseTo((3.0 - 1) / (3 + 1) * 10e-4 * 100.5, EXACT);
  }

  @Test
  void the_features_add_up() {
    LinearAlpha alpha = alpha(1, 2, 4);
    touch(alpha, 0, "100", 10, "101", 10);
    touch(alpha, 0, "100", 30, "101", 10);
    alpha.onTrade(Side.ASK, 100 * Fixed8.ONE, 5, 0);
    // imbalance 2 · 30/40 - 1 = 0.5, order flow +1, trades -1
    assertThat(alpha.expectedMove(0)).isCloseTo((0.5 + 2 - 4) * 1e-4 * 100.5, EXACT);
  }

  @Test
  void before_anything_was_seen_and_while_a_side_is_missing_there_is_no_new_opinion() {
    LinearAlpha alpha = alpha(1, 2, 3);
    assertThat(alpha.expectedMove(0)).isZero();
    touch(alpha, 1, "100", 10, "0", 0);
    assertThat(alpha.expectedMove(1)).isZero();
    touch(alpha, 2, "100", 10, "101", 30);
    double before = alpha.expectedMove(2);
    assertThat(before).isNotZero();
    touch(alpha, 3, "100", 10, "0", 0);
    assertThat(alpha.expectedMove(3)).isEqualTo(before);
  }

  @Test
  void no_market_moves_it_by_more_than_the_sum_of_its_coefficients() {
    for (long seed = 0; seed < 30; seed++) {
      for (double move : Recording.random(seed, 400).moves(alpha(1, 2, 3))) {
        assertThat(Math.abs(move)).isLessThanOrEqualTo(6e-4 * 1_010 / 1e8);
      }
    }
  }

  @Test
  void a_mirrored_market_gives_the_opposite_opinion() {
    LinearAlpha alpha = alpha(1, 2, 3);
    LinearAlpha mirror = alpha(1, 2, 3);
    L2Book other = new L2Book(1);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      long up = random.nextLong(5);
      long down = random.nextLong(5) + 1;
      long bidSize = 1 + random.nextLong(9);
      long askSize = 1 + random.nextLong(9);
      Recording.apply(Event.book(i, 1_000 - down, bidSize, 1_000 + up, askSize), book, frame);
      alpha.onBook(book, i);
      Recording.apply(Event.book(i, 1_000 - up, askSize, 1_000 + down, bidSize), other, frame);
      mirror.onBook(other, i);
      alpha.onTrade(Side.BID, 1_000, bidSize, i);
      mirror.onTrade(Side.ASK, 1_000, bidSize, i);
      double mid = (2_000 + up - down) / 2e8;
      double mirrored = (2_000 + down - up) / 2e8;
      assertThat(alpha.expectedMove(i) / mid)
          .isCloseTo(-mirror.expectedMove(i) / mirrored, within(1e-15));
    }
  }

  @Test
  void looking_and_listening_allocate_nothing() {
    LinearAlpha alpha = alpha(1, 2, 3);
    touch(alpha, 1, "100", 10, "101", 30);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JIT may allocate on our thread: the best of four counts
    for (int round = 0; round < 4; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 50_000; i++) {
        alpha.onBook(book, i);
        alpha.onTrade(Side.BID, 1_000, 5, i);
        alpha.expectedMove(i);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new LinearAlphaSettings(Double.NaN, 0, 0, second, second))
        .hasMessage("imbalanceBps must be -100..100 bp, was NaN");
    assertThatThrownBy(() -> new LinearAlphaSettings(0, 101, 0, second, second))
        .hasMessageContaining("orderFlowBps");
    assertThatThrownBy(() -> new LinearAlphaSettings(0, 0, -101, second, second))
        .hasMessageContaining("tradeFlowBps");
    assertThatThrownBy(() -> new LinearAlphaSettings(0, 0, 0, Duration.ZERO, second))
        .hasMessageContaining("flowHalfLife");
    assertThatThrownBy(() -> new LinearAlphaSettings(0, 0, 0, second, Duration.ZERO))
        .hasMessageContaining("horizon");
  }
}
