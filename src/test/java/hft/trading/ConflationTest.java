package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.DoubleBufferedBook;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.risk.Ladder;
import hft.port.FrameReady;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import hft.port.StageTimes;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reader that is slower than the feed finds one message and the newest book, never a queue. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConflationTest {
  private static final int FRAMES = 1_000;

  private final DoubleBufferedBook book = new DoubleBufferedBook(20, 20);
  private final DoubleBufferedBook.Reader reader = book.newReader();
  private final Desk.Signals signals = new Desk.Signals(new BookSignal(), new BookSignal());
  private final TestInbox<Strategy.Command> strategy = TestInbox.create();
  private final TestInbox<Forecast.Command> forecast = TestInbox.create();
  private final TestInbox<JournalEntry> journal = TestInbox.create();
  private final BehaviorTestKit<OrderBookCommand> actor =
      BehaviorTestKit.create(
          OrderBookActor.create(
              new Desk.Wiring(
                  Instrument.perp(0, "BTC", 5),
                  () -> 0,
                  new DeskDirectory(List.of()),
                  TestInbox.<RiskGuardian.Command>create().getRef(),
                  TestInbox.<OrderBatcher.Command>create().getRef(),
                  TestInbox.<Reconciler.Command>create().getRef(),
                  TestInbox.<MarketDataCommand>create().getRef(),
                  journal.getRef(),
                  new Ladder(),
                  StageTimes.NONE),
              book,
              signals,
              strategy.getRef(),
              forecast.getRef()));

  /** The actor tells of the unknown book it starts with; a reader takes note of that first. */
  private void startedAndRead() {
    signals.strategy().lower();
    signals.forecast().lower();
    strategy.getAllReceived();
    forecast.getAllReceived();
  }

  @Test
  void a_thousand_frames_before_the_strategy_looks_are_one_message_and_the_newest_book() {
    startedAndRead();
    for (int i = 1; i <= FRAMES; i++) {
      actor.run(snapshot(i));
    }
    assertThat(strategy.getAllReceived()).containsExactly(MarketEvent.BookChanged.INSTANCE);
    assertThat(forecast.getAllReceived()).containsExactly(MarketEvent.BookChanged.INSTANCE);
    signals.strategy().lower(); // as the strategy does before it reads
    assertThat(readVenueNanos()).isEqualTo(FRAMES);
  }

  @Test
  void who_has_looked_is_told_again_and_who_has_not_is_not() {
    startedAndRead();
    actor.run(snapshot(1));
    strategy.getAllReceived();
    forecast.getAllReceived();
    signals.strategy().lower();
    actor.run(snapshot(2));
    assertThat(strategy.getAllReceived()).containsExactly(MarketEvent.BookChanged.INSTANCE);
    assertThat(forecast.getAllReceived()).isEmpty();
  }

  @Test
  void trades_and_contexts_are_never_conflated() {
    startedAndRead();
    MarketFrame trade = new MarketFrame(0);
    trade.kind = MarketFrame.Kind.TRADE;
    trade.aggressor = Side.ASK;
    trade.tradePrice = 7;
    trade.tradeSize = 8;
    for (int i = 0; i < 3; i++) {
      trade.venueNanos = i;
      actor.run(new FrameReady(trade));
    }
    assertThat(strategy.getAllReceived())
        .isEqualTo(
            List.of(
                new MarketEvent.TradeSeen(Side.ASK, 7, 8, 0, 0),
                new MarketEvent.TradeSeen(Side.ASK, 7, 8, 1, 0),
                new MarketEvent.TradeSeen(Side.ASK, 7, 8, 2, 0)));
  }

  @Test
  void a_publication_that_was_put_off_is_tried_again_once_and_then_goes_out() {
    startedAndRead();
    actor.run(snapshot(1));
    reader.acquire();
    actor.run(snapshot(2));
    actor.getAllEffects();
    for (int i = 3; i < 10; i++) {
      actor.run(snapshot(i)); // the reader is still on state 1: nothing can go out
    }
    assertThat(actor.getAllEffects().stream().filter(Effect.Scheduled.class::isInstance))
        .hasSize(1);
    reader.release();
    signals.strategy().lower();
    strategy.getAllReceived();
    actor.run(new OrderBookCommand.PublishDue());
    assertThat(strategy.getAllReceived()).containsExactly(MarketEvent.BookChanged.INSTANCE);
    assertThat(readVenueNanos()).isEqualTo(9);
    assertThat(actor.getAllEffects()).isEmpty();
  }

  @Test
  void a_lost_feed_makes_the_book_unknown_at_once() {
    startedAndRead();
    actor.run(snapshot(1));
    strategy.getAllReceived();
    signals.strategy().lower();
    actor.run(new OrderBookCommand.FeedLost("socket closed", 5));
    assertThat(strategy.getAllReceived())
        .containsExactly(
            new MarketEvent.FeedLost("socket closed"), MarketEvent.BookChanged.INSTANCE);
    assertThat(reader.acquire().isKnown()).isFalse();
    reader.release();
    assertThat(journal.getAllReceived()).hasSize(1);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void between_threads_at_most_one_message_waits_and_the_newest_state_is_never_missed()
      throws Exception {
    BookSignal signal = new BookSignal();
    LinkedBlockingQueue<Boolean> mailbox = new LinkedBlockingQueue<>();
    AtomicInteger state = new AtomicInteger();
    AtomicInteger mostWaiting = new AtomicInteger();
    int states = 300_000;
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 1; i <= states; i++) {
                    state.set(i);
                    if (signal.raise(i)) {
                      mailbox.add(true);
                    }
                    mostWaiting.accumulateAndGet(mailbox.size(), Math::max);
                  }
                });
    int seen = 0;
    int messages = 0;
    while (seen < states) {
      assertThat(mailbox.poll(10, TimeUnit.SECONDS))
          .as("told of something newer than %d", seen)
          .isNotNull();
      messages++;
      signal.lower();
      int now = state.get();
      assertThat(now).isGreaterThanOrEqualTo(seen);
      seen = now;
    }
    writer.join();
    assertThat(mostWaiting.get()).isEqualTo(1);
    assertThat(messages).isLessThanOrEqualTo(states);
  }

  @Test
  void who_is_late_is_late_since_the_first_frame_that_was_not_looked_at() {
    startedAndRead();
    actor.run(snapshot(7));
    actor.run(snapshot(8));
    assertThat(signals.strategy().lower()).isEqualTo(7);
    assertThat(signals.strategy().lower()).isEqualTo(BookSignal.LOWERED);
    actor.run(snapshot(9));
    assertThat(signals.strategy().lower()).isEqualTo(9);
  }

  private long readVenueNanos() {
    try {
      return reader.acquire().venueNanos();
    } finally {
      reader.release();
    }
  }

  private static FrameReady snapshot(long nanos) {
    MarketFrame frame = new MarketFrame(1);
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    frame.bidCount = 1;
    frame.askCount = 1;
    frame.bidPrices[0] = 100 * Fixed8.ONE;
    frame.askPrices[0] = 101 * Fixed8.ONE;
    frame.bidSizes[0] = nanos;
    frame.askSizes[0] = nanos;
    return new FrameReady(frame);
  }
}
