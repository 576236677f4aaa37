package hft.trading;

import hft.core.order.ClientOrderId;
import hft.core.order.OrderStatus;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The venue's truth against ours, and the one door through which account events enter the tree:
 * repeats are dropped here, so that nobody behind it has to think of them.
 *
 * <p>Starting and recovering are one path: cancel all, ask for a snapshot, then let the desks
 * quote. An unresolved order ends when snapshots say so: it is open, or it was missing from {@link
 * #SNAPSHOTS_TO_BELIEVE} of them in a row (the venue may not know an order yet that it has just
 * accepted).
 */
public final class Reconciler extends AbstractMatchingBehavior<Reconciler.Command> {
  /** How many snapshots in a row must miss an order before we believe it is gone. */
  static final int SNAPSHOTS_TO_BELIEVE = 3;

  /** Fills remembered against repeats. */
  private static final int FILLS_REMEMBERED = 65_536;

  /** Likewise; years of them. */
  private static final int PAYMENTS_REMEMBERED = 65_536;

  /**
   * Timer key of the extra snapshots while an order is in doubt; the routine timer runs beside it.
   */
  private static final String RETRY = "retry";

  private static final long NOT_ASKED = Long.MAX_VALUE;

  /** What the reconciler understands. */
  public sealed interface Command {}

  /** Something the venue said about the account. */
  public record Account(AccountEvent event) implements Command {}

  /** An order whose fate nobody knows. */
  public record Unresolved(AccountEvent.OrderUpdate lastKnown) implements Command {}

  /** Start over: cancel all, read the truth, then quote. */
  public record Resync(String reason) implements Command {}

  private record Answered(GatewayReply reply) implements Command {}

  private record SnapshotDue() implements Command {}

  private static final class Doubt {
    final AccountEvent.OrderUpdate lastKnown;
    int missing;

    Doubt(AccountEvent.OrderUpdate lastKnown) {
      this.lastKnown = lastKnown;
    }
  }

  private final Clock clock;
  private final ReconcilerSettings settings;
  private final ActorRef<GatewayCommand> gateway;
  private final ActorRef<RiskGuardian.Command> guardian;
  private final ActorRef<JournalEntry> journal;
  private final ActorRef<GatewayReply> answers;
  private final TimerScheduler<Command> timers;
  private final FillFilter fills;
  private final PaymentFilter payments;
  private final DeskDirectory desks;
  private final Map<ClientOrderId, Doubt> doubts = new LinkedHashMap<>();
  private boolean startingOver;

  /**
   * The first cancel-all since we last started over: an answer to an earlier one counts for
   * nothing.
   */
  private long cancelId;

  /**
   * The first question since everything was cancelled; an earlier snapshot shows what was before.
   */
  private long readId = NOT_ASKED;

  /** The account's events do not reach us: nobody may quote, whatever snapshots say. */
  private boolean blind;

  private long nextActionId;

