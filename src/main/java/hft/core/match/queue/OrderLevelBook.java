package hft.core.match.queue;

import hft.core.book.OrderEvent;
import hft.core.market.Side;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;

/**
 * The book of an order-level feed: who stands where, in order of arrival. Heals itself where the
 * feed left out deletions (recordings of the first n levels do): whatever a later event proves gone
 * is dropped.
 */
public final class OrderLevelBook {
  /** Arrival number of an order that stood before the recording began. */
  public static final long BEFORE_ALL = -1;

  private static final class Order {
    private final Side side;
    private final long price;
    private final long arrival;
    private long size;

    private Order(Side side, long price, long arrival, long size) {
      this.side = side;
      this.price = price;
      this.arrival = arrival;
      this.size = size;
    }
  }

  private final Long2ObjectHashMap<Order> orders = new Long2ObjectHashMap<>();

  /** Displayed size by key: how good the price is, best last. */
  private final TreeMap<Long, Long> bids = new TreeMap<>();

  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private final LongArrayList changedBids = new LongArrayList();
  private final LongArrayList changedAsks = new LongArrayList();
  private long arrivals;

  /** The next order to arrive would get this number. */
  public long nextArrival() {
    return arrivals;
  }

  /** The arrival number of an order of the feed; BEFORE_ALL when it is not known. */
  public long arrivalOf(long orderId) {
    Order order = orders.get(orderId);
    return order == null ? BEFORE_ALL : order.arrival;
  }

  public long displayed(Side side, long price) {
    return levels(side).getOrDefault(side.sign() * price, 0L);
  }

  /** The price of the n-th best level, 0 when there are fewer. */
  public long price(Side side, int rank) {
    Long key = levels(side).isEmpty() ? null : levels(side).lastKey();
    for (int i = 0; i < rank && key != null; i++) {
      key = levels(side).lowerKey(key);
    }
    return key == null ? 0 : side.sign() * key;
  }

  public void apply(OrderEvent event) {
    switch (event.kind()) {
      case ADD -> add(event);
      case REDUCE -> reduce(event, event.size());
      case DELETE -> reduce(event, Long.MAX_VALUE);
      case EXECUTE -> {
        dropBetter(event.side(), event.price());
        reduce(event, event.size());
      }
      case HIDDEN_EXECUTE -> {} // never was in the book
    }
  }

  private void add(OrderEvent event) {
    dropCrossed(event.side().opposite(), event.price());
    orders.put(event.orderId(), new Order(event.side(), event.price(), arrivals++, event.size()));
    change(event.side(), event.price(), event.size());
  }

  private void reduce(OrderEvent event, long most) {
    Order order = orders.get(event.orderId());
    if (order == null) {
      return;
    }
    long gone = Math.min(order.size, most);
    order.size -= gone;
    change(order.side, order.price, -gone);
    if (order.size == 0) {
      orders.remove(event.orderId());
    }
  }

  private void change(Side side, long price, long by) {
    changed(side).addLong(price);
    long key = side.sign() * price;
    Long size = levels(side).get(key);
    long after = (size == null ? 0 : size) + by;
    if (after <= 0) {
      levels(side).remove(key);
    } else {
      levels(side).put(key, after);
    }
  }

  /** A trade at this price: nothing better can still stand on its side. */
  private void dropBetter(Side side, long price) {
    drop(side, levels(side).tailMap(side.sign() * price, false));
  }

  /** An order rests at this price: nothing it crosses can still stand. */
  private void dropCrossed(Side side, long price) {
    drop(side, levels(side).tailMap(side.sign() * price, true));
  }

  private void drop(Side side, Map<Long, Long> ghosts) {
    if (ghosts.isEmpty()) {
      return;
    }
    orders.values().removeIf(o -> o.side == side && ghosts.containsKey(side.sign() * o.price));
    ghosts.keySet().forEach(key -> changed(side).addLong(side.sign() * key));
    ghosts.clear();
  }

  private TreeMap<Long, Long> levels(Side side) {
    return side == Side.BID ? bids : asks;
  }

  /** Hears one level's new size; 0 when it is gone. */
  public interface LevelListener {
    void onLevel(long price, long size);
  }

  /** Tells the levels of this side that changed since last asked, in order of change. */
  public void writeChanges(Side side, LevelListener into) {
    LongArrayList prices = changed(side);
    for (int i = 0; i < prices.size(); i++) {
      long price = prices.getLong(i);
      into.onLevel(price, displayed(side, price));
    }
    prices.clear();
  }

  private LongArrayList changed(Side side) {
    return side == Side.BID ? changedBids : changedAsks;
  }
}
