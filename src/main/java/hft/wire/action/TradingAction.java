package hft.wire.action;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Actions on orders. */
public sealed interface TradingAction extends L1Action {
  /** Address credits it costs: one for each order, cancel or modify in it. */
  int credits();

  /** Places orders; they execute in this order and are answered in it. */
  record Order(List<OrderRequest> orders, Grouping grouping, @Nullable BuilderFee builder)
      implements TradingAction {
    public Order {
      orders = List.copyOf(orders);
    }

    public static Order of(List<OrderRequest> orders) {
      return new Order(orders, Grouping.NONE, null);
    }

    @Override
    public String type() {
      return "order";
    }

    @Override
    public int credits() {
      return orders.size();
    }
  }

  /**
   * @param fast mempool priority; refused for trigger orders
   */
  record Cancel(List<OidCancel> cancels, boolean fast) implements TradingAction {
    public Cancel {
      cancels = List.copyOf(cancels);
    }

    @Override
    public String type() {
      return "cancel";
    }

    @Override
    public int credits() {
      return cancels.size();
    }
  }

  record OidCancel(int asset, long oid) {}

  /**
   * @param fast as in {@link Cancel}
   */
  record CancelByCloid(List<CloidCancel> cancels, boolean fast) implements TradingAction {
    public CancelByCloid {
      cancels = List.copyOf(cancels);
    }

    @Override
    public String type() {
      return "cancelByCloid";
    }

    @Override
    public int credits() {
      return cancels.size();
    }
  }

  record CloidCancel(int asset, ClientOrderId clientOrderId) {}

  /**
   * Cancels and places anew, under a new oid. Answered without it: prefer {@link BatchModify}.
   *
   * @param always place the new order even when the old one is gone
   */
  record Modify(OrderRef target, OrderRequest order, boolean always) implements TradingAction {
    @Override
    public String type() {
      return "modify";
    }

    @Override
    public int credits() {
      return 1;
    }
  }

  /**
   * @param always as in {@link Modify}
   */
  record BatchModify(List<Modification> modifications, boolean always) implements TradingAction {
    public BatchModify {
      modifications = List.copyOf(modifications);
    }

    @Override
    public String type() {
      return "batchModify";
    }

    @Override
    public int credits() {
      return modifications.size();
    }
  }

  record Modification(OrderRef target, OrderRequest order) {}

  /**
   * The dead man's switch.
   *
   * @param timeMillis when everything is cancelled, at least five seconds ahead; {@link #REMOVED}
   *     takes it away
   */
  record ScheduleCancel(long timeMillis) implements TradingAction {
    public static final long REMOVED = -1;

    @Override
    public String type() {
      return "scheduleCancel";
    }

    @Override
    public int credits() {
      return 1;
    }
  }

  /** Uses up its nonce: with the nonce of an action in flight it kills that action. */
  record Noop() implements TradingAction {
    @Override
    public String type() {
      return "noop";
    }

    @Override
    public int credits() {
      return 1;
    }
  }

  /**
   * Trades in slices.
   *
   * @param size base units, scaled by 1e-8
   * @param randomize vary the slices
   */
  record TwapOrder(
      int asset, Side side, long size, boolean reduceOnly, int minutes, boolean randomize)
      implements TradingAction {
    @Override
    public String type() {
      return "twapOrder";
    }

    @Override
    public int credits() {
      return 1;
    }
  }

  record TwapCancel(int asset, long twapId) implements TradingAction {
    @Override
    public String type() {
      return "twapCancel";
    }

    @Override
    public int credits() {
      return 1;
    }
  }
}
