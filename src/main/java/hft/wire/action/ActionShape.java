package hft.wire.action;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.action.OrderType.Limit;
import hft.wire.action.OrderType.Trigger;
import hft.wire.action.TradingAction.BatchModify;
import hft.wire.action.TradingAction.Cancel;
import hft.wire.action.TradingAction.CancelByCloid;
import hft.wire.action.TradingAction.Modification;
import hft.wire.action.TradingAction.Modify;
import hft.wire.action.TradingAction.Noop;
import hft.wire.action.TradingAction.Order;
import hft.wire.action.TradingAction.ScheduleCancel;
import hft.wire.action.TradingAction.TwapCancel;
import hft.wire.action.TradingAction.TwapOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which fields an order action has and in which order: the venue hashes exactly this. Fields that
 * are absent or false by default are left out, never written as null or false.
 */
final class ActionShape {
  private ActionShape() {}

  static void write(TradingAction action, ActionSink sink) {
    switch (action) {
      case Order order -> order(order, sink);
      case Cancel(var cancels, boolean fast) -> {
        beginCancels(Key.CANCEL, cancels.size(), fast, sink);
        for (var cancel : cancels) {
          cancel(cancel.asset(), cancel.oid(), sink);
        }
        endFlagged(Key.F, fast, sink);
      }
      case CancelByCloid(var cancels, boolean fast) -> {
        beginCancels(Key.CANCEL_BY_CLOID, cancels.size(), fast, sink);
        for (var cancel : cancels) {
          cancelByCloid(cancel.asset(), cancel.clientOrderId(), sink);
        }
        endFlagged(Key.F, fast, sink);
      }
      case Modify(var target, var order, boolean always) -> {
        sink.map(always ? 4 : 3);
        type(Key.MODIFY, sink);
        target(target, sink);
        sink.key(Key.ORDER);
        request(order, sink);
        endMapFlagged(Key.A, always, sink);
      }
      case BatchModify(var modifications, boolean always) -> {
        sink.map(always ? 3 : 2);
        type(Key.BATCH_MODIFY, sink);
        sink.key(Key.MODIFIES);
        sink.array(modifications.size());
        for (Modification each : modifications) {
          sink.map(2);
          target(each.target(), sink);
          sink.key(Key.ORDER);
          request(each.order(), sink);
          sink.endMap();
        }
        endFlagged(Key.A, always, sink);
      }
      case ScheduleCancel(long time) -> {
        boolean removed = time == ScheduleCancel.REMOVED;
        sink.map(removed ? 1 : 2);
        type(action.type(), sink);
        if (!removed) {
          sink.key(Key.TIME);
          sink.integer(time);
        }
        sink.endMap();
      }
      case Noop _ -> {
        sink.map(1);
        type(action.type(), sink);
        sink.endMap();
      }
      case TwapOrder twap -> twap(twap, sink);
      case TwapCancel(int asset, long twapId) -> {
        sink.map(3);
        type(action.type(), sink);
        sink.key(Key.A);
        sink.integer(asset);
        sink.key(Key.T);
        sink.integer(twapId);
        sink.endMap();
      }
    }
  }

  private static void order(Order action, ActionSink sink) {
    BuilderFee builder = action.builder();
    beginOrders(action.orders().size(), builder, sink);
    for (OrderRequest each : action.orders()) {
      request(each, sink);
    }
    endOrders(action.grouping(), builder, sink);
  }

  static void beginOrders(int count, @Nullable BuilderFee builder, ActionSink sink) {
    sink.map(builder == null ? 3 : 4);
    type(Key.ORDER, sink);
    sink.key(Key.ORDERS);
    sink.array(count);
  }

  static void endOrders(Grouping grouping, @Nullable BuilderFee builder, ActionSink sink) {
    sink.endArray();
    sink.key(Key.GROUPING);
    switch (grouping) {
      case Grouping.Named named -> sink.word(named.bytes());
      case Grouping.Priority(long rate) -> {
        sink.map(1);
        sink.key(Key.P);
        sink.integer(rate);
        sink.endMap();
      }
    }
    if (builder != null) {
      sink.key(Key.BUILDER);
      sink.map(2);
      sink.key(Key.B);
      sink.address(builder.builder());
      sink.key(Key.F);
      sink.integer(builder.tenthsOfBp());
      sink.endMap();
    }
    sink.endMap();
  }

