package hft.exchange.account;

import hft.core.order.ClientOrderId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One account's orders: every open one, and the last that ended. */
public final class OrderLog {
  /** Ended orders kept; the oldest is forgotten for a new one. */
  public static final int ENDED_CAPACITY = 10_000;

  private final TreeMap<Long, LoggedOrder> open = new TreeMap<>();
  private final Map<Long, LoggedOrder> ended = new HashMap<>();
  private final Deque<Long> endedOids = new ArrayDeque<>();
  private final Map<ClientOrderId, Long> firstOids = new HashMap<>();

  /** Takes in the order's new state. */
  public void record(LoggedOrder order) {
    long oid = order.order().oid();
    ClientOrderId id = order.order().clientOrderId();
    if (id != null) {
      firstOids.putIfAbsent(id, oid);
    }
    if (order.isOpen()) {
      open.put(oid, order);
      return;
    }
    open.remove(oid);
    if (ended.put(oid, order) == null) {
      endedOids.add(oid);
      forgetOldest();
    }
  }

  private void forgetOldest() {
    if (endedOids.size() > ENDED_CAPACITY) {
      LoggedOrder oldest = ended.remove(endedOids.remove());
      ClientOrderId id = oldest == null ? null : oldest.order().clientOrderId();
      if (oldest != null && id != null) {
        firstOids.remove(id, oldest.order().oid());
      }
    }
  }

  /** By oid, rising. */
  public Collection<LoggedOrder> open() {
    return Collections.unmodifiableCollection(open.values());
  }

  public @Nullable LoggedOrder find(long oid) {
    LoggedOrder resting = open.get(oid);
    return resting != null ? resting : ended.get(oid);
  }

  /** The first order that used the id, as the venue answers it. */
  public @Nullable LoggedOrder find(ClientOrderId id) {
    Long oid = firstOids.get(id);
    return oid == null ? null : find(oid);
  }

  /** Latest first, at most {@code most}: ended orders, then open ones. */
  public List<LoggedOrder> history(int most) {
    List<LoggedOrder> rows = new ArrayList<>();
    rows.addAll(open.descendingMap().values());
    var oids = endedOids.descendingIterator();
    while (oids.hasNext()) {
      LoggedOrder order = ended.get(oids.next());
      if (order != null) {
        rows.add(order);
      }
    }
    rows.sort((a, b) -> Long.compare(b.statusNanos(), a.statusNanos()));
    return rows.subList(0, Math.min(most, rows.size()));
  }
}
