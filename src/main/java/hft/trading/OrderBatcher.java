package hft.trading;

import hft.core.batch.BatchSettings;
import hft.core.batch.BatchWindow;
import hft.core.batch.InFlight;
import hft.core.batch.OutboundQueue;
import hft.core.order.CancelOutcome;
import hft.core.order.CancelRequest;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.risk.ApprovedOrder;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The only way to the gateway. Collects approved orders for as long as waiting pays, sends cancels
 * at once and ahead of orders, and keeps every action in flight until it is answered or its
 * deadline makes it unresolved.
 */
public final class OrderBatcher extends AbstractMatchingBehavior<OrderBatcher.Command> {
  private static final String FLUSH = "flush";
  private static final String DEADLINE = "deadline";

  /** What the batcher understands. */
  public sealed interface Command {}

  /** Who must learn what became of an order. */
  public record Attach(
      ActorRef<RiskGuardian.Command> guardian, ActorRef<Reconciler.Command> reconciler)
      implements Command {}

  public record Submit(List<ApprovedOrder> orders) implements Command {}

  public record Cancel(List<CancelRequest> cancels) implements Command {}

  /** Takes everything out: what waits here is dropped, what rests at the venue is cancelled. */
  public record CancelAll(String reason) implements Command {}

  private record Answered(GatewayReply reply) implements Command {}

  private record FlushDue() implements Command {}

  private record DeadlineDue() implements Command {}

  private final BatchSettings settings;
  private final Clock clock;
  private final DeskDirectory desks;
  private final ActorRef<GatewayCommand> gateway;
  private final ActorRef<JournalEntry> journal;
  private final ActorRef<GatewayReply> answers;
  private final TimerScheduler<Command> timers;
  private final OutboundQueue queue;
  private final InFlight inFlight;
  private final BatchWindow window;
  private @Nullable Attach attached;
  private long flushNanos = Long.MAX_VALUE;
  private long armedDeadlineNanos = Long.MAX_VALUE;
  private long nextCancelAllId = -1;

