package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.DoubleBufferedBook;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.order.ClientOrderIds;
import hft.core.risk.Ladder;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import hft.port.StageTimes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The tree says when a tick passed its stages, and the tick is the frame that began it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StageTimesTest {
  @Test
  void a_touch_that_moves_the_quotes_passes_the_trees_stages_in_their_order() {
    try (TreeFixture tree = new TreeFixture()) {
      tree.trade(Duration.ofSeconds(2));
      tree.stages.clear();
      long arrived = tree.lockstep.nowNanos();
      tree.quoteMarket(100_100);
      tree.pass(Duration.ofMillis(5)); // the batch window
      assertThat(tree.stages.stream().filter(told -> told.endsWith(" " + arrived)).distinct())
          .containsExactly(
              "BOOK " + arrived, "STRATEGY " + arrived, "RISK " + arrived, "BATCH " + arrived);
    }
  }

  @Test
  void orders_on_a_book_that_went_on_while_the_strategy_was_late_are_as_old_as_what_it_missed() {
    TreeSettings settings = TreeFixture.settings(TreeFixture.defaults());
    TestInbox<RiskGuardian.Command> guardian = TestInbox.create();
    AtomicLong now = new AtomicLong(1);
    var wiring =
        new Desk.Wiring(
            TreeFixture.BTC,
            now::get,
            new DeskDirectory(List.of()),
            guardian.getRef(),
            TestInbox.<OrderBatcher.Command>create().getRef(),
            TestInbox.<Reconciler.Command>create().getRef(),
            TestInbox.<MarketDataCommand>create().getRef(),
            TestInbox.<JournalEntry>create().getRef(),
            new Ladder(),
            StageTimes.NONE);
    var book = new DoubleBufferedBook(20, 20);
    var signal = new BookSignal();
    BehaviorTestKit<Strategy.Command> strategy =
        BehaviorTestKit.create(
            Strategy.create(
                () -> settings.maker(TreeFixture.BTC, new ClientOrderIds(1, 0)),
                wiring,
                book,
                signal));
    strategy.run(
        new Strategy.Go(
            new AccountEvent.Snapshot(1, List.of(), List.of(), 100_000 * Fixed8.ONE, 0)));
    long first = 900_000_000L;
    publish(book, first, 100_000);
    assertThat(signal.raise(first)).isTrue();
    publish(book, first + 50_000_000L, 100_050);
    assertThat(signal.raise(first + 50_000_000L)).isFalse();
    now.set(1_000_000_000L);
    strategy.run(MarketEvent.BookChanged.INSTANCE);
    assertThat(guardian.getAllReceived())
        .singleElement()
        .isInstanceOfSatisfying(
            RiskGuardian.Review.class,
            review ->
                assertThat(review.intents())
                    .isNotEmpty()
                    .allSatisfy(intent -> assertThat(intent.sourceNanos()).isEqualTo(first)));
  }

  private static void publish(DoubleBufferedBook book, long nanos, long mid) {
    MarketFrame frame = TreeFixture.frame(0, mid, nanos);
    book.apply(frame);
    assertThat(book.publish()).isTrue();
  }
}
