package hft.core.match;

import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.match.queue.QueuePosition;

/**
 * One side of one market: replayed levels, what clients took from them, and the client orders
 * virtually queued in them. Keys grow with how good a price is on this side.
 */
final class MarketSide {
  final Side side;
  final BookLevels levels;
  final OwnImpact impact = new OwnImpact();
  final OrderBook orders;

  MarketSide(Side side) {
    this.side = side;
    this.levels = new BookLevels(side);
    this.orders = new OrderBook(side);
  }

  long price(long key) {
    return side.sign() * key;
  }

  /** Rank of the best replayed level with something left to take; -1 for none. */
  int bestAvailable() {
    if (impact.isEmpty()) {
      return levels.count() == 0 ? -1 : 0;
    }
    for (int rank = 0; rank < levels.count(); rank++) {
      if (available(rank) > 0) {
        return rank;
      }
    }
    return -1;
  }

  /** What is left to take at a replayed level. */
  long available(int rank) {
    return impact.available(levels.keyAt(rank), levels.sizeAt(rank));
  }

  /** The best key somebody can trade at, NO_KEY for none. */
  long bestTradableKey() {
    int rank = bestAvailable();
    long replayed = rank < 0 ? BookLevels.NO_KEY : levels.keyAt(rank);
    return Math.max(replayed, orders.bestKey());
  }

  /** The replayed best price, or the clients' when nothing is replayed; 0 for none. */
  long bestPrice() {
    long key = levels.count() > 0 ? levels.bestKey() : orders.bestKey();
    return key == BookLevels.NO_KEY ? 0 : price(key);
  }

  /** Where a new order at this key would stand. */
  QueuePosition join(QueueModel model, long lot, long key, boolean hasFeed, long nanos) {
    // Without any feed clients trade among themselves and nobody else stands in the queue.
    long displayed = hasFeed ? levels.displayed(key) : 0;
    long available =
        displayed == QueuePosition.UNKNOWN ? displayed : impact.available(key, displayed);
    return new QueuePosition(model, lot, displayed, available, nanos);
  }

  /** The replayed levels changed; those worse than {@code fromKey} were not refreshed. */
  void follow(long nanos, long fromKey) {
    if (!impact.isEmpty()) {
      impact.refresh(levels);
    }
    long key = BookLevels.NO_KEY;
    long displayed = 0;
    for (int i = 0; i < orders.count(); i++) {
      RestingOrder order = orders.at(i);
      if (order.key < fromKey) {
        return;
      }
      boolean sameLevel = order.key == key;
      if (!sameLevel) {
        key = order.key;
        displayed = levels.displayed(key);
      }
      if (displayed != QueuePosition.UNKNOWN) {
        order.queue.onLevel(displayed, nanos);
        if (sameLevel) {
          order.queue.keepBehind(orders.at(i - 1).queue);
        }
      }
    }
  }

  /** Takes from a replayed level; the client orders behind move up by as much. */
  void take(int rank, long size) {
    long key = levels.keyAt(rank);
    impact.take(key, size, levels.sizeAt(rank));
    for (int i = 0; i < orders.count() && orders.at(i).key >= key; i++) {
      if (orders.at(i).key == key) {
        orders.at(i).queue.onTaken(size);
      }
    }
  }

  /** The feed was lost: what the replayed book says is unknown until it is shown again. */
  void onGap(long nanos) {
    levels.forget();
    impact.forget();
    for (int i = 0; i < orders.count(); i++) {
      orders.at(i).queue.onGap(nanos);
    }
  }
}
