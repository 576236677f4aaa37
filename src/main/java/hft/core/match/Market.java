package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.queue.OrderLevelBook;
import hft.core.match.queue.QueueModel;
import hft.core.order.FillCause;

/**
 * One instrument: the replayed market, the clients' orders virtually queued in it, and which of
 * them fill when it moves. Without replayed frames it is a plain price-time matching book.
 *
 * <p>A level's queue is {@code [replayed ahead of A][A][replayed between A and B][B][replayed
 * behind]}; takers and prints walk it from the front.
 */
final class Market {
  /** With order ids we join behind all that is displayed and are told who leaves. */
  private static final QueueModel EXACT = QueueModel.riskAverse();

  final Instrument instrument;
  final Taking taking;
  final ReduceOnlyRule reduceOnly;
  private final Clearing clearing;
  private final QueueModel model;
  private final MarketSide bids = new MarketSide(Side.BID);
  private final MarketSide asks = new MarketSide(Side.ASK);

  /** Filled only by an order-level feed. */
  private final OrderLevelBook orderLevels = new OrderLevelBook();

  private boolean hasFeed;
  private boolean hasOrderFeed;
  long lastTradePrice;
  long oraclePrice;
  long markPrice;
  long fundingRateE12;

  Market(Instrument instrument, Clearing clearing, QueueModel model) {
    this.instrument = instrument;
    this.clearing = clearing;
    this.model = model;
    this.taking = new Taking(this, clearing);
    this.reduceOnly = new ReduceOnlyRule(this, clearing);
  }

  MarketSide side(Side side) {
    return side == Side.BID ? bids : asks;
  }

  /** Half way between the best prices; 0 when a side is empty. */
  long mid() {
    long bid = bids.bestPrice();
    long ask = asks.bestPrice();
    return bid > 0 && ask > 0 ? bid + (ask - bid) / 2 : 0;
  }

  /** What positions are valued at: the venue's mark, else mid, else the last trade; 0 if none. */
  long mark() {
    if (markPrice > 0) {
      return markPrice;
    }
    long mid = mid();
    return mid > 0 ? mid : lastTradePrice;
  }

  /** What price bands and funding are measured by. */
  long reference() {
    return oraclePrice > 0 ? oraclePrice : mark();
  }

  /** Best price a taker on this side could trade at, 0 for none. */
  long bestOpposite(Side taker) {
    MarketSide opposite = side(taker.opposite());
    long key = opposite.bestTradableKey();
    return key == BookLevels.NO_KEY ? 0 : opposite.price(key);
  }

  /** Puts what is left of an order into the book, behind what is displayed at its price. */
  RestingOrder rest(
      VenueAccount account, NewOrder order, long oid, long remaining, long liveFromNanos) {
    MarketSide side = side(order.side());
    RestingOrder resting =
        new RestingOrder(
            account,
            order,
            oid,
            remaining,
            side.join(
                hasOrderFeed ? EXACT : model,
                instrument.lot(),
                side.levels.key(order.price()),
                hasFeed,
                liveFromNanos - 1),
            liveFromNanos,
            orderLevels.nextArrival());
    side.orders.add(resting);
    clearing.open(resting);
    return resting;
  }

  /** Takes an order out and says why. */
  void remove(RestingOrder order, OrderState state) {
    side(order.side).orders.remove(order);
    clearing.close(order, state);
  }

  void onFrame(MarketFrame frame) {
    switch (frame.kind) {
      case TRADE -> onTrade(frame);
      case BBO -> onBbo(frame);
      case SNAPSHOT -> onSnapshot(frame);
      case DELTA -> onDelta(frame);
      case CONTEXT, FUNDING -> onContext(frame);
      case GAP -> onGap(frame.venueNanos);
    }
  }

  private void onContext(MarketFrame frame) {
    if (frame.oraclePrice > 0) {
      oraclePrice = frame.oraclePrice;
    }
    if (frame.markPrice > 0) {
      markPrice = frame.markPrice;
    }
    fundingRateE12 = frame.fundingRateE12;
  }

