package hft.hyperliquid.gateway;

import hft.core.order.CancelOutcome;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.wire.action.OrderRequest;
import hft.wire.action.OrderType;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From intents to actions and from the venue's answers to outcomes, one for each in order. */
final class Placement {
  private Placement() {}

  static TradingAction order(List<OrderIntent> orders, Assets assets) {
    return TradingAction.Order.of(
        orders.stream()
            .map(
                it ->
                    new OrderRequest(
                        assets.of(it.instrument().id()),
                        it.side(),
                        it.price(),
                        it.size(),
                        it.reduceOnly(),
                        new OrderType.Limit(TimeInForce.of(it.tif())),
                        it.clientOrderId()))
            .toList());
  }

  static List<Outcome> outcomes(ActionReply reply, int sent) {
    if (reply.kind == ActionReply.Kind.REFUSED) {
      return all(new Outcome.Rejected(reply.error().reason(), reply.text()), sent);
    }
    List<Outcome> outcomes = new ArrayList<>(sent);
    for (int i = 0; i < sent; i++) {
      ActionStatus status = reply.statusFor(i, sent);
      outcomes.add(
          status == null
              ? new Outcome.Unresolved(
                  reply.kind + " with " + reply.count() + " answers to " + sent + " orders")
              : status.toOutcome());
    }
    return outcomes;
  }

  static List<CancelOutcome> cancelOutcomes(ActionReply reply, int sent) {
    if (reply.kind == ActionReply.Kind.REFUSED) {
      return all(new CancelOutcome.Refused(reply.text()), sent);
    }
    List<CancelOutcome> outcomes = new ArrayList<>(sent);
    for (int i = 0; i < sent; i++) {
      ActionStatus status = reply.statusFor(i, sent);
      outcomes.add(
          status == null
              ? new CancelOutcome.Unresolved(
                  reply.kind + " with " + reply.count() + " answers to " + sent + " cancels")
              : status.toCancelOutcome());
    }
    return outcomes;
  }

  static <T> List<T> all(T outcome, int count) {
    return new ArrayList<>(Collections.nCopies(count, outcome));
  }
}