  public static Behavior<Command> create(
      ReconcilerSettings settings,
      Clock clock,
      DeskDirectory desks,
      ActorRef<GatewayCommand> gateway,
      ActorRef<RiskGuardian.Command> guardian,
      ActorRef<JournalEntry> journal) {
    // These outlive a restart, unlike everything else here: the venue repeats its fills and
    // payments
    // to the next life.
    FillFilter fills = new FillFilter(FILLS_REMEMBERED);
    PaymentFilter payments = new PaymentFilter(PAYMENTS_REMEMBERED);
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new Reconciler(
                        context, timers, settings, clock, fills, payments, desks, gateway, guardian,
                        journal)));
  }

  private Reconciler(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ReconcilerSettings settings,
      Clock clock,
      FillFilter fills,
      PaymentFilter payments,
      DeskDirectory desks,
      ActorRef<GatewayCommand> gateway,
      ActorRef<RiskGuardian.Command> guardian,
      ActorRef<JournalEntry> journal) {
    super(context);
    this.timers = timers;
    this.settings = settings;
    this.clock = clock;
    this.fills = fills;
    this.payments = payments;
    this.desks = desks;
    this.gateway = gateway;
    this.guardian = guardian;
    this.journal = journal;
    this.answers = context.messageAdapter(GatewayReply.class, Answered::new);
    gateway.tell(
        new GatewayCommand.Listen(context.messageAdapter(AccountEvent.class, Account::new)));
    timers.startTimerWithFixedDelay(new SnapshotDue(), settings.snapshotInterval());
    context.getSelf().tell(new Resync("start"));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case Account(var event) -> onAccount(event);
      case Unresolved(var lastKnown) -> onUnresolved(lastKnown);
      case Resync(var reason) -> onResync(reason);
      case Answered(var reply) -> onAnswered(reply);
      case SnapshotDue() -> onSnapshotDue();
    };
  }

  private Behavior<Command> onAccount(AccountEvent event) {
    switch (event) {
      case AccountEvent.Fill fill -> {
        if (fills.admit(fill)) {
          journal.tell(new JournalEntry.Filled(clock.nanos(), fill));
          forward(fill.instrumentId(), fill);
        }
      }
      case AccountEvent.OrderUpdate update -> {
        journal.tell(new JournalEntry.OrderUpdated(clock.nanos(), update));
        doubts.remove(update.clientOrderId());
        forward(update.instrumentId(), update);
      }
      case AccountEvent.Funding funding -> {
        if (payments.admit(funding)) {
          journal.tell(new JournalEntry.FundingPaid(clock.nanos(), funding));
          forward(funding.instrumentId(), funding);
        }
      }
      case AccountEvent.Transfer transfer -> {
        if (payments.admit(transfer)) {
          journal.tell(new JournalEntry.Transferred(clock.nanos(), transfer));
          guardian.tell(new RiskGuardian.Account(transfer));
        }
      }
      case AccountEvent.Snapshot snapshot -> onSnapshot(snapshot);
      case AccountEvent.Interrupted(var reason, long atNanos) -> onInterrupted(reason, atNanos);
      case AccountEvent.Resumed _ -> {
        blind = false;
        startingOver = false; // what was confirmed before may have changed unseen
        onResync("account events are back");
      }
    }
    return Behaviors.same();
  }

  /** Blind: nothing may quote, and what rests is taken out if the venue can still be reached. */
  private void onInterrupted(String reason, long atNanos) {
    blind = true;
    journal.tell(new JournalEntry.SafetyEvent(atNanos, "account-lost", reason));
    onResync("account events lost: " + reason);
  }

  private void forward(int instrumentId, AccountEvent event) {
    guardian.tell(
        new RiskGuardian.Account(event)); // exposure first: the strategy may answer with new orders
    desks.tell(instrumentId, new Strategy.Account(event));
  }

  private void onSnapshot(AccountEvent.Snapshot snapshot) {
    guardian.tell(new RiskGuardian.Account(snapshot));
    settleDoubts(snapshot);
    if (startingOver && !blind && snapshot.actionId() >= readId) {
      startingOver = false;
      journal.tell(
          new JournalEntry.SafetyEvent(
              clock.nanos(),
              JournalEntry.SafetyEvent.RECONCILED,
              snapshot.openOrders().size() + " open"));
      desks.tellAll(new Strategy.Go(snapshot));
    }
  }

  private void settleDoubts(AccountEvent.Snapshot snapshot) {
    for (AccountEvent.OpenOrder open : snapshot.openOrders()) {
      Doubt doubt = doubts.remove(open.clientOrderId());
      if (doubt != null) {
        forward(
            open.instrumentId(),
            withStatus(doubt.lastKnown, OrderStatus.OPEN, open, snapshot.venueNanos()));
      }
    }
    for (Iterator<Doubt> left = doubts.values().iterator(); left.hasNext(); ) {
      Doubt doubt = left.next();
      if (++doubt.missing >= SNAPSHOTS_TO_BELIEVE) {
        left.remove();
        forward(
            doubt.lastKnown.instrumentId(),
            withStatus(doubt.lastKnown, OrderStatus.CANCELED, null, snapshot.venueNanos()));
      }
    }
    if (!doubts.isEmpty()) {
      timers.startSingleTimer(RETRY, new SnapshotDue(), settings.retryDelay());
    }
  }

  private static AccountEvent.OrderUpdate withStatus(
      AccountEvent.OrderUpdate last,
      OrderStatus status,
      AccountEvent.@org.jspecify.annotations.Nullable OpenOrder open,
      long venueNanos) {
    return new AccountEvent.OrderUpdate(
        last.clientOrderId(),
        open == null ? last.oid() : open.oid(),
        last.instrumentId(),
        last.side(),
        last.price(),
        // Gone: whatever it filled came as fills, so nothing more is owed on it.
        open == null ? last.originalSize() : open.remainingSize(),
        last.originalSize(),
        status,
        null,
        venueNanos);
  }

  private Behavior<Command> onUnresolved(AccountEvent.OrderUpdate lastKnown) {
    doubts.putIfAbsent(lastKnown.clientOrderId(), new Doubt(lastKnown));
    gateway.tell(new GatewayCommand.Reconcile(nextActionId++));
    return Behaviors.same();
  }

  private Behavior<Command> onResync(String reason) {
    journal.tell(
        new JournalEntry.SafetyEvent(clock.nanos(), JournalEntry.SafetyEvent.RESYNC, reason));
    long id = nextActionId++;
    if (!startingOver) { // else nobody has quoted since, and what is under way will do
      startingOver = true;
      cancelId = id;
      readId = NOT_ASKED;
    }
    desks.tellAll(new Strategy.Halt("resync: " + reason));
    gateway.tell(new GatewayCommand.CancelAll(id, answers));
    return Behaviors.same();
  }

  private Behavior<Command> onAnswered(GatewayReply reply) {
    if (reply instanceof GatewayReply.AllCancelled(long id, int _, long _)
        && startingOver
        && id >= cancelId) {
      long asked = nextActionId++;
      readId = Math.min(readId, asked);
      gateway.tell(new GatewayCommand.Reconcile(asked));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onSnapshotDue() {
    // While starting over, an answer that never came must not leave the desks halted for good.
    gateway.tell(
        startingOver
            ? new GatewayCommand.CancelAll(nextActionId++, answers)
            : new GatewayCommand.Reconcile(nextActionId++));
    return Behaviors.same();
  }
}
