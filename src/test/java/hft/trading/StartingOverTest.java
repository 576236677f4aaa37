package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.DoubleBufferedBook;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.port.AccountEvent;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Nobody quotes before everything is cancelled and read, and every fill counts once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartingOverTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);

  private final TestInbox<GatewayCommand> gateway = TestInbox.create();
  private final TestInbox<RiskGuardian.Command> guardian = TestInbox.create();
  private final TestInbox<Strategy.Command> strategy = TestInbox.create();
  private final TestInbox<JournalEntry> journal = TestInbox.create();
  private final Behavior<Reconciler.Command> behavior = behavior();
  private final BehaviorTestKit<Reconciler.Command> reconciler = BehaviorTestKit.create(behavior);

  private Behavior<Reconciler.Command> behavior() {
    DeskDirectory desks = new DeskDirectory(List.of(BTC));
    desks.open(new DeskDirectory.Entry(BTC, new DoubleBufferedBook(10, 5), strategy.getRef()));
    return Reconciler.create(
        new ReconcilerSettings(Duration.ofSeconds(30), Duration.ofSeconds(1)),
        () -> 1_000,
        desks,
        gateway.getRef(),
        guardian.getRef(),
        journal.getRef());
  }

  private void hear(AccountEvent event) {
    reconciler.run(new Reconciler.Account(event));
  }

  private static AccountEvent.Snapshot snapshot(long actionId) {
    return new AccountEvent.Snapshot(actionId, List.of(), List.of(), 100 * Fixed8.ONE, 1);
  }

  private static AccountEvent.Fill fill(long tradeId) {
    return new AccountEvent.Fill(
        new ClientOrderId(1, tradeId),
        tradeId,
        tradeId,
        0,
        Side.BID,
        100 * Fixed8.ONE,
        Fixed8.ONE,
        true,
        0,
        new FillExplanation(FillCause.REPORTED, -1, 0, 0),
        0,
        tradeId);
  }

  private <T extends GatewayCommand> T last(Class<T> kind) {
    return kind.cast(gateway.getAllReceived().stream().filter(kind::isInstance).toList().getLast());
  }

  private boolean mayQuote() {
    return strategy.getAllReceived().stream().anyMatch(Strategy.Go.class::isInstance);
  }

  private GatewayCommand.CancelAll start() {
    reconciler.runOne(); // it asks itself to start over
    hear(new AccountEvent.Resumed(1));
    return last(GatewayCommand.CancelAll.class);
  }

  /** The answer comes through an adapter, which the kit turns into a message of ours. */
  private void answer(GatewayCommand.CancelAll asked) {
    ActorRef<GatewayReply> replyTo = asked.replyTo();
    replyTo.tell(new GatewayReply.AllCancelled(asked.actionId(), 0, 1));
    while (reconciler.selfInbox().hasMessages()) {
      reconciler.runOne();
    }
  }

  @Test
  void quoting_starts_with_the_reading_that_was_asked_for_after_the_cancels() {
    GatewayCommand.CancelAll cancel = start();
    hear(snapshot(cancel.actionId() - 1));
    hear(snapshot(cancel.actionId()));
    assertThat(mayQuote()).as("read before everything was cancelled").isFalse();
    answer(cancel);
    long asked = last(GatewayCommand.Reconcile.class).actionId();
    hear(snapshot(asked - 1));
    assertThat(mayQuote()).as("a reading already under way").isFalse();
    hear(snapshot(asked));
    assertThat(mayQuote()).isTrue();
  }

  @Test
  void a_cancel_all_from_before_an_interruption_does_not_count_for_after_it() {
    GatewayCommand.CancelAll early = start();
    hear(new AccountEvent.Interrupted("test", 1));
    hear(new AccountEvent.Resumed(1));
    GatewayCommand.CancelAll late = last(GatewayCommand.CancelAll.class);
    answer(early);
    assertThat(gateway.getAllReceived()).isEmpty();
    hear(snapshot(Long.MAX_VALUE - 1));
    assertThat(mayQuote()).isFalse();
    answer(late);
    hear(snapshot(last(GatewayCommand.Reconcile.class).actionId()));
    assertThat(mayQuote()).isTrue();
  }

  private List<Long> counted() {
    List<Long> trades = new ArrayList<>();
    for (RiskGuardian.Command command : guardian.getAllReceived()) {
      if (command instanceof RiskGuardian.Account(AccountEvent.Fill fill)) {
        trades.add(fill.tradeId());
      }
    }
    return trades;
  }

  @Test
  void a_new_life_does_not_count_the_fills_of_the_old_one_again() {
    hear(fill(1));
    BehaviorTestKit<Reconciler.Command> again = BehaviorTestKit.create(behavior);
    again.run(new Reconciler.Account(fill(1)));
    again.run(new Reconciler.Account(fill(2)));
    assertThat(counted()).containsExactly(1L, 2L);
  }

  /** Each fill comes twice over two streams, again after reconnects, late and in any order. */
  @Property(tries = 50)
  void every_fill_counts_once_however_often_and_late_it_comes(@ForAll long seed) {
    new StartingOverTest().assertEachFillCountsOnce(seed); // tries share an instance
  }

  private void assertEachFillCountsOnce(long seed) {
    Random random = new Random(seed);
    List<AccountEvent> events = new ArrayList<>();
    int fills = 1 + random.nextInt(40);
    for (long trade = 1; trade <= fills; trade++) {
      for (int copies = 1 + random.nextInt(4); copies > 0; copies--) {
        events.add(random.nextInt(events.size() + 1), fill(trade));
      }
      if (random.nextInt(5) == 0) {
        events.add(random.nextInt(events.size() + 1), new AccountEvent.Interrupted("test", trade));
      }
    }
    events.forEach(this::hear);
    assertThat(counted()).doesNotHaveDuplicates().hasSize(fills);
  }
}
