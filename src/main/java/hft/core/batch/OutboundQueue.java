package hft.core.batch;

import hft.core.order.ClientOrderId;
import hft.core.order.Tif;
import hft.core.risk.ApprovedOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Approved orders waiting for their action: post-only ones apart from those that may take, first
 * come first served. Full means that new orders are refused.
 */
public final class OutboundQueue {
  private final int capacity;
  private final int maxBatch;
  private final ArrayDeque<ApprovedOrder> postOnly = new ArrayDeque<>();
  private final ArrayDeque<ApprovedOrder> taking = new ArrayDeque<>();

  public OutboundQueue(BatchSettings settings) {
    capacity = settings.maxQueued();
    maxBatch = settings.maxBatch();
  }

  /** False when full. */
  public boolean offer(ApprovedOrder order) {
    if (size() >= capacity) {
      return false;
    }
    (order.intent().tif() == Tif.ALO ? postOnly : taking).add(order);
    return true;
  }

  /** Takes a waiting order out again; false when it is not waiting (any more). */
  public boolean remove(ClientOrderId id) {
    return remove(postOnly, id) || remove(taking, id);
  }

  private static boolean remove(ArrayDeque<ApprovedOrder> queue, ClientOrderId id) {
    for (Iterator<ApprovedOrder> orders = queue.iterator(); orders.hasNext(); ) {
      if (orders.next().intent().clientOrderId().equals(id)) {
        orders.remove();
        return true;
      }
    }
    return false;
  }

  /** The next batch of post-only orders, oldest first; empty when none wait. */
  public List<ApprovedOrder> nextPostOnly() {
    return next(postOnly);
  }

  /** The next batch of orders that may take, oldest first; empty when none wait. */
  public List<ApprovedOrder> nextTaking() {
    return next(taking);
  }

  private List<ApprovedOrder> next(ArrayDeque<ApprovedOrder> queue) {
    List<ApprovedOrder> batch = new ArrayList<>(Math.min(maxBatch, queue.size()));
    while (batch.size() < maxBatch && !queue.isEmpty()) {
      batch.add(queue.poll());
    }
    return batch;
  }

  /** Empties the queue and returns what waited. */
  public List<ApprovedOrder> drain() {
    List<ApprovedOrder> all = new ArrayList<>(postOnly);
    all.addAll(taking);
    postOnly.clear();
    taking.clear();
    return all;
  }

  public int size() {
    return postOnly.size() + taking.size();
  }

  public boolean isEmpty() {
    return postOnly.isEmpty() && taking.isEmpty();
  }

  public boolean hasTaking() {
    return !taking.isEmpty();
  }
}
