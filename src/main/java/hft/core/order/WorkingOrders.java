package hft.core.order;

import hft.core.market.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our orders of one instrument that may still trade, in the order they were placed. Holds at most
 * {@code capacity}; a full set refuses new orders, never forgets old ones. Fills may come before
 * the acknowledgement, after the cancel, or twice removed from both: whatever is terminal leaves,
 * whatever is not stays.
 */
public final class WorkingOrders {
  private final int capacity;
  private final Map<ClientOrderId, WorkingOrder> orders = new LinkedHashMap<>();
  private final List<WorkingOrder> inOrder = new ArrayList<>();

  public WorkingOrders(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, was " + capacity);
    }
    this.capacity = capacity;
  }

  /** False when full: the order must not be sent. */
  public boolean add(OrderIntent intent, long nowNanos) {
    if (orders.size() >= capacity) {
      return false;
    }
    WorkingOrder order = new WorkingOrder(intent, nowNanos);
    if (orders.putIfAbsent(intent.clientOrderId(), order) != null) {
      throw new IllegalStateException("client order id used twice: " + intent.clientOrderId());
    }
    inOrder.add(order);
    return true;
  }

  public @Nullable WorkingOrder find(ClientOrderId id) {
    return orders.get(id);
  }

  public int size() {
    return inOrder.size();
  }

  /** The order at {@code index}, oldest first. */
  public WorkingOrder get(int index) {
    return inOrder.get(index);
  }

  /** Everything that may still trade on one side, scaled base units. */
  public long openSize(Side side) {
    long open = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      if (inOrder.get(i).intent().side() == side) {
        open += inOrder.get(i).remaining();
      }
    }
    return open;
  }

  /** The venue's answer to the order. */
  public void onOutcome(ClientOrderId id, Outcome outcome) {
    WorkingOrder order = orders.get(id);
    if (order == null) {
      return; // already ended by an account event that overtook the answer
    }
    switch (outcome) {
      case Outcome.Resting(long oid) -> {
        order.oid(oid);
        if (order.state() != OrderState.CANCELING) {
          order.move(OrderState.RESTING);
        }
      }
      case Outcome.Filled(long oid, long _, long _) -> {
        order.oid(oid);
        // The fills tell how much; an IOC has no rest, a GTC's rest works on.
        if (order.intent().tif() == Tif.IOC) {
          end(order, OrderState.FILLED);
        } else {
          order.move(OrderState.RESTING);
        }
      }
      case Outcome.Rejected _ -> end(order, OrderState.REJECTED);
      case Outcome.Unresolved _ -> order.move(OrderState.UNRESOLVED);
    }
  }

  /** An order update of the account stream. */
  public void onUpdate(ClientOrderId id, long oid, OrderStatus status) {
    WorkingOrder order = orders.get(id);
    if (order == null) {
      return;
    }
    order.oid(oid);
    switch (status) {
      case OPEN -> {
        if (order.state() != OrderState.CANCELING) {
          order.move(OrderState.RESTING);
        }
      }
      case FILLED -> end(order, OrderState.FILLED);
      case CANCELED, VENUE_CANCELED -> end(order, OrderState.CANCELED);
      case REJECTED -> end(order, OrderState.REJECTED);
    }
  }

  public void onFill(ClientOrderId id, long size) {
    WorkingOrder order = orders.get(id);
    if (order != null) {
      order.reduce(size);
      if (order.remaining() == 0) {
        end(order, OrderState.FILLED);
      }
    }
  }

  /** Marks a cancel as sent; false when the order is gone or already being cancelled. */
  public boolean canceling(ClientOrderId id) {
    WorkingOrder order = orders.get(id);
    return order != null
        && order.state() != OrderState.CANCELING
        && order.move(OrderState.CANCELING);
  }

  public void onCancelOutcome(ClientOrderId id, CancelOutcome outcome) {
    WorkingOrder order = orders.get(id);
    if (order == null) {
      return;
    }
    switch (outcome) {
      case CancelOutcome.Canceled _ -> end(order, OrderState.CANCELED);
      // Filled, cancelled or never there: nothing of it works any more, and the fills will say
      // which.
      case CancelOutcome.Gone _ -> end(order, OrderState.CANCELED);
      case CancelOutcome.Refused _ -> order.move(OrderState.RESTING);
      // A cancel may be repeated without harm, so it is simply wanted again.
      case CancelOutcome.Unresolved _ -> order.move(OrderState.RESTING);
    }
  }

  /** The order was never sent. */
  public void drop(ClientOrderId id) {
    WorkingOrder order = orders.get(id);
    if (order != null) {
      end(order, OrderState.REJECTED);
    }
  }

  public void clear() {
    orders.clear();
    inOrder.clear();
  }

  private void end(WorkingOrder order, OrderState terminal) {
    order.move(terminal);
    orders.remove(order.intent().clientOrderId());
    inOrder.remove(order);
  }
}
