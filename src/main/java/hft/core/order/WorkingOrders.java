package hft.core.order;

import hft.core.market.Instrument;
import hft.core.market.Side;
import java.util.Arrays;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one instrument that may still trade, best price first on each side and oldest first
 * at a price: always the same order, whatever the hash of an id. Owned by one strategy.
 *
 * <p>Bounded: {@link #add} answers false when full, and the caller does not send. A terminal order
 * leaves at once; what comes about it later is {@link Applied#UNKNOWN} and of no consequence here
 * (positions follow fills, not orders).
 */
public final class WorkingOrders {
  /** What a report did. */
  public enum Applied {
    CHANGED,
    REDUNDANT,
    /** Contradicts what we know: reconcile. */
    ILLEGAL,
    /** Not an order that works: closed before, of an earlier run, or never ours. */
    UNKNOWN
  }

  private final Instrument instrument;
  private final int capacity;
  private final Object2ObjectHashMap<ClientOrderId, WorkingOrder> byId;
  private final WorkingOrder[][] sides;
  private final int[] counts = new int[2];
  private final long[] exposures = new long[2];

  /**
   * @param capacity most orders that may work at once, both sides together
   */
  public WorkingOrders(Instrument instrument, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, was " + capacity);
    }
    this.instrument = instrument;
    this.capacity = capacity;
    this.byId = new Object2ObjectHashMap<>(2 * capacity, 0.6f);
    this.sides = new WorkingOrder[2][capacity];
  }

  public Instrument instrument() {
    return instrument;
  }

  public int capacity() {
    return capacity;
  }

  public int size() {
    return counts[0] + counts[1];
  }

  public boolean isFull() {
    return size() == capacity;
  }

  public int count(Side side) {
    return counts[side.ordinal()];
  }

  /** The {@code index}-th order of a side, best first. */
  public WorkingOrder at(Side side, int index) {
    assert index < counts[side.ordinal()];
    return sides[side.ordinal()][index];
  }

  public @Nullable WorkingOrder find(ClientOrderId id) {
    return byId.get(id);
  }

  /** What may still trade on a side, in base units: everything here, whatever its state. */
  public long exposure(Side side) {
    return exposures[side.ordinal()];
  }

  /**
   * Takes in an order that is about to be sent, as PENDING.
   *
   * @return false when full: do not send it
   * @throws IllegalStateException when its id already works
   */
  public boolean add(OrderIntent intent, long nowNanos) {
    assert intent.instrument().id() == instrument.id();
    if (isFull()) {
      return false;
    }
    if (byId.containsKey(intent.clientOrderId())) {
      throw new IllegalStateException("already working: " + intent.clientOrderId());
    }
    insert(new WorkingOrder(intent, nowNanos));
    return true;
  }

  /** The gateway's answer to a placement. */
  public Applied onOutcome(ClientOrderId id, Outcome outcome) {
    WorkingOrder order = byId.get(id);
    if (order == null) {
      return Applied.UNKNOWN;
    }
    return switch (outcome) {
      case Outcome.Resting(long oid) -> {
        order.oid(oid);
        yield apply(order, OrderSignal.ACKNOWLEDGED);
      }
      case Outcome.Filled filled -> onFilledOnArrival(order, filled);
      case Outcome.Rejected rejected -> apply(order, OrderSignal.REJECTED);
      case Outcome.Unresolved unresolved -> apply(order, OrderSignal.UNANSWERED);
    };
  }

  private Applied onFilledOnArrival(WorkingOrder order, Outcome.Filled filled) {
    order.oid(filled.oid());
    Applied applied = onFilled(order, order.fillEvents, filled.filledSize());
    if (order.tif() == Tif.IOC && applied != Applied.ILLEGAL && !order.state().isTerminal()) {
      return apply(order, OrderSignal.CANCELED);
    }
    return applied;
  }

  /** We are sending a cancel for it. */
  public Applied onCancelSent(ClientOrderId id) {
    return onSignal(id, OrderSignal.CANCEL_SENT);
  }

  /** The gateway's answer to a cancel. */
  public Applied onCancelOutcome(ClientOrderId id, CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Canceled canceled -> onSignal(id, OrderSignal.CANCELED);
      case CancelOutcome.Gone gone -> onSignal(id, OrderSignal.CANCELED);
      case CancelOutcome.Refused refused -> onSignal(id, OrderSignal.CANCEL_REFUSED);
      case CancelOutcome.Unresolved unresolved -> onSignal(id, OrderSignal.UNANSWERED);
    };
  }

  /**
   * One fill from the account stream, told once (the caller drops repeats by trade id).
   *
   * @param fillSize of this fill
   */
  public Applied onFill(ClientOrderId id, long fillSize) {
    WorkingOrder order = byId.get(id);
    if (order == null) {
      return Applied.UNKNOWN;
    }
    return onFilled(order, Math.addExact(order.fillEvents, fillSize), order.fillReported);
  }

  /**
   * The account stream's word on an order.
   *
   * @param remainingSize left to trade, by the venue
   */
  public Applied onUpdate(ClientOrderId id, long oid, OrderStatus status, long remainingSize) {
    WorkingOrder order = byId.get(id);
    if (order == null) {
      return Applied.UNKNOWN;
    }
    order.oid(oid);
    return switch (status) {
      case OPEN -> onOpen(order, remainingSize);
      case FILLED -> apply(order, OrderSignal.FILLED_WHOLE);
      case CANCELED, VENUE_CANCELED -> apply(order, OrderSignal.CANCELED);
      case REJECTED -> apply(order, OrderSignal.REJECTED);
    };
  }

  private Applied onOpen(WorkingOrder order, long remainingSize) {
    Applied acknowledged = apply(order, OrderSignal.ACKNOWLEDGED);
    Applied filled = onFilled(order, order.fillEvents, order.size() - remainingSize);
    return filled == Applied.REDUNDANT ? acknowledged : filled;
  }

  /** Any other signal, such as reconciliation's verdict. */
  public Applied onSignal(ClientOrderId id, OrderSignal signal) {
    WorkingOrder order = byId.get(id);
    return order == null ? Applied.UNKNOWN : apply(order, signal);
  }

  /** Forgets everything, for a start from the venue's truth. */
  public void clear() {
    for (Side side : Side.values()) {
      Arrays.fill(sides[side.ordinal()], 0, counts[side.ordinal()], null);
      counts[side.ordinal()] = 0;
      exposures[side.ordinal()] = 0;
    }
    byId.clear();
  }

  /** Venue totals and fill events count the same fills: the larger one is the truth so far. */
  private Applied onFilled(WorkingOrder order, long events, long reported) {
    if (events > order.size() || reported > order.size()) {
      return Applied.ILLEGAL;
    }
    order.fillEvents = events;
    order.fillReported = Math.max(order.fillReported, reported);
    long filled = Math.max(order.fillEvents, order.fillReported);
    if (filled == order.filled()) {
      return Applied.REDUNDANT;
    }
    exposures[order.side().ordinal()] -= filled - order.filled();
    order.filled(filled);
    Applied applied =
        apply(order, filled == order.size() ? OrderSignal.FILLED_WHOLE : OrderSignal.FILLED_PART);
    return applied == Applied.REDUNDANT ? Applied.CHANGED : applied;
  }

  private Applied apply(WorkingOrder order, OrderSignal signal) {
    OrderLifecycle.Move move = OrderLifecycle.after(order.state(), signal);
    return switch (move.kind()) {
      case REDUNDANT -> Applied.REDUNDANT;
      case ILLEGAL -> Applied.ILLEGAL;
      case MOVED -> {
        order.state(move.to());
        if (order.state().isTerminal()) {
          remove(order);
        }
        yield Applied.CHANGED;
      }
    };
  }

  private void insert(WorkingOrder order) {
    int side = order.side().ordinal();
    WorkingOrder[] orders = sides[side];
    int at = counts[side];
    while (at > 0 && order.side().isBetter(order.price(), orders[at - 1].price())) {
      orders[at] = orders[at - 1];
      at--;
    }
    orders[at] = order;
    counts[side]++;
    exposures[side] = Math.addExact(exposures[side], order.remaining());
    byId.put(order.clientOrderId(), order);
  }

  private void remove(WorkingOrder order) {
    int side = order.side().ordinal();
    WorkingOrder[] orders = sides[side];
    int at = 0;
    while (orders[at] != order) {
      at++;
    }
    int last = --counts[side];
    System.arraycopy(orders, at + 1, orders, at, last - at);
    orders[last] = null;
    exposures[side] -= order.remaining();
    byId.remove(order.clientOrderId());
  }
}
