package hft.hyperliquid.gateway;

import hft.core.order.CancelOutcome;
import hft.core.order.CancelRequest;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.risk.ApprovedOrder;
import hft.hyperliquid.link.Link;
import hft.hyperliquid.link.LinkEvent;
import hft.hyperliquid.link.LinkState;
import hft.hyperliquid.rest.Rest;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.StageTimes;
import hft.wire.action.TradingAction;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ErrorText;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The way to the venue for orders and cancels. Orders go over the account's socket and only while
 * it is live, since nobody should trade whose fills are not seen; cancels, cancel-all and questions
 * also go over HTTP. Whatever is not answered in time is unresolved, never guessed.
 */
public final class OrderGateway extends AbstractMatchingBehavior<OrderGateway.Command> {
  /** What the gateway understands beside the port's protocol. */
  sealed interface Command {}

  /** From the tree. */
  record Asked(GatewayCommand command) implements Command {}

  /** From the account's socket. */
  record Linked(LinkEvent event) implements Command {}

  /** From HTTP. */
  record Answered(long id, Rest.Answer answer) implements Command {}

  /** Something put off is due. */
  record StepDue(Runnable step) implements Command {}

  private record CancelAllWaiter(long actionId, ActorRef<GatewayReply> replyTo) {}

  private final GatewayWays ways;
  private final List<CancelAllWaiter> cancelAllWaiters = new ArrayList<>();
  private final Link link;
  private final StageTimes stages;

  public static Behavior<GatewayCommand> create(GatewayWiring wiring) {
    Behavior<Command> gateway =
        Behaviors.setup(
            context -> Behaviors.withTimers(timers -> new OrderGateway(context, timers, wiring)));
    return Behaviors.transformMessages(
        GatewayCommand.class, gateway, builder -> builder.match(GatewayCommand.class, Asked::new));
  }

