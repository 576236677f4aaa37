package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.util.ArrayList;
import java.util.List;

/** Views of the venue for outside. Cold. */
final class Snapshots {
  private Snapshots() {}

  static VenueSnapshot of(VenueAccount account, List<Market> markets, long nanos) {
    List<VenueSnapshot.OpenOrder> orders = new ArrayList<>();
    List<VenueSnapshot.Position> positions = new ArrayList<>();
    long value = account.cash();
    for (Market market : markets) {
      int id = market.instrument.id();
      addOrders(account, market.side(Side.BID).orders, orders);
      addOrders(account, market.side(Side.ASK).orders, orders);
      long size = account.position(id);
      if (size != 0) {
        positions.add(new VenueSnapshot.Position(id, size, market.mark()));
        value = Math.addExact(value, Fixed8.multiply(size, market.mark()));
      }
    }
    return new VenueSnapshot(
        account.id,
        List.copyOf(orders),
        List.copyOf(positions),
        account.cash(),
        value,
        account.fees(),
        nanos);
  }

  private static void addOrders(
      VenueAccount account, OrderBook book, List<VenueSnapshot.OpenOrder> into) {
    for (int i = 0; i < book.count(); i++) {
      RestingOrder order = book.at(i);
      if (order.account == account) {
        into.add(
            new VenueSnapshot.OpenOrder(
                order.clientOrderId,
                order.oid,
                order.instrumentId,
                order.side,
                order.price,
                order.remaining,
                order.originalSize,
                order.reduceOnly,
                order.queue.isKnown() ? order.queue.ahead() : -1));
      }
    }
  }

  /**
   * Merges replayed and client levels, best first; returns how many were written. What is replayed
   * at a level counts as one order: how many they were is not kept.
   */
  static int levels(Market market, Side side, int most, long[] prices, long[] sizes, int[] orders) {
    BookLevels replayed = market.side(side).levels;
    OwnImpact impact = market.side(side).impact;
    OrderBook own = market.side(side).orders;
    int written = 0;
    int rank = 0;
    int index = 0;
    while (written < most && (rank < replayed.count() || index < own.count())) {
      long replayKey = rank < replayed.count() ? replayed.keyAt(rank) : BookLevels.NO_KEY;
      long ownKey = index < own.count() ? own.at(index).key : BookLevels.NO_KEY;
      long key = Math.max(replayKey, ownKey);
      long size = 0;
      int count = 0;
      if (replayKey == key) {
        size += impact.available(key, replayed.sizeAt(rank++));
        count += size > 0 ? 1 : 0;
      }
      while (index < own.count() && own.at(index).key == key) {
        size += own.at(index++).remaining;
        count++;
      }
      if (size > 0) {
        prices[written] = side.sign() * key;
        orders[written] = count;
        sizes[written++] = size;
      }
    }
    return written;
  }
}
