package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Side;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Derives the book and the trades from order events. An order that would cross when it appears is
 * an aggressor: it is kept out of the book until it no longer crosses, so the book never does. A
 * fill is reported once for each of its two orders; the second report of the same amount within
 * five seconds is the same trade and only takes the size off.
 */
final class BitstampBook {
  private static final long ECHO_NANOS = 5_000_000_000L;

  private static final class Order {
    final long id;
    final Side side;
    final long price;
    long left;
    boolean resting;

    Order(long id, Side side, long price, long left) {
      this.id = id;
      this.side = side;
      this.price = price;
      this.left = left;
    }
  }

  private record Fill(Side side, long size, long nanos) {}

  private final String coin;
  private final Intake intake;
  private final DepthLevels book = new DepthLevels();
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<Long, Order> aggressors = new LinkedHashMap<>();
  private final ArrayDeque<Fill> fills = new ArrayDeque<>();
  private final MarketFrame frame = new MarketFrame();
  private boolean started;
  private long tradeNumber;

  BitstampBook(String coin, Intake intake) {
    this.coin = coin;
    this.intake = intake;
  }

  void created(long id, Side side, long price, long size, long nanos) throws IOException {
    Order order = new Order(id, side, price, size);
    if (orders.put(id, order) != null) {
      throw new RejectedRow("order " + id + " created twice, expected new ids");
    }
    aggressors.put(id, order);
    rest(nanos);
  }

  void changed(long id, long left, long nanos) throws IOException {
    Order order = orders.get(id);
    if (order == null) {
      intake.skip("change of an order placed before the start");
      return;
    }
    if (left >= order.left) {
      intake.skip("change without a fill");
      return;
    }
    fill(order, order.left - left, nanos);
    rest(nanos);
  }

  void deleted(long id, long left, long nanos) throws IOException {
    Order order = orders.remove(id);
    if (order == null) {
      intake.skip("deletion of an order placed before the start");
      return;
    }
    aggressors.remove(id);
    if (order.resting && left == 0 && order.left > 0) {
      fill(order, order.left, nanos);
    } else if (order.resting && order.left > 0) {
      event(OrderEvent.Kind.DELETE, order, order.left, nanos);
      level(order, -order.left, nanos);
    }
    rest(nanos);
  }

  private void fill(Order order, long size, long nanos) throws IOException {
    order.left -= size;
    if (!order.resting) {
      return; // the aggressor's report of a fill that the resting order reports too
    }
    boolean echo = isEcho(order.side, size, nanos);
    event(echo ? OrderEvent.Kind.REDUCE : OrderEvent.Kind.EXECUTE, order, size, nanos);
    level(order, -size, nanos);
    if (echo) {
      intake.skip("second report of a trade");
      return;
    }
    fills.add(new Fill(order.side, size, nanos));
    frame.kind = MarketFrame.Kind.TRADE;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    frame.aggressor = order.side.opposite();
    frame.tradePrice = order.price;
    frame.tradeSize = size;
    frame.tradeId = ++tradeNumber;
    intake.frame(coin, frame);
  }

  private boolean isEcho(Side side, long size, long nanos) {
    for (Iterator<Fill> recent = fills.iterator(); recent.hasNext(); ) {
      Fill fill = recent.next();
      if (nanos - fill.nanos > ECHO_NANOS) {
        recent.remove();
      } else if (fill.side != side && fill.size == size) {
        recent.remove();
        return true;
      }
    }
    return false;
  }

  /** Lets aggressors that no longer cross come to rest, oldest first. */
  private void rest(long nanos) throws IOException {
    for (Iterator<Order> waiting = aggressors.values().iterator(); waiting.hasNext(); ) {
      Order order = waiting.next();
      long opposite = book.best(order.side.opposite());
      if (opposite == 0 || !order.side.crosses(order.price, opposite)) {
        waiting.remove();
        if (order.left > 0) {
          order.resting = true;
          event(OrderEvent.Kind.ADD, order, order.left, nanos);
          level(order, order.left, nanos);
        }
      }
    }
  }

  private void event(OrderEvent.Kind kind, Order order, long size, long nanos) throws IOException {
    intake.order(coin, new OrderEvent(kind, order.id, order.side, order.price, size, nanos));
  }

  private void level(Order order, long change, long nanos) throws IOException {
    long size = book.add(order.side, order.price, change);
    boolean bid = order.side == Side.BID;
    frame.kind = started ? MarketFrame.Kind.DELTA : MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    frame.bidCount = bid ? 1 : 0;
    frame.askCount = bid ? 0 : 1;
    (bid ? frame.bidPrices : frame.askPrices)[0] = order.price;
    (bid ? frame.bidSizes : frame.askSizes)[0] = size;
    started = true;
    intake.frame(coin, frame);
    if (book.isTwoSided()) {
      intake.touch(coin, book.best(Side.BID), book.best(Side.ASK));
    }
  }
}
