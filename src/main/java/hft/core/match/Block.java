package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes one action as its block does: credits first, then its parts in order, then the answer.
 */
final class Block {
  private static final String BUSY = "The exchange is overloaded, please try again.";

  private final MatchingEngine engine;
  private final Clearing clearing;
  private final VenueRules rules;

  Block(MatchingEngine engine, Clearing clearing, VenueRules rules) {
    this.engine = engine;
    this.clearing = clearing;
    this.rules = rules;
  }

  void execute(ActionQueue.Pending pending) {
    VenueAction action = pending.action();
    VenueAccount account = clearing.accounts.get(action.account());
    VenueAnswer answer =
        switch (action) {
          case VenueAction.Place place -> place(account, place, pending);
          case VenueAction.Modify modify -> modify(account, modify, pending);
          case VenueAction.Cancel cancel -> cancel(account, cancel, pending);
          case VenueAction.CancelAll all -> cancelAll(account, all);
          case VenueAction.ScheduleCancel schedule -> schedule(account, schedule);
        };
    clearing.out().onAnswer(answer);
  }

  private VenueAnswer place(
      VenueAccount account, VenueAction.Place action, ActionQueue.Pending pending) {
    String busy = refusal(account, action, false, pending);
    List<Outcome> outcomes = new ArrayList<>(action.orders().size());
    for (NewOrder order : action.orders()) {
      outcomes.add(
          busy.isEmpty()
              ? engine.place(account, order, pending.liveFromNanos())
              : engine.refuse(account, order, 0, wholeRefusal(pending, busy)));
    }
    return new VenueAnswer.Placed(
        account.id, action.actionId(), List.copyOf(outcomes), clearing.nowNanos());
  }

  private VenueAnswer modify(
      VenueAccount account, VenueAction.Modify action, ActionQueue.Pending pending) {
    String busy = refusal(account, action, false, pending);
    List<Outcome> outcomes = new ArrayList<>(action.modifications().size());
    for (VenueAction.Modification part : action.modifications()) {
      outcomes.add(
          busy.isEmpty()
              ? engine.modify(account, part, action.always(), pending.liveFromNanos())
              : wholeRefusal(pending, busy).asOutcome());
    }
    return new VenueAnswer.Placed(
        account.id, action.actionId(), List.copyOf(outcomes), clearing.nowNanos());
  }

  private VenueAnswer cancel(
      VenueAccount account, VenueAction.Cancel action, ActionQueue.Pending pending) {
    String busy = refusal(account, action, true, pending);
    List<CancelOutcome> outcomes = new ArrayList<>(action.targets().size());
    for (OrderTarget target : action.targets()) {
      outcomes.add(
          busy.isEmpty() ? engine.cancel(account, target) : new CancelOutcome.Refused(busy));
    }
    return new VenueAnswer.Cancelled(
        account.id, action.actionId(), List.copyOf(outcomes), clearing.nowNanos());
  }

  /** The safety path: charged like its cancels, never refused. */
  private VenueAnswer cancelAll(VenueAccount account, VenueAction.CancelAll action) {
    int count = engine.cancelAll(account, OrderState.CANCELED);
    account.credits.charge(count);
    return new VenueAnswer.AllCancelled(account.id, action.actionId(), count, clearing.nowNanos());
  }

  private VenueAnswer schedule(VenueAccount account, VenueAction.ScheduleCancel action) {
    String error = scheduleError(account, action.atNanos());
    if (error.isEmpty()) {
      account.scheduledCancelNanos = action.atNanos() == 0 ? Long.MAX_VALUE : action.atNanos();
    }
    return new VenueAnswer.Scheduled(account.id, action.actionId(), error, clearing.nowNanos());
  }

  private String scheduleError(VenueAccount account, long atNanos) {
    if (account.volume() < rules.scheduleCancelVolume()) {
      return "Cannot set scheduled cancel time until enough volume traded. Required: $"
          + Fixed8.format(rules.scheduleCancelVolume())
          + ". Traded: $"
          + Fixed8.format(account.volume())
          + ".";
    }
    return atNanos != 0 && atNanos < clearing.nowNanos() + VenueTimers.SCHEDULE_AHEAD_NANOS
        ? "Scheduled cancel time must be at least 5 seconds in the future."
        : "";
  }

  /** Empty when the action may proceed; otherwise why the whole of it is refused. */
  private String refusal(
      VenueAccount account, VenueAction action, boolean cancel, ActionQueue.Pending pending) {
    if (pending.overloaded()) {
      return BUSY;
    }
    long volume = account.volume();
    if (account.credits.admit(action.credits(), cancel, volume, pending.arrivalNanos())) {
      return "";
    }
    return "Too many cumulative requests sent ("
        + account.credits.used()
        + " > "
        + account.credits.cap(volume)
        + ") for cumulative volume traded $"
        + Fixed8.format(volume)
        + ". Place taker orders to free up 1 request per USDC traded.";
  }

  private static Refusal wholeRefusal(ActionQueue.Pending pending, String text) {
    return new Refusal(
        pending.overloaded() ? RejectReason.OVERLOADED : RejectReason.RATE_LIMITED, text);
  }
}
