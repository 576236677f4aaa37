package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.queue.OrderLevelBook;
import hft.core.match.queue.QueueModel;

/**
 * One instrument: the replayed market and the clients' orders virtually queued in it. Without
 * replayed frames it is a plain price-time matching book.
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
  private final PassiveFills passive;
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
    this.passive = new PassiveFills(this, clearing);
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
    passive.movedThrough(bids, asks);
    passive.movedThrough(asks, bids);
  }

  private void onTrade(MarketFrame frame) {
    lastTradePrice = frame.tradePrice;
    passive.onPrint(side(frame.aggressor.opposite()).orders, frame);
  }

  /** One event of an order-level feed: no model is needed, the ids say who stood ahead. */
  void onOrderEvent(OrderEvent event) {
    hasFeed = true;
    hasOrderFeed = true;
    MarketSide side = side(event.side());
    long key = side.levels.key(event.price());
    long arrival = orderLevels.arrivalOf(event.orderId());
    switch (event.kind()) {
      case EXECUTE -> {
        lastTradePrice = event.price();
        passive.onExecuted(side.orders, key, arrival, event);
      }
      case REDUCE, DELETE -> PassiveFills.leaveQueue(side.orders, key, arrival, event);
      case ADD, HIDDEN_EXECUTE -> {}
    }
    orderLevels.apply(event);
    showOrderLevels(event.side());
    if (event.kind() == OrderEvent.Kind.ADD) {
      showOrderLevels(event.side().opposite()); // it may have proved some of them gone
      passive.movedThrough(side(event.side().opposite()), side);
    }
  }

  private void showOrderLevels(Side side) {
    orderLevels.writeChanges(side, side(side).levels::set);
    if (!side(side).impact.isEmpty()) {
      side(side).impact.refresh(side(side).levels);
    }
  }
}
