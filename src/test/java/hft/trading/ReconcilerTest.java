package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.DoubleBufferedBook;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.core.order.OrderStatus;
import hft.port.AccountEvent;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The reconciler alone, with the venue, the guardian and one desk played by inboxes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconcilerTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final ClientOrderId ID = new ClientOrderId(1, 7);
  private static final long NOW = 1_000;

  private final TestInbox<GatewayCommand> gateway = TestInbox.create();
  private final TestInbox<RiskGuardian.Command> guardian = TestInbox.create();
  private final TestInbox<JournalEntry> journal = TestInbox.create();
  private final TestInbox<Strategy.Command> strategy = TestInbox.create();
  private final BehaviorTestKit<Reconciler.Command> actor = BehaviorTestKit.create(behavior());

  private Behavior<Reconciler.Command> behavior() {
    DeskDirectory desks = new DeskDirectory(List.of(BTC));
    desks.open(new DeskDirectory.Entry(BTC, new DoubleBufferedBook(1, 1), strategy.getRef()));
    return Reconciler.create(
        new ReconcilerSettings(Duration.ofSeconds(10), Duration.ofMillis(500)),
        () -> NOW,
        desks,
        gateway.getRef(),
        guardian.getRef(),
        journal.getRef());
  }

  /** Up to where the venue has confirmed the first cancel-all and a snapshot has been asked for. */
  @BeforeEach
  void start() {
    handleWaiting();
    ActorRef<GatewayReply> replies = lastCancelAll().replyTo();
    replies.tell(new GatewayReply.AllCancelled(0, 0, NOW));
    handleWaiting();
  }

  private void handleWaiting() {
    while (actor.selfInbox().hasMessages()) {
      actor.runOne();
    }
  }

  private GatewayCommand.CancelAll lastCancelAll() {
    return gateway.getAllReceived().stream()
        .filter(GatewayCommand.CancelAll.class::isInstance)
        .map(GatewayCommand.CancelAll.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void hear(AccountEvent event) {
    actor.run(new Reconciler.Account(event));
  }

  /** Read after everything that was asked so far. */
  private static AccountEvent.Snapshot snapshot(AccountEvent.OpenOrder... open) {
    return new AccountEvent.Snapshot(1_000, List.of(open), List.of(), 5, NOW);
  }

  private static AccountEvent.OrderUpdate update(long oid, OrderStatus status, long remaining) {
    return new AccountEvent.OrderUpdate(
        ID, oid, 0, Side.BID, 100, remaining, 10, status, null, NOW);
  }

  private static AccountEvent.Fill fill(long tradeId) {
    return new AccountEvent.Fill(
        ID,
        3,
        tradeId,
        0,
        Side.BID,
        100,
        4,
        true,
        0,
        new FillExplanation(FillCause.REPORTED, -1, 0, 0),
        0,
        NOW);
  }

  /** The newest of the timers that were started. */
  private static Effect.TimerScheduled<?> timer(BehaviorTestKit<?> of) {
    return of.getAllEffects().stream()
        .filter(Effect.TimerScheduled.class::isInstance)
        .<Effect.TimerScheduled<?>>map(it -> (Effect.TimerScheduled<?>) it)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void quoting() {
    hear(snapshot());
    forgetAll();
  }

  private void forgetAll() {
    gateway.getAllReceived();
    guardian.getAllReceived();
    journal.getAllReceived();
    strategy.getAllReceived();
    actor.getAllEffects();
  }

  @Test
  void starting_is_cancel_all_then_a_snapshot_then_go() {
    assertThat(gateway.getAllReceived()).hasOnlyElementsOfType(GatewayCommand.Reconcile.class);
    assertThat(strategy.getAllReceived()).containsExactly(new Strategy.Halt("resync: start"));
    AccountEvent.Snapshot truth = snapshot();
    hear(truth);
    assertThat(guardian.getAllReceived()).containsExactly(new RiskGuardian.Account(truth));
    assertThat(strategy.getAllReceived()).containsExactly(new Strategy.Go(truth));
    hear(snapshot());
    assertThat(strategy.getAllReceived()).as("a routine snapshot lets nobody go").isEmpty();
  }

  @Test
  void it_listens_first_and_asks_for_snapshots_ever_after() {
    BehaviorTestKit<Reconciler.Command> fresh = BehaviorTestKit.create(behavior());
    assertThat(gateway.getAllReceived()).last().isInstanceOf(GatewayCommand.Listen.class);
    Effect.TimerScheduled<?> timer = timer(fresh);
    assertThat(timer.duration()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_start_that_was_not_confirmed_is_tried_again_and_not_believed() {
    BehaviorTestKit<Reconciler.Command> fresh = BehaviorTestKit.create(behavior());
    Effect.TimerScheduled<?> timer = timer(fresh);
    fresh.runOne(); // the resync it told itself
    gateway.getAllReceived();
    fresh.run((Reconciler.Command) timer.msg());
    assertThat(gateway.getAllReceived()).hasOnlyElementsOfType(GatewayCommand.CancelAll.class);
  }

  @Test
  void while_quoting_the_timer_asks_for_the_truth() {
    Effect.TimerScheduled<?> timer = timer(actor);
    quoting();
    actor.run((Reconciler.Command) timer.msg());
    assertThat(gateway.getAllReceived()).hasOnlyElementsOfType(GatewayCommand.Reconcile.class);
  }

  @Test
  void a_fill_goes_to_the_guardian_and_the_desk_once_however_often_the_venue_tells_it() {
    quoting();
    hear(fill(1));
    hear(fill(1));
    hear(fill(2));
    assertThat(guardian.getAllReceived())
        .containsExactly(new RiskGuardian.Account(fill(1)), new RiskGuardian.Account(fill(2)));
    assertThat(strategy.getAllReceived())
        .containsExactly(new Strategy.Account(fill(1)), new Strategy.Account(fill(2)));
    assertThat(journal.getAllReceived())
        .containsExactly(
            new JournalEntry.Filled(NOW, fill(1)), new JournalEntry.Filled(NOW, fill(2)));
  }

  @Test
  void a_payment_counts_once_however_often_the_venue_tells_it() {
    quoting();
    long hour = 3_600_000_000_000L;
    var funding = new AccountEvent.Funding(0, 5, 1, 0, 3, 10 * hour + 69_000_000);
    hear(funding);
    hear(new AccountEvent.Funding(0, 5, 1, 0, 3, 10 * hour + 70_000_000));
    var next = new AccountEvent.Funding(0, 5, 1, 0, 3, 11 * hour);
    hear(next);
    var deposit = new AccountEvent.Transfer(7, "deposit", "0x1", NOW);
    var another = new AccountEvent.Transfer(7, "deposit", "0x2", NOW);
    hear(deposit);
    hear(deposit);
    hear(another);
    assertThat(journal.getAllReceived())
        .containsExactly(
            new JournalEntry.FundingPaid(NOW, funding),
            new JournalEntry.FundingPaid(NOW, next),
            new JournalEntry.Transferred(NOW, deposit),
            new JournalEntry.Transferred(NOW, another));
    assertThat(guardian.getAllReceived()).hasSize(4).contains(new RiskGuardian.Account(deposit));
  }

  @Test
  void an_order_in_doubt_that_a_snapshot_shows_is_open_with_what_is_left_of_it() {
    quoting();
    actor.run(new Reconciler.Unresolved(update(0, OrderStatus.OPEN, 10)));
    assertThat(gateway.getAllReceived()).hasOnlyElementsOfType(GatewayCommand.Reconcile.class);
    hear(snapshot(new AccountEvent.OpenOrder(ID, 42, 0, Side.BID, 100, 6)));
    assertThat(strategy.getAllReceived())
        .containsExactly(new Strategy.Account(update(42, OrderStatus.OPEN, 6)));
    hear(snapshot());
    hear(snapshot());
    hear(snapshot());
    assertThat(strategy.getAllReceived()).as("no longer in doubt").isEmpty();
  }

  @Test
  void an_order_in_doubt_is_believed_gone_after_three_snapshots_without_it_and_not_before() {
    quoting();
    actor.run(new Reconciler.Unresolved(update(0, OrderStatus.OPEN, 10)));
    for (int i = 1; i < Reconciler.SNAPSHOTS_TO_BELIEVE; i++) {
      hear(snapshot());
      assertThat(strategy.getAllReceived()).isEmpty();
      assertThat(timer(actor).duration()).isEqualTo(Duration.ofMillis(500));
    }
    guardian.getAllReceived();
    hear(snapshot());
    AccountEvent.OrderUpdate gone = update(0, OrderStatus.CANCELED, 10);
    assertThat(strategy.getAllReceived()).containsExactly(new Strategy.Account(gone));
    assertThat(guardian.getAllReceived())
        .containsExactly(new RiskGuardian.Account(snapshot()), new RiskGuardian.Account(gone));
    assertThat(actor.getAllEffects()).as("nothing left to ask for").isEmpty();
  }

  @Test
  void an_update_ends_the_doubt() {
    quoting();
    actor.run(new Reconciler.Unresolved(update(0, OrderStatus.OPEN, 10)));
    hear(update(42, OrderStatus.FILLED, 0));
    strategy.getAllReceived();
    for (int i = 0; i < Reconciler.SNAPSHOTS_TO_BELIEVE; i++) {
      hear(snapshot());
    }
    assertThat(strategy.getAllReceived()).isEmpty();
  }

  @Test
  void starting_over_halts_the_desks_until_the_venue_confirmed_and_told_the_truth() {
    quoting();
    actor.run(new Reconciler.Resync("position mismatch"));
    assertThat(strategy.getAllReceived())
        .containsExactly(new Strategy.Halt("resync: position mismatch"));
    GatewayCommand.CancelAll asked = lastCancelAll();
    asked.replyTo().tell(new GatewayReply.AllCancelled(asked.actionId(), 0, NOW));
    handleWaiting();
    assertThat(gateway.getAllReceived()).hasOnlyElementsOfType(GatewayCommand.Reconcile.class);
    hear(snapshot());
    assertThat(strategy.getAllReceived()).containsExactly(new Strategy.Go(snapshot()));
  }
}
