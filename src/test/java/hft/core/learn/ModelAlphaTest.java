package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.signal.Feature;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelAlphaTest {
  private static final long MS = 1_000_000L;
  private static final Instrument COIN = new Instrument(0, "X", 2, new PriceGrid(0, 0), 0);

  private final ModelAlpha alpha = new ModelAlpha(COIN, Cards.small(), Cards.terms());
  private final L2Book book = new L2Book(20);
  private final MarketFrame frame = new MarketFrame();
  private final float[] window = new float[Cards.small().situation().windowSize()];
  private final float[] features = new float[Feature.COUNT];
  private final float[] chances = {0.1f, 0.2f, 0.7f};
  private long now = 1_000_000_000_000L;

  private void book(long mid) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = now;
    frame.receiveNanos = now;
    frame.bidCount = 5;
    frame.askCount = 5;
    for (int i = 0; i < 5; i++) {
      frame.bidPrices[i] = (mid - 1 - i) * Fixed8.ONE;
      frame.askPrices[i] = (mid + 1 + i) * Fixed8.ONE;
      frame.bidSizes[i] = 3 * Fixed8.ONE;
      frame.askSizes[i] = 2 * Fixed8.ONE;
    }
    book.apply(frame);
    alpha.onBook(book, now);
  }

  private void step(long mid) {
    now += 200 * MS;
    book(mid);
  }

  private void ready() {
    for (int i = 0; i < 5; i++) {
      step(100_000);
    }
  }

  /** Asks and answers in time. */
  private void ask(long answerMillis) {
    assertThat(alpha.wantsToAsk()).isTrue();
    alpha.ask(window, features, now);
    now += answerMillis * MS;
    alpha.onTime(now);
    alpha.onAnswer(features, chances, now);
  }

  private void believed() {
    ready();
    ask(1);
    assertThat(alpha.state()).isEqualTo(AlphaState.MODEL);
  }

  @Test
  void there_is_nothing_to_ask_before_a_whole_window() {
    for (int i = 0; i < 4; i++) {
      step(100_000);
      assertThat(alpha.wantsToAsk()).isFalse();
      assertThat(alpha.state()).isEqualTo(AlphaState.WARMING);
    }
    step(100_000);
    assertThat(alpha.wantsToAsk()).isTrue();
  }

  @Test
  void an_answer_in_time_counts_and_says_what_the_chances_are_worth() {
    believed();
    assertThat(alpha.moveBps()).isEqualTo((0.7f - 0.1f) * 2.0, within(1e-6));
    assertThat(alpha.asOfNanos()).isEqualTo(now - MS);
  }

  @Test
  void each_snapshot_is_asked_about_once_and_one_at_a_time() {
    ready();
    alpha.ask(window, features, now);
    step(100_001);
    assertThat(alpha.wantsToAsk()).as("one is under way").isFalse();
    alpha.onAnswer(features, chances, now);
    assertThat(alpha.wantsToAsk()).as("about the newest").isTrue();
    alpha.ask(window, features, now);
    alpha.onAnswer(features, chances, now);
    assertThat(alpha.wantsToAsk()).as("nothing new").isFalse();
  }

  @Test
  void a_late_answer_takes_several_in_time_to_be_forgotten() {
    believed();
    step(100_000);
    ask(101);
    assertThat(alpha.state()).isEqualTo(AlphaState.LATE);
    assertThat(alpha.late()).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThat(alpha.state()).isEqualTo(AlphaState.LATE);
      step(100_000);
      ask(99);
    }
    assertThat(alpha.state()).isEqualTo(AlphaState.MODEL);
  }

  @Test
  void it_is_late_when_the_deadline_passes_and_lost_when_patience_ends() {
    believed();
    step(100_000);
    alpha.ask(window, features, now);
    long asked = now;
    assertThat(alpha.dueNanos()).isEqualTo(asked + 100 * MS);
    assertThat(alpha.onTime(asked + 100 * MS)).isFalse();
    assertThat(alpha.state()).isEqualTo(AlphaState.LATE);
    assertThat(alpha.dueNanos()).isEqualTo(asked + 2_000 * MS);
    assertThat(alpha.onTime(asked + 2_000 * MS)).as("lost").isTrue();
    assertThat(alpha.dueNanos()).isEqualTo(Long.MAX_VALUE);
    now = asked + 2_100 * MS;
    ready();
    assertThat(alpha.wantsToAsk()).isTrue();
  }

  @Test
  void what_are_no_chances_is_a_failure() {
    believed();
    step(100_000);
    alpha.ask(window, features, now);
    alpha.onAnswer(features, new float[] {Float.NaN, 0.5f, 0.5f}, now);
    assertThat(alpha.state()).isEqualTo(AlphaState.FAILED);
    step(100_000);
    alpha.ask(window, features, now);
    alpha.onAnswer(features, new float[] {0.9f, 0.9f, -0.8f}, now);
    alpha.ask(window, features, now);
    alpha.onFailure();
    assertThat(alpha.failures()).isEqualTo(3);
  }

  @Test
  void a_gap_makes_it_wait_for_a_whole_window_again() {
    believed();
    now += 3_000 * MS;
    book(100_000);
    assertThat(alpha.state()).isEqualTo(AlphaState.WARMING);
    frame.kind = MarketFrame.Kind.GAP;
    book.apply(frame);
    alpha.onBook(book, now);
    assertThat(alpha.wantsToAsk()).isFalse();
  }

  /** Up is what it says; the market goes where {@code direction} is. */
  private void live(int seconds, int direction) {
    long mid = 1_000_000;
    for (int i = 0; i < seconds * 5; i++) {
      mid += direction;
      step(mid);
      if (alpha.wantsToAsk()) {
        ask(1);
      }
    }
  }

  @Test
  void a_model_that_is_right_stays_and_one_that_is_wrong_is_disabled_until_it_is_right_again() {
    believed();
    live(120, 1);
    assertThat(alpha.score().samples()).isEqualTo(60);
    assertThat(alpha.score().brier()).isLessThan(alpha.score().baselineBrier());
    assertThat(alpha.state()).isEqualTo(AlphaState.MODEL);
    live(100, -1);
    assertThat(alpha.state()).isEqualTo(AlphaState.DISABLED);
    long answers = alpha.answers();
    live(15, 1);
    assertThat(alpha.answers()).as("it is asked all the same").isGreaterThan(answers);
    assertThat(alpha.state()).as("not for being right just now").isEqualTo(AlphaState.DISABLED);
    live(100, 1);
    assertThat(alpha.state()).isEqualTo(AlphaState.MODEL);
  }

  @Test
  void listening_asking_and_judging_allocate_nothing() {
    believed();
    live(100, 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JIT may allocate on our thread: the best of four counts
    for (int round = 0; round < 4; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 3_000; i++) {
        step(1_000_000 + i % 7);
        if (alpha.wantsToAsk()) {
          alpha.ask(window, features, now);
          alpha.onAnswer(features, chances, now + MS);
        }
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