  private void onGap(long nanos) {
    hasFeed = true;
    bids.onGap(nanos);
    asks.onGap(nanos);
  }

  private void onSnapshot(MarketFrame frame) {
    bids.levels.snapshot(frame.bidPrices, frame.bidSizes, frame.bidCount);
    asks.levels.snapshot(frame.askPrices, frame.askSizes, frame.askCount);
    onBook(frame.venueNanos, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  private void onDelta(MarketFrame frame) {
    bids.levels.setAll(frame.bidPrices, frame.bidSizes, frame.bidCount);
    asks.levels.setAll(frame.askPrices, frame.askSizes, frame.askCount);
    onBook(frame.venueNanos, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  private void onBbo(MarketFrame frame) {
    // Below the touch a BBO says nothing: orders there keep what they knew.
    long bidsFrom = onBest(bids.levels, frame.bidCount, frame.bidPrices, frame.bidSizes);
    long asksFrom = onBest(asks.levels, frame.askCount, frame.askPrices, frame.askSizes);
    onBook(frame.venueNanos, bidsFrom, asksFrom);
  }

  private static long onBest(BookLevels levels, int count, long[] prices, long[] sizes) {
    if (count == 0) {
      levels.empty();
      return Long.MIN_VALUE;
    }
    levels.best(prices[0], sizes[0]);
    return levels.bestKey();
  }

  private void onBook(long nanos, long bidsFromKey, long asksFromKey) {
    hasFeed = true;
    bids.follow(nanos, bidsFromKey);
    asks.follow(nanos, asksFromKey);
    fillMovedThrough(bids, asks);
    fillMovedThrough(asks, bids);
  }

  /** The opposite side is displayed at or through our price: whoever stands there met us first. */
  private void fillMovedThrough(MarketSide own, MarketSide opposite) {
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
      reduceOnly.enforce();
    }
  }

  private void onTrade(MarketFrame frame) {
    lastTradePrice = frame.tradePrice;
    OrderBook orders = side(frame.aggressor.opposite()).orders;
    long key = orders.key(frame.tradePrice);
    if (orders.isEmpty() || orders.bestKey() < key) {
      return; // nobody of ours at or through the print
    }
    long left = fillThrough(orders, key, frame.tradeSize, frame.venueNanos, frame.tradeId);
    long rest = left - fillAtLevel(orders, key, left, frame);
    if (rest < frame.tradeSize) {
      reduceOnly.enforce();
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

  /** One event of an order-level feed: no model is needed, the ids say who stood ahead. */
  void onOrderEvent(OrderEvent event) {
    hasFeed = true;
    hasOrderFeed = true;
    MarketSide side = side(event.side());
    long key = side.levels.key(event.price());
    long arrival = orderLevels.arrivalOf(event.orderId());
    switch (event.kind()) {
      case EXECUTE -> onExecuted(side.orders, key, arrival, event);
      case REDUCE, DELETE -> leaveQueue(side.orders, key, arrival, event);
      case ADD, HIDDEN_EXECUTE -> {}
    }
    orderLevels.apply(event);
    showOrderLevels(event.side());
    if (event.kind() == OrderEvent.Kind.ADD) {
      showOrderLevels(event.side().opposite()); // it may have proved some of them gone
      fillMovedThrough(side(event.side().opposite()), side);
    }
  }

  private void showOrderLevels(Side side) {
    orderLevels.writeChanges(side, side(side).levels::set);
    if (!side(side).impact.isEmpty()) {
      side(side).impact.refresh(side(side).levels);
    }
  }

  private void onExecuted(OrderBook orders, long key, long arrival, OrderEvent event) {
    lastTradePrice = event.price();
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
      reduceOnly.enforce();
    }
  }

  /** An order of the feed loses size: whoever came after it moves up. */
  private static void leaveQueue(OrderBook orders, long key, long arrival, OrderEvent event) {
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
    clearing.ledger().recordMarket(instrument.id(), -order.side.sign() * size);
    FillExplanation why = new FillExplanation(cause, ahead, printId, printed);
    clearing.fillMaker(order, clearing.takeTradeId(), size, mid(), why);
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
