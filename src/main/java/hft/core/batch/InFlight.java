package hft.core.batch;

import hft.core.order.ClientOrderId;
import hft.core.pace.Deadlines;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Actions sent and not answered. An action whose deadline passes is taken out: its orders are
 * {@code Unresolved}, never guessed. Bounded: order actions and cancel actions each have their own
 * room, so orders can never use up the room of cancels.
 */
public final class InFlight {
  /** What an action does. */
  public enum Kind {
    PLACE,
    CANCEL,
    /** Has room of its own: neither orders nor cancels can keep it waiting. */
    CANCEL_ALL
  }

  /** Cancel-alls on their way at once; one more waits for an answer or a deadline. */
  public static final int MAX_CANCEL_ALLS = 4;

  /** One action on its way. For a cancel-all the ids are empty. */
  public record Entry(
      long actionId,
      Kind kind,
      List<ClientOrderId> clientOrderIds,
      long sentNanos,
      long deadlineNanos) {
    public Entry {
      clientOrderIds = List.copyOf(clientOrderIds);
    }

    public long elapsedNanos(long nowNanos) {
      return nowNanos - sentNanos;
    }
  }

  private final int[] room;
  private final int[] counts = new int[Kind.values().length];
  private final Long2ObjectHashMap<Entry> entries = new Long2ObjectHashMap<>();
  private final Deadlines deadlines;
  private long lastActionId;

  /**
   * @param maxPlacing order actions on their way at once
   * @param maxCancelling cancel actions on their way at once
   */
  public InFlight(int maxPlacing, int maxCancelling) {
    if (maxPlacing < 1 || maxCancelling < 1) {
      throw new IllegalArgumentException(
          "in-flight bounds must be positive, were " + maxPlacing + " and " + maxCancelling);
    }
    this.room = new int[] {maxPlacing, maxCancelling, MAX_CANCEL_ALLS};
    this.deadlines = new Deadlines(maxPlacing + maxCancelling + MAX_CANCEL_ALLS);
  }

  /** False when as many of this kind are on their way as may be: it waits in the queue. */
  public boolean hasRoom(Kind kind) {
    return counts[kind.ordinal()] < room[kind.ordinal()];
  }

  /**
   * Notes an action about to be sent.
   *
   * @return its id, counted from 1
   * @throws IllegalStateException when there is no room: ask {@link #hasRoom} first
   */
  public long open(Kind kind, List<ClientOrderId> ids, long nowNanos, long deadlineNanos) {
    if (!hasRoom(kind)) {
      throw new IllegalStateException("no room for another " + kind + " action");
    }
    long actionId = ++lastActionId;
    entries.put(actionId, new Entry(actionId, kind, ids, nowNanos, deadlineNanos));
    deadlines.add(actionId, deadlineNanos);
    count(kind, 1);
    return actionId;
  }

  /**
   * The gateway answered.
   *
   * @return the action, or null when it is not in flight: it expired before, and the answer is late
   *     news to apply all the same
   */
  public @Nullable Entry close(long actionId) {
    Entry entry = entries.remove(actionId);
    if (entry != null) {
      deadlines.remove(actionId);
      count(entry.kind(), -1);
    }
    return entry;
  }

  /** Takes out one action past its deadline, null when there is none. Ask until it answers null. */
  public @Nullable Entry expire(long nowNanos) {
    return deadlines.isDue(nowNanos) ? takeOut(deadlines.poll()) : null;
  }

  /** When the expiry timer should fire, {@link Deadlines#NEVER} when nothing is in flight. */
  public long nextDeadlineNanos() {
    return deadlines.nextNanos();
  }

  /** Actions of this kind on their way. */
  public int count(Kind kind) {
    return counts[kind.ordinal()];
  }

  private Entry takeOut(long actionId) {
    Entry entry = entries.remove(actionId);
    if (entry == null) {
      throw new IllegalStateException(
          "action " + actionId + " has a deadline but is not in flight");
    }
    count(entry.kind(), -1);
    return entry;
  }

  private void count(Kind kind, int change) {
    counts[kind.ordinal()] += change;
  }
}
