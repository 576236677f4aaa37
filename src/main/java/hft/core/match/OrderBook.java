package hft.core.match;

import hft.core.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The client orders of one side of one instrument in price-time priority: an array, best first,
 * equals in order of arrival. Bounded by the accounts' open-order limits.
 */
final class OrderBook {
  private final int sign;
  private @Nullable RestingOrder[] orders = new RestingOrder[16];
  private int count;

  OrderBook(Side side) {
    this.sign = side.sign();
  }

  long key(long price) {
    return sign * price;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  RestingOrder at(int index) {
    RestingOrder order = orders[index];
    if (order == null || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    return order;
  }

  long bestKey() {
    return count == 0 ? BookLevels.NO_KEY : at(0).key;
  }

  void add(RestingOrder order) {
    if (count == orders.length) {
      orders = Arrays.copyOf(orders, 2 * count);
    }
    int index = firstWorseThan(order.key);
    System.arraycopy(orders, index, orders, index + 1, count - index);
    orders[index] = order;
    count++;
  }

  void remove(RestingOrder order) {
    int index = firstWorseThan(order.key) - 1;
    while (index >= 0 && orders[index] != order) {
      index--;
    }
    if (index < 0) {
      throw new IllegalStateException("order " + order.oid + " is not in its book");
    }
    removeAt(index);
  }

  void removeAt(int index) {
    count--;
    System.arraycopy(orders, index + 1, orders, index, count - index);
    orders[count] = null;
  }

  /** Index of the first order at this key or worse. */
  int firstNotBetterThan(long key) {
    return key == Long.MAX_VALUE ? 0 : firstWorseThan(key + 1);
  }

  private int firstWorseThan(long key) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle).key >= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