  private static void request(OrderRequest order, ActionSink sink) {
    ClientOrderId id = order.clientOrderId();
    beginOrder(
        order.asset(),
        order.side(),
        order.price(),
        order.size(),
        order.reduceOnly(),
        id != null,
        sink);
    switch (order.type()) {
      case Limit(var tif) -> limit(tif, sink);
      case Trigger(boolean isMarket, long price, var purpose) -> {
        sink.map(1);
        sink.key(Key.TRIGGER);
        sink.map(3);
        sink.key(Key.IS_MARKET);
        sink.bool(isMarket);
        sink.key(Key.TRIGGER_PX);
        sink.decimal(price);
        sink.key(Key.TPSL);
        sink.word(purpose.bytes());
        sink.endMap();
        sink.endMap();
      }
    }
    endOrder(id, sink);
  }

  static void beginOrder(
      int asset,
      Side side,
      long price,
      long size,
      boolean reduceOnly,
      boolean named,
      ActionSink sink) {
    sink.map(named ? 7 : 6);
    sink.key(Key.A);
    sink.integer(asset);
    sink.key(Key.B);
    sink.bool(side == Side.BID);
    sink.key(Key.P);
    sink.decimal(price);
    sink.key(Key.S);
    sink.decimal(size);
    sink.key(Key.R);
    sink.bool(reduceOnly);
    sink.key(Key.T);
  }

  static void limit(TimeInForce tif, ActionSink sink) {
    sink.map(1);
    sink.key(Key.LIMIT);
    sink.map(1);
    sink.key(Key.TIF);
    sink.word(tif.bytes());
    sink.endMap();
    sink.endMap();
  }

  static void endOrder(@Nullable ClientOrderId id, ActionSink sink) {
    if (id != null) {
      sink.key(Key.C);
      sink.cloid(id.high(), id.low());
    }
    sink.endMap();
  }

  static void beginCancels(Key kind, int count, boolean fast, ActionSink sink) {
    sink.map(fast ? 3 : 2);
    type(kind, sink);
    sink.key(Key.CANCELS);
    sink.array(count);
  }

  static void cancel(int asset, long oid, ActionSink sink) {
    sink.map(2);
    sink.key(Key.A);
    sink.integer(asset);
    sink.key(Key.O);
    sink.integer(oid);
    sink.endMap();
  }

  static void cancelByCloid(int asset, ClientOrderId id, ActionSink sink) {
    sink.map(2);
    sink.key(Key.ASSET);
    sink.integer(asset);
    sink.key(Key.CLOID);
    sink.cloid(id.high(), id.low());
    sink.endMap();
  }

  /** Ends the list, then the action with its flag if it is set. */
  static void endFlagged(Key flag, boolean set, ActionSink sink) {
    sink.endArray();
    endMapFlagged(flag, set, sink);
  }

  private static void endMapFlagged(Key flag, boolean set, ActionSink sink) {
    if (set) {
      sink.key(flag);
      sink.bool(true);
    }
    sink.endMap();
  }

  private static void target(OrderRef target, ActionSink sink) {
    sink.key(Key.OID);
    switch (target) {
      case OrderRef.ByOid(long oid) -> sink.integer(oid);
      case OrderRef.ByCloid(var id) -> sink.cloid(id.high(), id.low());
    }
  }

  private static void twap(TwapOrder twap, ActionSink sink) {
    sink.map(2);
    type(twap.type(), sink);
    sink.key(Key.TWAP);
    sink.map(6);
    sink.key(Key.A);
    sink.integer(twap.asset());
    sink.key(Key.B);
    sink.bool(twap.side() == Side.BID);
    sink.key(Key.S);
    sink.decimal(twap.size());
    sink.key(Key.R);
    sink.bool(twap.reduceOnly());
    sink.key(Key.M);
    sink.integer(twap.minutes());
    sink.key(Key.T);
    sink.bool(twap.randomize());
    sink.endMap();
    sink.endMap();
  }

  private static void type(Key kind, ActionSink sink) {
    sink.key(Key.TYPE);
    sink.word(kind.bytes());
  }

  static void type(String kind, ActionSink sink) {
    sink.key(Key.TYPE);
    sink.text(kind);
  }
}
