package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.book.MarketFrame;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookTapTest {
  private static final int ROUNDS = 200_000;

  private final BookTap tap = new BookTap();

  /** A book of which every number is the same. */
  private static MarketFrame frame(MarketFrame.Kind kind, long value) {
    MarketFrame frame = new MarketFrame();
    frame.kind = kind;
    frame.receiveNanos = value;
    frame.bidCount = kind == MarketFrame.Kind.BBO ? 1 : 20;
    frame.askCount = frame.bidCount;
    Arrays.fill(frame.bidPrices, value);
    Arrays.fill(frame.bidSizes, value);
    Arrays.fill(frame.askPrices, value);
    Arrays.fill(frame.askSizes, value);
    return frame;
  }

  @Test
  void the_touch_and_the_depth_are_kept_with_their_times() {
    tap.frame(frame(MarketFrame.Kind.SNAPSHOT, 7));
    tap.frame(frame(MarketFrame.Kind.BBO, 9));
    var reading = new BookTap.Reading();
    tap.read(reading);
    assertThat(reading.bid()).isEqualTo(9);
    assertThat(reading.received(BookTap.Kind.TOUCH)).isEqualTo(9);
    assertThat(reading.received(BookTap.Kind.DEPTH)).isEqualTo(7);
    assertThat(reading.bids()).isEqualTo(20);
    assertThat(reading.askSize(19)).isEqualTo(7);
  }

  @Test
  void after_a_gap_nothing_is_known_but_when_it_was() {
    tap.frame(frame(MarketFrame.Kind.SNAPSHOT, 7));
    tap.frame(frame(MarketFrame.Kind.GAP, 8));
    var reading = new BookTap.Reading();
    tap.read(reading);
    assertThat(reading.bid()).isZero();
    assertThat(reading.bids()).isZero();
    assertThat(reading.received(BookTap.Kind.DEPTH)).isEqualTo(7);
  }

  @Test
  void a_reader_sees_whole_states_only() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread feed =
        new Thread(
            () -> {
              MarketFrame[] frames = new MarketFrame[16];
              Arrays.setAll(frames, i -> frame(MarketFrame.Kind.SNAPSHOT, i + 1));
              for (int i = 0; i < ROUNDS; i++) {
                tap.frame(frames[i & 15]);
              }
              done.set(true);
            });
    feed.start();
    var reading = new BookTap.Reading();
    long torn = 0;
    while (!done.get()) {
      tap.read(reading);
      for (int i = 0; i < reading.bids(); i++) {
        torn += reading.bidPrice(i) == reading.bid() && reading.askSize(i) == reading.bid() ? 0 : 1;
      }
    }
    feed.join();
    assertThat(torn).isZero();
  }

  @Test
  void what_the_trading_threads_do_allocates_nothing() {
    MarketFrame frame = frame(MarketFrame.Kind.SNAPSHOT, 5);
    ActorGauge gauge = new ActorGauge("strategy", hft.port.Supervision.VITAL);
    BudgetGauge budgets = new BudgetGauge();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work(frame, gauge, budgets);
    long before = threads.getCurrentThreadAllocatedBytes();
    work(frame, gauge, budgets);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(1_000); // of ROUNDS rounds: the measuring itself
    assertThat(gauge.handled()).isEqualTo(2L * ROUNDS);
  }

  private void work(MarketFrame frame, ActorGauge gauge, BudgetGauge budgets) {
    for (int i = 0; i < ROUNDS; i++) {
      gauge.begins(i + 1);
      tap.frame(frame);
      budgets.left(BudgetGauge.Budget.WEIGHT, i, 1_200);
      gauge.ends(i + 2);
    }
  }
}