  public static Behavior<Command> create(
      BatchSettings settings,
      Clock clock,
      DeskDirectory desks,
      ActorRef<GatewayCommand> gateway,
      ActorRef<JournalEntry> journal) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new OrderBatcher(context, timers, settings, clock, desks, gateway, journal)));
  }

  private OrderBatcher(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      BatchSettings settings,
      Clock clock,
      DeskDirectory desks,
      ActorRef<GatewayCommand> gateway,
      ActorRef<JournalEntry> journal) {
    super(context);
    this.timers = timers;
    this.settings = settings;
    this.clock = clock;
    this.desks = desks;
    this.gateway = gateway;
    this.journal = journal;
    this.answers = context.messageAdapter(GatewayReply.class, Answered::new);
    this.queue = new OutboundQueue(settings);
    this.inFlight = new InFlight(settings);
    this.window = new BatchWindow(settings);
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Attach attach -> attached = attach;
      case Submit(var orders) -> onSubmit(orders);
      case Cancel(var cancels) -> onCancel(cancels);
      case CancelAll(var reason) -> onCancelAll(reason);
      case Answered(var reply) -> onAnswered(reply);
      case FlushDue() -> {
        flushNanos = Long.MAX_VALUE;
        flush();
      }
      case DeadlineDue() -> onDeadlineDue();
    }
    return this;
  }

  private void onSubmit(List<ApprovedOrder> orders) {
    for (ApprovedOrder order : orders) {
      if (!queue.offer(order)) {
        drop(order, "the batcher's queue is full (" + settings.maxQueued() + ")");
      }
    }
    long now = clock.nanos();
    long wait =
        queue.hasTaking()
            ? 0
            : window.nanos(inFlight.size()); // an order that takes is never made to wait
    if (wait == 0 || queue.size() >= settings.maxBatch()) {
      flush();
    } else if (flushNanos == Long.MAX_VALUE) {
      flushNanos = now + wait;
      timers.startSingleTimer(FLUSH, new FlushDue(), Duration.ofNanos(wait));
    }
  }

  private void onCancel(List<CancelRequest> cancels) {
    List<CancelRequest> sent = new ArrayList<>(cancels.size());
    for (CancelRequest cancel : cancels) {
      if (queue.remove(cancel.clientOrderId())) {
        // Still here: it never was an order to anybody else.
        release(cancel);
      } else {
        sent.add(cancel);
      }
    }
    for (int from = 0; from < sent.size(); from += settings.maxBatch()) {
      sendCancels(sent.subList(from, Math.min(sent.size(), from + settings.maxBatch())));
    }
  }

  private void sendCancels(List<CancelRequest> cancels) {
    long now = clock.nanos();
    InFlight.Action action = inFlight.sendCancels(cancels, now);
    gateway.tell(new GatewayCommand.Cancel(action.id(), action.cancels(), answers));
    for (CancelRequest cancel : action.cancels()) {
      journal.tell(new JournalEntry.CancelSent(now, action.id(), cancel));
    }
    armDeadline(now);
  }

  private void onCancelAll(String reason) {
    for (ApprovedOrder waiting : queue.drain()) {
      drop(waiting, reason);
    }
    gateway.tell(new GatewayCommand.CancelAll(nextCancelAllId--, answers));
    journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), "cancel-all", reason));
  }

  /**
   * Sends what waits, as far as the bound on unanswered actions lets it. Orders that get us out go
   * first.
   */
  private void flush() {
    while (queue.hasTaking()) {
      send(queue.nextTaking(), true); // rare and urgent: not held back by posts in flight
    }
    while (!queue.isEmpty() && inFlight.size() < settings.maxInFlight()) {
      send(queue.nextPostOnly(), false);
    }
  }

  private void send(List<ApprovedOrder> orders, boolean taking) {
    long now = clock.nanos();
    InFlight.Action action = inFlight.sendOrders(orders, now);
    gateway.tell(
        taking
            ? new GatewayCommand.PlaceTaking(action.id(), action.orders(), answers)
            : new GatewayCommand.PlaceAlo(action.id(), action.orders(), answers));
    long oldestSource = Long.MAX_VALUE;
    for (ApprovedOrder order : action.orders()) {
      journal.tell(new JournalEntry.OrderSent(now, action.id(), order.intent()));
      oldestSource = Math.min(oldestSource, order.intent().sourceNanos());
    }
    if (attached != null) {
      attached.guardian().tell(new RiskGuardian.Sent(now - oldestSource, now));
    }
    armDeadline(now);
  }

  private void onAnswered(GatewayReply reply) {
    if (reply instanceof GatewayReply.AllCancelled) {
      return; // the account stream says what went
    }
    InFlight.Action action = inFlight.answered(reply.actionId());
    if (action == null) {
      return; // too late: it has been handed to the reconciler as unresolved
    }
    window.onRoundTrip(clock.nanos() - action.sentNanos());
    switch (reply) {
      case GatewayReply.Placed placed -> resolveOrders(action, placed.outcomes());
      case GatewayReply.Cancelled cancelled -> resolveCancels(action, cancelled.outcomes());
      case GatewayReply.AllCancelled _ -> throw new IllegalStateException("handled above");
    }
    flush();
  }

  private void resolveOrders(InFlight.Action action, List<Outcome> outcomes) {
    for (int i = 0; i < action.orders().size(); i++) {
      resolve(action.orders().get(i).intent(), i < outcomes.size() ? outcomes.get(i) : missing());
    }
  }

  private static Outcome missing() {
    return new Outcome.Unresolved("the answer has fewer parts than the action");
  }

  private void resolve(OrderIntent intent, Outcome outcome) {
    journal.tell(new JournalEntry.OrderAnswered(clock.nanos(), intent.clientOrderId(), outcome));
    Attach listeners = attached;
    if (listeners != null) {
      listeners.guardian().tell(new RiskGuardian.Answered(intent, outcome));
      if (outcome instanceof Outcome.Unresolved) {
        listeners.reconciler().tell(new Reconciler.Unresolved(lastKnown(intent)));
      }
    }
    desks.tell(intent.instrument().id(), new Strategy.Answered(intent.clientOrderId(), outcome));
  }

  private AccountEvent.OrderUpdate lastKnown(OrderIntent intent) {
    return new AccountEvent.OrderUpdate(
        intent.clientOrderId(),
        0,
        intent.instrument().id(),
        intent.side(),
        intent.price(),
        intent.size(),
        intent.size(),
        OrderStatus.OPEN,
        null,
        clock.nanos());
  }

  private void resolveCancels(InFlight.Action action, List<CancelOutcome> outcomes) {
    for (int i = 0; i < action.cancels().size(); i++) {
      CancelRequest cancel = action.cancels().get(i);
      CancelOutcome outcome =
          i < outcomes.size()
              ? outcomes.get(i)
              : new CancelOutcome.Unresolved("the answer is too short");
      desks.tell(cancel.instrument().id(), new Strategy.CancelAnswered(cancel, outcome));
    }
  }

  private void onDeadlineDue() {
    armedDeadlineNanos = Long.MAX_VALUE;
    long now = clock.nanos();
    for (InFlight.Action late : inFlight.expire(now)) {
      Outcome unresolved = new Outcome.Unresolved("no answer within " + settings.deadline());
      late.orders().forEach(order -> resolve(order.intent(), unresolved));
      resolveCancels(late, List.of());
    }
    armDeadline(now);
    flush();
  }

  private void armDeadline(long now) {
    long next = inFlight.nextDeadlineNanos();
    if (next < armedDeadlineNanos) {
      armedDeadlineNanos = next;
      timers.startSingleTimer(
          DEADLINE, new DeadlineDue(), Duration.ofNanos(Math.max(0, next - now)));
    }
  }

  /**
   * An approved order that was never sent: its exposure and its place among the working orders are
   * free again.
   */
  private void drop(ApprovedOrder order, String why) {
    OrderIntent intent = order.intent();
    journal.tell(new JournalEntry.Refused(clock.nanos(), intent, why));
    if (attached != null) {
      attached.guardian().tell(new RiskGuardian.Dropped(intent.clientOrderId()));
    }
    desks.tell(intent.instrument().id(), new Strategy.Refused(intent));
  }

  private void release(CancelRequest cancel) {
    if (attached != null) {
      attached.guardian().tell(new RiskGuardian.Dropped(cancel.clientOrderId()));
    }
    desks.tell(
        cancel.instrument().id(),
        new Strategy.CancelAnswered(cancel, new CancelOutcome.Canceled()));
  }
}
