package hft.trading;

import hft.core.batch.BatchSettings;
import hft.core.batch.BatchWindow;
import hft.core.batch.InFlight;
import hft.core.batch.OutboundAction;
import hft.core.batch.OutboundQueue;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.risk.ApprovedOrder;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import hft.port.StageTimes;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The only way to the gateway. Collects approved orders for as long as waiting pays, sends cancels
 * at once and ahead of orders, and keeps every action in flight until it is answered or its
 * deadline makes it unresolved.
 */
public final class OrderBatcher extends AbstractMatchingBehavior<OrderBatcher.Command> {
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

  /**
   * As {@link CancelAll}, and the officer is told when everything sent before is in the gateway's
   * mailbox.
   */
  record Silence(String reason, long round, ActorRef<SafetyOfficer.Command> officer)
      implements Command {}

  private record Answered(GatewayReply reply) implements Command {}

  private record FlushDue(long dueNanos) implements Command {}

  private record DeadlineDue(long dueNanos) implements Command {}

  /** What an action in flight carries. */
  private record Cargo(List<ApprovedOrder> orders, List<CancelRequest> cancels) {}

  private final BatchSettings settings;
  private final Clock clock;
  private final ActorRef<GatewayCommand> gateway;
  private final ActorRef<JournalEntry> journal;
  private final StageTimes stages;
  private final ActorRef<GatewayReply> answers;
  private final Alarm<Command> flushAlarm;
  private final Alarm<Command> deadlineAlarm;
  private final OrderNews news;
  private final OutboundQueue queue;
  private final InFlight inFlight;
  private final BatchWindow window;
  private final Long2ObjectHashMap<Cargo> cargo = new Long2ObjectHashMap<>();

  public static Behavior<Command> create(
      BatchSettings settings,
      Clock clock,
      DeskDirectory desks,
      ActorRef<GatewayCommand> gateway,
      ActorRef<JournalEntry> journal,
      StageTimes stages) {
    return Behaviors.setup(
        context -> new OrderBatcher(context, settings, clock, desks, gateway, journal, stages));
  }