  private OrderGateway(
      ActorContext<Command> context, TimerScheduler<Command> timers, GatewayWiring wiring) {
    super(context);
    this.ways = new GatewayWays(context, timers, wiring, this::onAllCancelled);
    this.link = ways.link();
    this.stages = wiring.stages();
    ways.start();
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Asked(var asked) -> onAsked(asked);
      case Linked(var event) -> link.onEvent(event);
      case Answered(long id, var answer) -> ways.calls().onRest(id, answer);
      case StepDue(var step) -> step.run();
    }
    ways.remind();
    ways.tellBudgets();
    return this;
  }

  private void onAsked(GatewayCommand command) {
    switch (command) {
      case GatewayCommand.Listen(var account) -> ways.listener(account);
      case GatewayCommand.PlaceAlo(long id, var orders, var replyTo) -> place(id, orders, replyTo);
      case GatewayCommand.PlaceTaking(long id, var orders, var replyTo) ->
          place(id, orders, replyTo);
      case GatewayCommand.Cancel(long id, var cancels, var replyTo) -> cancel(id, cancels, replyTo);
      case GatewayCommand.CancelAll(long id, var replyTo) -> {
        cancelAllWaiters.add(new CancelAllWaiter(id, replyTo));
        ways.cancelAll();
      }
      case GatewayCommand.Reconcile(long id) -> ways.readTruth(id);
    }
  }

  private void place(long actionId, List<ApprovedOrder> approved, ActorRef<GatewayReply> replyTo) {
    List<OrderIntent> orders = approved.stream().map(ApprovedOrder::intent).toList();
    if (link.state() != LinkState.LIVE) {
      placed(
          actionId,
          Placement.all(
              new Outcome.Rejected(
                  RejectReason.OTHER, "not sent: the account's socket is " + link.state()),
              orders.size()),
          replyTo);
      return;
    }
    long nonce = ways.nextNonce();
    ways.orders(
        Placement.order(orders, ways.assets()),
        nonce,
        new Placing(actionId, nonce, orders, replyTo));
  }

  private void placed(long actionId, List<Outcome> outcomes, ActorRef<GatewayReply> replyTo) {
    replyTo.tell(new GatewayReply.Placed(actionId, outcomes, ways.nowNanos()));
  }

  /** One order action under way. */
  private final class Placing implements Call {
    private final long actionId;
    private final long nonce;
    private final List<OrderIntent> orders;
    private final ActorRef<GatewayReply> replyTo;

    Placing(long actionId, long nonce, List<OrderIntent> orders, ActorRef<GatewayReply> replyTo) {
      this.actionId = actionId;
      this.nonce = nonce;
      this.orders = orders;
      this.replyTo = replyTo;
    }

    @Override
    public void signed() {
      passed(StageTimes.Stage.SIGN);
    }

    @Override
    public void written() {
      passed(StageTimes.Stage.SEND);
    }

    private void passed(StageTimes.Stage stage) {
      for (OrderIntent order : orders) {
        stages.passed(stage, order.sourceNanos());
      }
    }

    @Override
    public void replied(ActionReply reply) {
      ways.answered();
      if (reply.kind == ActionReply.Kind.REFUSED && reply.error() == ErrorText.EXPIRED) {
        ways.expired(orders.size());
      }
      List<Outcome> outcomes = Placement.outcomes(reply, orders.size());
      List<OrderIntent> unclear = new ArrayList<>();
      for (int i = 0; i < outcomes.size(); i++) {
        switch (outcomes.get(i)) {
          case Outcome.Resting(long oid) -> ways.opened(oid, orders.get(i).instrument().id());
          case Outcome.Filled _, Outcome.Rejected _ -> {}
          case Outcome.Unresolved _ -> unclear.add(orders.get(i));
        }
      }
      placed(actionId, outcomes, replyTo);
      if (!unclear.isEmpty()) {
        ways.inquire(nonce, unclear);
      }
    }

    @Override
    public void notSent(String why) {
      ways.answered();
      placed(
          actionId,
          Placement.all(
              new Outcome.Rejected(RejectReason.RATE_LIMITED, "not sent: " + why), orders.size()),
          replyTo);
    }

    @Override
    public void unknown(String why) {
      ways.answered();
      placed(actionId, Placement.all(new Outcome.Unresolved(why), orders.size()), replyTo);
      ways.inquire(nonce, orders);
    }
  }

  /** By our own id: it is known even when the oid is not. */
  private void cancel(long actionId, List<CancelRequest> cancels, ActorRef<GatewayReply> replyTo) {
    var action =
        new TradingAction.CancelByCloid(
            cancels.stream()
                .map(
                    it ->
                        new TradingAction.CloidCancel(
                            ways.assets().of(it.instrument().id()), it.clientOrderId()))
                .toList(),
            true);
    ways.action(
        action,
        new Call() {
          @Override
          public void replied(ActionReply reply) {
            List<CancelOutcome> outcomes = Placement.cancelOutcomes(reply, cancels.size());
            for (int i = 0; i < outcomes.size(); i++) {
              if (outcomes.get(i) instanceof CancelOutcome.Canceled) {
                ways.closed(cancels.get(i).oid());
              }
            }
            tell(outcomes);
          }

          @Override
          public void notSent(String why) {
            tell(Placement.all(new CancelOutcome.Refused("not sent: " + why), cancels.size()));
          }

          @Override
          public void unknown(String why) {
            tell(Placement.all(new CancelOutcome.Unresolved(why), cancels.size()));
          }

          private void tell(List<CancelOutcome> outcomes) {
            replyTo.tell(new GatewayReply.Cancelled(actionId, outcomes, ways.nowNanos()));
          }
        });
  }

  private void onAllCancelled(int count) {
    for (CancelAllWaiter waiter : cancelAllWaiters) {
      waiter
          .replyTo()
          .tell(new GatewayReply.AllCancelled(waiter.actionId(), count, ways.nowNanos()));
    }
    cancelAllWaiters.clear();
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      link.stop("the gateway ends");
    }
    return this;
  }
}
