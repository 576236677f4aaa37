package hft.wire.action;

import hft.wire.action.TradingAction.BatchModify;
import hft.wire.action.TradingAction.Cancel;
import hft.wire.action.TradingAction.CancelByCloid;
import hft.wire.action.TradingAction.CloidCancel;
import hft.wire.action.TradingAction.Modification;
import hft.wire.action.TradingAction.Modify;
import hft.wire.action.TradingAction.Noop;
import hft.wire.action.TradingAction.OidCancel;
import hft.wire.action.TradingAction.Order;
import hft.wire.action.TradingAction.ScheduleCancel;
import hft.wire.action.TradingAction.TwapCancel;
import hft.wire.action.TradingAction.TwapOrder;
import org.jspecify.annotations.Nullable;

/** Order actions from JSON. */
final class TradingActionReader {
  private TradingActionReader() {}

  /**
   * @return null when {@code type} is not one of these
   */
  static @Nullable TradingAction read(String type, Fields in) {
    return switch (type) {
      case "order" ->
          new Order(
              in.list("orders", TradingActionReader::order),
              grouping(in),
              in.has("builder") ? builder(in.object("builder")) : null);
      case "cancel" ->
          new Cancel(
              in.list("cancels", each -> new OidCancel(each.asset("a"), each.notNegative("o"))),
              in.flag("f"));
      case "cancelByCloid" ->
          new CancelByCloid(
              in.list(
                  "cancels",
                  each -> new CloidCancel(each.asset("asset"), each.requiredCloid("cloid"))),
              in.flag("f"));
      case "modify" -> new Modify(in.orderRef("oid"), order(in.object("order")), in.flag("a"));
      case "batchModify" ->
          new BatchModify(
              in.list(
                  "modifies",
                  each -> new Modification(each.orderRef("oid"), order(each.object("order")))),
              in.flag("a"));
      case "scheduleCancel" ->
          new ScheduleCancel(in.has("time") ? in.notNegative("time") : ScheduleCancel.REMOVED);
      case "noop" -> new Noop();
      case "twapOrder" -> twap(in.object("twap"));
      case "twapCancel" -> new TwapCancel(in.asset("a"), in.notNegative("t"));
      default -> null;
    };
  }

  private static OrderRequest order(Fields in) {
    return new OrderRequest(
        in.asset("a"),
        in.side("b"),
        in.decimal("p"),
        in.decimal("s"),
        in.bool("r"),
        type(in.object("t")),
        in.cloid("c"));
  }

  private static OrderType type(Fields in) {
    if (in.has("limit")) {
      Fields limit = in.object("limit");
      return new OrderType.Limit(limit.word("tif", TimeInForce.values(), TimeInForce::text));
    }
    Fields trigger = in.object("trigger");
    return new OrderType.Trigger(
        trigger.bool("isMarket"),
        trigger.decimal("triggerPx"),
        trigger.word("tpsl", OrderType.Purpose.values(), OrderType.Purpose::text));
  }

  private static Grouping grouping(Fields in) {
    return in.isText("grouping")
        ? in.word("grouping", Grouping.Named.values(), Grouping.Named::text)
        : new Grouping.Priority(in.object("grouping").notNegative("p"));
  }

  private static BuilderFee builder(Fields in) {
    return new BuilderFee(in.address("b"), in.small("f"));
  }

  private static TwapOrder twap(Fields in) {
    return new TwapOrder(
        in.asset("a"), in.side("b"), in.decimal("s"), in.bool("r"), in.small("m"), in.bool("t"));
  }
}
