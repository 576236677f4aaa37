package hft.core.batch;

import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.Tif;
import hft.core.pace.Deadlines;
import hft.core.risk.ApprovedOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits to leave, and what leaves next: cancels before anything and never delayed, then orders
 * that may take (only reduce-only ones get this far, and they cut risk), then post-only orders once
 * the batch window has passed or a batch is full.
 *
 * <p>Bounded. Full of orders: the order is refused and its owner told. Full of cancels: they become
 * one cancel-all, so a cancel is never refused. A cancel for an order that still waits here takes
 * the order out and nothing is sent.
 */
public final class OutboundQueue {
  /** What became of an order. */
  public enum Offer {
    QUEUED,
    /** No room: it will not be sent; release its exposure. */
    FULL
  }

  private final int orderCapacity;
  private final int cancelCapacity;
  private final int maxBatch;
  private final ArrayDeque<Queued> alo = new ArrayDeque<>();
  private final ArrayDeque<Queued> taking = new ArrayDeque<>();
  private final Map<ClientOrderId, CancelRequest> cancels = new LinkedHashMap<>();
  private boolean cancelAll;

  private record Queued(ApprovedOrder order, long queuedNanos) {}

  /**
   * @param orderCapacity orders that may wait
   * @param cancelCapacity cancels that may wait one by one
   * @param maxBatch most orders or cancels in one action
   */
  public OutboundQueue(int orderCapacity, int cancelCapacity, int maxBatch) {
    positive("orderCapacity", orderCapacity);
    positive("cancelCapacity", cancelCapacity);
    positive("maxBatch", maxBatch);
    this.orderCapacity = orderCapacity;
    this.cancelCapacity = cancelCapacity;
    this.maxBatch = maxBatch;
  }

  public Offer offer(ApprovedOrder order, long nowNanos) {
    if (orders() == orderCapacity) {
      return Offer.FULL;
    }
    (order.intent().tif() == Tif.ALO ? alo : taking).addLast(new Queued(order, nowNanos));
    return Offer.QUEUED;
  }

  /**
   * @return the order this cancel took out before it was sent (release its exposure), or null: the
   *     cancel waits to be sent
   */
  public @Nullable ApprovedOrder cancel(CancelRequest request) {
    ApprovedOrder waiting = takeOut(alo, request.clientOrderId());
    if (waiting == null) {
      waiting = takeOut(taking, request.clientOrderId());
    }
    if (waiting == null && !cancelAll) {
      addCancel(request);
    }
    return waiting;
  }

  /**
   * Sends one cancel-all next; the single cancels it covers are forgotten. Waiting orders are
   * another matter: {@link #drainOrders}.
   */
  public void cancelAll() {
    cancelAll = true;
    cancels.clear();
  }

  /** Takes out every order that waits, oldest first within its kind: release their exposure. */
  public List<ApprovedOrder> drainOrders() {
    List<ApprovedOrder> drained = new ArrayList<>(orders());
    taking.forEach(queued -> drained.add(queued.order()));
    alo.forEach(queued -> drained.add(queued.order()));
    taking.clear();
    alo.clear();
    return drained;
  }

  /**
   * Takes out what may leave now, null when nothing may. Ask until it answers null.
   *
   * @param windowNanos how long post-only orders wait for company, from {@link BatchWindow}
   * @param inFlight says which kinds of action have room on the way
   */
  public @Nullable OutboundAction next(long nowNanos, long windowNanos, InFlight inFlight) {
    if (cancelAll && inFlight.hasRoom(InFlight.Kind.CANCEL_ALL)) {
      cancelAll = false;
      return new OutboundAction.CancelAll();
    }
    if (!cancels.isEmpty() && inFlight.hasRoom(InFlight.Kind.CANCEL)) {
      return new OutboundAction.Cancels(takeCancels());
    }
    // What waits to be cancelled must not be overtaken by new orders.
    if (cancels() > 0 || !inFlight.hasRoom(InFlight.Kind.PLACE)) {
      return null;
    }
    if (!taking.isEmpty()) {
      return new OutboundAction.PlaceTaking(takeOrders(taking));
    }
    return nowNanos >= dueNanos(windowNanos) ? new OutboundAction.PlaceAlo(takeOrders(alo)) : null;
  }

  /**
   * When the flush timer should fire: the time the waiting post-only orders have had their window;
   * {@link Deadlines#NEVER} when none wait. A time already past means that room is missing on the
   * way: the next answer or expiry asks again, no timer.
   */
  public long dueNanos(long windowNanos) {
    if (alo.isEmpty()) {
      return Deadlines.NEVER;
    }
    return alo.size() >= maxBatch ? Long.MIN_VALUE : alo.getFirst().queuedNanos() + windowNanos;
  }

  /** Orders waiting. */
  public int orders() {
    return alo.size() + taking.size();
  }

  /** Cancels waiting; a cancel-all counts as one. */
  public int cancels() {
    return cancelAll ? 1 : cancels.size();
  }

  private void addCancel(CancelRequest request) {
    cancels.putIfAbsent(request.clientOrderId(), request);
    if (cancels.size() > cancelCapacity) {
      cancelAll();
    }
  }

  private List<CancelRequest> takeCancels() {
    List<CancelRequest> batch = new ArrayList<>(Math.min(cancels.size(), maxBatch));
    Iterator<CancelRequest> waiting = cancels.values().iterator();
    while (waiting.hasNext() && batch.size() < maxBatch) {
      batch.add(waiting.next());
      waiting.remove();
    }
    return batch;
  }

  private List<ApprovedOrder> takeOrders(ArrayDeque<Queued> queue) {
    List<ApprovedOrder> batch = new ArrayList<>(Math.min(queue.size(), maxBatch));
    while (!queue.isEmpty() && batch.size() < maxBatch) {
      batch.add(queue.removeFirst().order());
    }
    return batch;
  }

  private static @Nullable ApprovedOrder takeOut(ArrayDeque<Queued> queue, ClientOrderId id) {
    for (Iterator<Queued> waiting = queue.iterator(); waiting.hasNext(); ) {
      ApprovedOrder order = waiting.next().order();
      if (order.intent().clientOrderId().equals(id)) {
        waiting.remove();
        return order;
      }
    }
    return null;
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