  private OrderBatcher(
      ActorContext<Command> context,
      BatchSettings settings,
      Clock clock,
      DeskDirectory desks,
      ActorRef<GatewayCommand> gateway,
      ActorRef<JournalEntry> journal,
      StageTimes stages) {
    super(context);
    this.flushAlarm = new Alarm<>(context, FlushDue::new);
    this.deadlineAlarm = new Alarm<>(context, DeadlineDue::new);
    this.settings = settings;
    this.clock = clock;
    this.news = new OrderNews(clock, desks, journal);
    this.gateway = gateway;
    this.journal = journal;
    this.stages = stages;
    this.answers = context.messageAdapter(GatewayReply.class, Answered::new);
    this.queue = new OutboundQueue(settings.maxQueued(), settings.maxQueued(), settings.maxBatch());
    this.inFlight = new InFlight(settings.maxInFlight(), settings.maxInFlight());
    this.window = new BatchWindow(settings.window().toNanos(), settings.maxInFlight());
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Attach(var guardian, var reconciler) -> news.attach(guardian, reconciler);
      case Submit(var orders) -> onSubmit(orders);
      case Cancel(var cancels) -> onCancel(cancels);
      case CancelAll(var reason) -> onCancelAll(reason);
      case Silence(var reason, long round, var officer) -> {
        onCancelAll(reason);
        officer.tell(new SafetyOfficer.Silent(round));
      }
      case Answered(var reply) -> onAnswered(reply);
      case FlushDue(long dueNanos) -> flushAlarm.rings(dueNanos); // what is due leaves below
      case DeadlineDue(long dueNanos) -> {
        if (deadlineAlarm.rings(dueNanos)) {
          onDeadlineDue();
        }
      }
    }
    flush();
    return Behaviors.same();
  }

  private void onSubmit(List<ApprovedOrder> orders) {
    long now = clock.nanos();
    for (ApprovedOrder order : orders) {
      window.onArrival(now);
      if (queue.offer(order, now) == OutboundQueue.Offer.FULL) {
        news.dropped(order, "the batcher's queue is full (" + settings.maxQueued() + ")");
      }
    }
  }

  private void onCancel(List<CancelRequest> cancels) {
    for (CancelRequest cancel : cancels) {
      ApprovedOrder unsent = queue.cancel(cancel);
      if (unsent != null) {
        news.cancelledUnsent(cancel);
      }
    }
  }

  private void onCancelAll(String reason) {
    queue.drainOrders().forEach(order -> news.dropped(order, reason));
    queue.cancelAll();
    journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), "cancel-all", reason));
  }

  /** Sends whatever may leave now, then sees to it that the rest does in time. */
  private void flush() {
    long now = clock.nanos();
    long wait = window.nanos(inFlight.count(InFlight.Kind.PLACE), now);
    for (OutboundAction next = queue.next(now, wait, inFlight); next != null; ) {
      send(next, now);
      next = queue.next(now, wait, inFlight);
    }
    long due = queue.dueNanos(wait);
    if (due > now) {
      flushAlarm.noLaterThan(due, now);
    }
    deadlineAlarm.noLaterThan(inFlight.nextDeadlineNanos(), now);
  }

  private void send(OutboundAction action, long now) {
    switch (action) {
      case OutboundAction.CancelAll() -> {
        long id = open(InFlight.Kind.CANCEL_ALL, new Cargo(List.of(), List.of()), now);
        gateway.tell(new GatewayCommand.CancelAll(id, answers));
      }
      case OutboundAction.Cancels(var cancels) -> {
        long id = open(InFlight.Kind.CANCEL, new Cargo(List.of(), cancels), now);
        gateway.tell(new GatewayCommand.Cancel(id, cancels, answers));
        cancels.forEach(cancel -> journal.tell(new JournalEntry.CancelSent(now, id, cancel)));
      }
      case OutboundAction.PlaceTaking(var orders) -> {
        long id = open(InFlight.Kind.PLACE, new Cargo(orders, List.of()), now);
        passed(orders);
        gateway.tell(new GatewayCommand.PlaceTaking(id, orders, answers));
        news.sent(id, orders, now);
      }
      case OutboundAction.PlaceAlo(var orders) -> {
        long id = open(InFlight.Kind.PLACE, new Cargo(orders, List.of()), now);
        passed(orders);
        gateway.tell(new GatewayCommand.PlaceAlo(id, orders, answers));
        news.sent(id, orders, now);
      }
    }
  }

  private void passed(List<ApprovedOrder> orders) {
    for (ApprovedOrder order : orders) {
      stages.passed(StageTimes.Stage.BATCH, order.intent().sourceNanos());
    }
  }

  private long open(InFlight.Kind kind, Cargo carried, long now) {
    List<ClientOrderId> ids = new ArrayList<>(carried.orders().size());
    for (ApprovedOrder order : carried.orders()) {
      ids.add(order.intent().clientOrderId());
    }
    long id = inFlight.open(kind, ids, now, now + settings.deadline().toNanos());
    cargo.put(id, carried);
    return id;
  }

  private void onAnswered(GatewayReply reply) {
    InFlight.Entry entry = inFlight.close(reply.actionId());
    Cargo carried = cargo.remove(reply.actionId());
    if (entry == null || carried == null) {
      return; // too late: it has been handed to the reconciler as unresolved
    }
    window.onRoundTrip(entry.elapsedNanos(clock.nanos()));
    switch (reply) {
      case GatewayReply.Placed placed -> news.answered(carried.orders(), placed.outcomes());
      case GatewayReply.Cancelled cancelled ->
          news.cancelsAnswered(carried.cancels(), cancelled.outcomes());
      case GatewayReply.AllCancelled _ -> {} // the account stream says what went
    }
  }

  private void onDeadlineDue() {
    long now = clock.nanos();
    for (InFlight.Entry late = inFlight.expire(now); late != null; late = inFlight.expire(now)) {
      Cargo carried = cargo.remove(late.actionId());
      if (carried != null) {
        news.unanswered(carried.orders(), "no answer within " + settings.deadline());
        news.cancelsAnswered(carried.cancels(), List.of());
      }
      if (late.kind() == InFlight.Kind.CANCEL_ALL) {
        queue.cancelAll(); // nobody said that it worked: again
      }
    }
  }
}
