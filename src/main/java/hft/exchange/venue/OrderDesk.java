package hft.exchange.venue;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.NewOrder;
import hft.core.match.OrderTarget;
import hft.core.match.VenueAction;
import hft.core.match.VenueAnswer;
import hft.exchange.account.Account;
import hft.wire.action.Grouping;
import hft.wire.action.OrderRef;
import hft.wire.action.OrderRequest;
import hft.wire.action.OrderType;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Actions on orders: checked as a whole, handed to the core, answered in their block. */
final class OrderDesk {
  private static final String FULL = "The exchange is overloaded, please try again.";

  private final LocalVenue venue;

  OrderDesk(LocalVenue venue) {
    this.venue = venue;
  }

  void take(Account account, TradingAction action, long arrivalNanos, Answer answer) {
    try {
      switch (action) {
        case TradingAction.Order order -> place(account, order, arrivalNanos, answer);
        case TradingAction.Cancel cancel ->
            cancel(
                account,
                cancel.cancels(),
                c -> OrderTarget.ofOid(c.asset(), Math.max(1, c.oid())),
                arrivalNanos,
                answer);
        case TradingAction.CancelByCloid cancel ->
            cancel(
                account,
                cancel.cancels(),
                c -> new OrderTarget(c.asset(), 0, c.clientOrderId()),
                arrivalNanos,
                answer);
        case TradingAction.Modify modify ->
            modify(
                account,
                List.of(new TradingAction.Modification(modify.target(), modify.order())),
                modify.always(),
                arrivalNanos,
                placed -> answer.send(AnswerPages.modified(placed)),
                answer);
        case TradingAction.BatchModify modify ->
            modify(
                account,
                modify.modifications(),
                modify.always(),
                arrivalNanos,
                placed -> answer.send(AnswerPages.placed(placed, requests(modify))),
                answer);
        case TradingAction.ScheduleCancel schedule ->
            schedule(account, schedule, arrivalNanos, answer);
        case TradingAction.Noop _ -> venue.inBlock(arrivalNanos, () -> answer.send(Pages.done()));
        case TradingAction.TwapOrder _, TradingAction.TwapCancel _ ->
            answer.send(Pages.refused(ActionDesk.unsupported("TWAP orders")));
      }
    } catch (Refused e) {
      answer.send(e.page());
    }
  }

  private static List<OrderRequest> requests(TradingAction.BatchModify modify) {
    return modify.modifications().stream().map(TradingAction.Modification::order).toList();
  }

  private void place(
      Account account, TradingAction.Order action, long arrivalNanos, Answer answer) {
    if (action.orders().isEmpty()) {
      throw Refused.oneError("Batch of orders cannot be empty.");
    }
    if (action.builder() != null) {
      throw Refused.whole("Builder fee has not been approved");
    }
    if (action.grouping() != Grouping.NONE) {
      throw Refused.whole(ActionDesk.unsupported("order groupings"));
    }
    List<NewOrder> orders = new ArrayList<>();
    for (OrderRequest request : action.orders()) {
      orders.add(order(request));
    }
    submit(
        new VenueAction.Place(account.id(), venue.nextActionId(), orders),
        arrivalNanos,
        placed -> answer.send(AnswerPages.placed(placed, action.orders())),
        answer);
  }

  /** Checks what the venue checks before it looks at any order in detail. */
  private NewOrder order(OrderRequest request) {
    Instrument instrument = venue.universe().find(request.asset());
    if (instrument == null) {
      throw Refused.whole("Asset " + request.asset() + " does not exist.");
    }
    if (!(request.type() instanceof OrderType.Limit(TimeInForce tif))) {
      throw Refused.whole(ActionDesk.unsupported("trigger orders"));
    }
    requireNearReference(request, instrument);
    requireUnderCap(request, instrument, tif);
    return new NewOrder(
        request.clientOrderId(),
        instrument,
        request.side(),
        request.price(),
        request.size(),
        tif.tif(),
        request.reduceOnly());
  }

  private void requireNearReference(OrderRequest request, Instrument instrument) {
    long reference = venue.core().market(instrument.id()).oracle();
    int percent = venue.settings().rules().bandPercent();
    double distance = Math.abs((double) request.price() - reference);
    if (reference > 0 && distance * 100 > (double) reference * percent) {
      throw Refused.oneError(
          "Order price cannot be more than " + percent + "% away from the reference price");
    }
  }

  /** The most an order may be worth depends on how much leverage the coin allows. */
  private void requireUnderCap(OrderRequest request, Instrument instrument, TimeInForce tif) {
    int leverage = venue.universe().maxLeverage(instrument.id());
    long millions = leverage >= 25 ? 30 : leverage >= 20 ? 5 : leverage >= 10 ? 2 : 1;
    long most = tif == TimeInForce.FRONTEND_MARKET ? millions : 10 * millions;
    double worth = Fixed8.toDouble(request.price()) * Fixed8.toDouble(request.size());
    if (worth > most * 1e6) {
      throw Refused.oneError("Order value too large. Max is $" + most + "000000.");
    }
  }

  private <T> void cancel(
      Account account,
      List<T> cancels,
      Function<T, OrderTarget> target,
      long arrivalNanos,
      Answer answer) {
    List<OrderTarget> targets = cancels.stream().map(target).toList();
    for (OrderTarget each : targets) {
      if (venue.universe().find(each.instrumentId()) == null) {
        throw Refused.whole("Asset " + each.instrumentId() + " does not exist.");
      }
    }
    submit(
        new VenueAction.Cancel(account.id(), venue.nextActionId(), targets),
        arrivalNanos,
        cancelled -> answer.send(AnswerPages.cancelled(cancelled, targets)),
        answer);
  }

  private void modify(
      Account account,
      List<TradingAction.Modification> modifications,
      boolean always,
      long arrivalNanos,
      Consumer<VenueAnswer> reply,
      Answer answer) {
    List<VenueAction.Modification> parts = new ArrayList<>();
    for (TradingAction.Modification each : modifications) {
      NewOrder order = order(each.order());
      int id = order.instrument().id();
      OrderTarget target =
          switch (each.target()) {
            case OrderRef.ByOid(long oid) -> OrderTarget.ofOid(id, Math.max(1, oid));
            case OrderRef.ByCloid(var cloid) -> new OrderTarget(id, 0, cloid);
          };
      parts.add(new VenueAction.Modification(target, order));
    }
    submit(
        new VenueAction.Modify(account.id(), venue.nextActionId(), parts, always),
        arrivalNanos,
        reply,
        answer);
  }

  private void schedule(
      Account account, TradingAction.ScheduleCancel action, long arrivalNanos, Answer answer) {
    boolean removed = action.timeMillis() == TradingAction.ScheduleCancel.REMOVED;
    if (!removed && (action.timeMillis() < 0 || action.timeMillis() > Long.MAX_VALUE / 1_000_000)) {
      throw Refused.whole("Scheduled cancel time out of range.");
    }
    long at = removed ? 0 : action.timeMillis() * 1_000_000;
    submit(
        new VenueAction.ScheduleCancel(account.id(), venue.nextActionId(), at),
        arrivalNanos,
        scheduled -> answer.send(AnswerPages.scheduled(scheduled)),
        answer);
  }

  private void submit(
      VenueAction action, long arrivalNanos, Consumer<VenueAnswer> reply, Answer answer) {
    if (!venue.submit(action, arrivalNanos, reply)) {
      answer.send(Pages.refused(FULL));
    }
  }
}
