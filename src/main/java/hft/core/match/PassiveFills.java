package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.order.FillCause;

/**
 * Which of the clients' resting orders fill because the replayed market moved through them, printed
 * through them, or used up the queue ahead of them.
 */
final class PassiveFills {
  private final Market market;
  private final Clearing clearing;

  PassiveFills(Market market, Clearing clearing) {
    this.market = market;
    this.clearing = clearing;
  }

  /** The opposite side is displayed at or through our price: whoever stands there met us first. */
  void movedThrough(MarketSide own, MarketSide opposite) {
    OrderBook orders = own.orders;
    if (orders.isEmpty()
        || opposite.levels.count() == 0
        || orders.bestKey() < -opposite.levels.bestKey()) {
      return; // the common case
    }
    boolean filled = false;
    for (int i = 0; i < orders.count(); ) {
      RestingOrder order = orders.at(i);
      int rank = opposite.bestAvailable();
      if (rank < 0 || order.key < -opposite.levels.keyAt(rank)) {
        break;
      }
      long available = opposite.available(rank);
      long size = Math.min(available, order.fillable());
      if (size == 0) {
        i++;
        continue;
      }
      opposite.take(rank, size);
      fill(order, size, FillCause.TRADED_THROUGH, aheadOf(order), 0, available);
      filled = true;
      i = closeIfFilled(orders, i);
    }
    if (filled) {
      market.reduceOnly.enforce();
    }
  }

  /**
   * @param orders of the side that the print's aggressor took from
   */
  void onPrint(OrderBook orders, MarketFrame frame) {
    long key = orders.key(frame.tradePrice);
    if (orders.isEmpty() || orders.bestKey() < key) {
      return; // nobody of ours at or through the print
    }
    long left = fillThrough(orders, key, frame.tradeSize, frame.venueNanos, frame.tradeId);
    long rest = left - fillAtLevel(orders, key, left, frame);
    if (rest < frame.tradeSize) {
      market.reduceOnly.enforce();
    }
  }

  /**
   * A print worse than our price: all of it would have met us first. Returns what is left of it.
   */
  private long fillThrough(OrderBook orders, long key, long printed, long nanos, long printId) {
    long left = printed;
    for (int i = 0; i < orders.count() && orders.at(i).key > key; ) {
      RestingOrder order = orders.at(i);
      long size = nanos < order.liveFromNanos ? 0 : Math.min(left, order.fillable());
      if (size == 0) {
        i++;
        continue;
      }
      left -= size;
      fill(order, size, FillCause.TRADED_THROUGH, aheadOf(order), printId, printed);
      i = closeIfFilled(orders, i);
    }
    return left;
  }

  /** The print meets the level's queue: replayed size ahead, us, whoever is next. */
  private long fillAtLevel(OrderBook orders, long key, long offered, MarketFrame frame) {
    long given = 0;
    for (int i = orders.firstNotBetterThan(key); i < orders.count() && orders.at(i).key == key; ) {
      RestingOrder order = orders.at(i);
      long ahead = aheadOf(order);
      long size = 0;
      if (frame.venueNanos >= order.liveFromNanos) {
        long reached = order.queue.onPrint(frame.tradeSize, offered - given, frame.venueNanos);
        size = Math.min(reached, order.fillable());
      }
      if (size == 0) {
        i++;
        continue;
      }
      given += size;
      fill(order, size, FillCause.QUEUE_REACHED, ahead, frame.tradeId, frame.tradeSize);
      i = closeIfFilled(orders, i);
    }
    return given;
  }

  /** An order of the feed traded: through us, before us, or after us and so instead of us. */
  void onExecuted(OrderBook orders, long key, long arrival, OrderEvent event) {
    long left = fillThrough(orders, key, event.size(), event.nanos(), event.orderId());
    leaveQueue(orders, key, arrival, event);
    for (int i = orders.firstNotBetterThan(key); i < orders.count() && orders.at(i).key == key; ) {
      RestingOrder order = orders.at(i);
      boolean cameAfter = arrival >= order.arrival && event.nanos() >= order.liveFromNanos;
      long size = cameAfter ? Math.min(left, order.fillable()) : 0;
      if (size == 0) {
        i++;
        continue;
      }
      left -= size;
      fill(order, size, FillCause.QUEUE_REACHED, 0, event.orderId(), event.size());
      i = closeIfFilled(orders, i);
    }
    if (left < event.size()) {
      market.reduceOnly.enforce();
    }
  }

  /** An order of the feed loses size: whoever came after it moves up. */
  static void leaveQueue(OrderBook orders, long key, long arrival, OrderEvent event) {
    for (int i = orders.firstNotBetterThan(key);
        i < orders.count() && orders.at(i).key == key;
        i++) {
      if (arrival < orders.at(i).arrival) {
        orders.at(i).queue.onTaken(event.size());
      }
    }
  }

  private static long aheadOf(RestingOrder order) {
    return order.queue.isKnown() ? order.queue.ahead() : -1;
  }

  private void fill(
      RestingOrder order, long size, FillCause cause, long ahead, long printId, long printed) {
    clearing.ledger().recordMarket(market.instrument.id(), -order.side.sign() * size);
    FillExplanation why = new FillExplanation(cause, ahead, printId, printed);
    clearing.fillMaker(order, clearing.takeTradeId(), size, market.mid(), why);
  }

  /** Returns the index of the next order. */
  private int closeIfFilled(OrderBook orders, int index) {
    RestingOrder order = orders.at(index);
    if (order.remaining > 0) {
      return index + 1;
    }
    orders.removeAt(index);
    clearing.close(order, OrderState.FILLED);
    return index;
  }
}
