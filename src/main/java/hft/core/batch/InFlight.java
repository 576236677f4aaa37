package hft.core.batch;

import hft.core.order.CancelRequest;
import hft.core.risk.ApprovedOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Actions sent and not answered, oldest first. An action is answered once or expires once, never
 * both.
 */
public final class InFlight {
  /** One action on its way: orders or cancels, one of the two empty. */
  public record Action(
      long id, List<ApprovedOrder> orders, List<CancelRequest> cancels, long sentNanos) {}

  private final long deadlineNanos;
  private final Map<Long, Action> actions = new LinkedHashMap<>();
  private long nextId = 1;

  public InFlight(BatchSettings settings) {
    deadlineNanos = settings.deadline().toNanos();
  }

  public Action sendOrders(List<ApprovedOrder> orders, long nowNanos) {
    return send(orders, List.of(), nowNanos);
  }

  public Action sendCancels(List<CancelRequest> cancels, long nowNanos) {
    return send(List.of(), cancels, nowNanos);
  }

  private Action send(List<ApprovedOrder> orders, List<CancelRequest> cancels, long nowNanos) {
    Action action = new Action(nextId++, List.copyOf(orders), List.copyOf(cancels), nowNanos);
    actions.put(action.id(), action);
    return action;
  }

  /** The action that was answered; null when it has expired or was answered before. */
  public @Nullable Action answered(long id) {
    return actions.remove(id);
  }

  /** Takes out every action whose deadline has passed. */
  public List<Action> expire(long nowNanos) {
    List<Action> expired = new ArrayList<>();
    for (Iterator<Action> left = actions.values().iterator(); left.hasNext(); ) {
      Action action = left.next();
      if (nowNanos - action.sentNanos() < deadlineNanos) {
        break; // the rest are younger
      }
      left.remove();
      expired.add(action);
    }
    return expired;
  }

  /** When the oldest expires; {@code Long.MAX_VALUE} when none is in flight. */
  public long nextDeadlineNanos() {
    return actions.isEmpty()
        ? Long.MAX_VALUE
        : actions.values().iterator().next().sentNanos() + deadlineNanos;
  }

  public int size() {
    return actions.size();
  }
}
