package hft.trading;

import hft.core.order.CancelOutcome;
import hft.core.order.CancelRequest;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.risk.ApprovedOrder;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.JournalEntry;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Who learns what became of an order: the journal and the guardian first, then its desk, and the
 * reconciler when nobody knows. Belongs to the batcher's thread.
 */
final class OrderNews {
  private final Clock clock;
  private final DeskDirectory desks;
  private final ActorRef<JournalEntry> journal;
  private @Nullable ActorRef<RiskGuardian.Command> guardian;
  private @Nullable ActorRef<Reconciler.Command> reconciler;

  OrderNews(Clock clock, DeskDirectory desks, ActorRef<JournalEntry> journal) {
    this.clock = clock;
    this.desks = desks;
    this.journal = journal;
  }

  /** From now on these two are told; before, there is nobody who could have approved an order. */
  void attach(
      ActorRef<RiskGuardian.Command> toldGuardian, ActorRef<Reconciler.Command> toldReconciler) {
    guardian = toldGuardian;
    reconciler = toldReconciler;
  }

  /** They have left for the gateway as one action. */
  void sent(long actionId, List<ApprovedOrder> orders, long nowNanos) {
    long oldest = Long.MAX_VALUE;
    for (ApprovedOrder order : orders) {
      journal.tell(new JournalEntry.OrderSent(nowNanos, actionId, order.intent()));
      oldest = Math.min(oldest, order.intent().sourceNanos());
    }
    tellGuardian(new RiskGuardian.Sent(oldest, nowNanos));
  }

  /**
   * An approved order that was never sent: its exposure and its place among the working orders are
   * free again.
   */
  void dropped(ApprovedOrder order, String why) {
    OrderIntent intent = order.intent();
    journal.tell(new JournalEntry.Refused(clock.nanos(), intent, why));
    tellGuardian(new RiskGuardian.Dropped(intent.clientOrderId()));
    desks.tell(intent.instrument().id(), new Strategy.Refused(intent));
  }

  /** The order that was to be cancelled had not left yet, and now never will. */
  void cancelledUnsent(CancelRequest cancel) {
    tellGuardian(new RiskGuardian.Dropped(cancel.clientOrderId()));
    desks.tell(
        cancel.instrument().id(),
        new Strategy.CancelAnswered(cancel, new CancelOutcome.Canceled()));
  }

  /** Outcomes in the order of the orders; one that is missing is unknown. */
  void answered(List<ApprovedOrder> orders, List<Outcome> outcomes) {
    for (int i = 0; i < orders.size(); i++) {
      Outcome outcome =
          i < outcomes.size()
              ? outcomes.get(i)
              : new Outcome.Unresolved("the answer has fewer parts than the action");
      answered(orders.get(i).intent(), outcome);
    }
  }

  /** Nobody knows what became of these. */
  void unanswered(List<ApprovedOrder> orders, String why) {
    Outcome unresolved = new Outcome.Unresolved(why);
    orders.forEach(order -> answered(order.intent(), unresolved));
  }

  private void answered(OrderIntent intent, Outcome outcome) {
    journal.tell(new JournalEntry.OrderAnswered(clock.nanos(), intent.clientOrderId(), outcome));
    tellGuardian(new RiskGuardian.Answered(intent, outcome));
    if (outcome instanceof Outcome.Unresolved && reconciler != null) {
      reconciler.tell(new Reconciler.Unresolved(lastKnown(intent)));
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

  /** As {@link #answered}, for cancels. */
  void cancelsAnswered(List<CancelRequest> cancels, List<CancelOutcome> outcomes) {
    for (int i = 0; i < cancels.size(); i++) {
      CancelOutcome outcome =
          i < outcomes.size()
              ? outcomes.get(i)
              : new CancelOutcome.Unresolved("the answer is too short");
      desks.tell(
          cancels.get(i).instrument().id(), new Strategy.CancelAnswered(cancels.get(i), outcome));
    }
  }

  private void tellGuardian(RiskGuardian.Command message) {
    if (guardian != null) {
      guardian.tell(message);
    }
  }
}
