package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.match.queue.QueuePosition;
import hft.core.order.FillCause;

/**
 * One instrument: the replayed book, the clients' orders virtually queued in it, and what happens
 * when either moves. Without replayed frames it is a plain price-time matching book.
 *
 * <p>A level's queue is {@code [replayed ahead of A][A][replayed between A and B][B][replayed
 * behind]}; takers and prints walk it from the front.
 */
final class Market {
  final Instrument instrument;
  private final Clearing clearing;
  private final QueueModel model;
  private final BookLevels bidLevels = new BookLevels(Side.BID);
  private final BookLevels askLevels = new BookLevels(Side.ASK);
  private final OwnImpact bidImpact = new OwnImpact();
  private final OwnImpact askImpact = new OwnImpact();
  private final OrderBook bids = new OrderBook(Side.BID);
  private final OrderBook asks = new OrderBook(Side.ASK);
  private long lastTradePrice;
  private boolean hasFeed;

  long oraclePrice;
  long markPrice;
  long fundingRateE12;

  /** What the last {@link #take} paid or received. */
  private long takenNotional;

  Market(Instrument instrument, Clearing clearing, QueueModel model) {
    this.instrument = instrument;
    this.clearing = clearing;
    this.model = model;
  }

  BookLevels levels(Side side) {
    return side == Side.BID ? bidLevels : askLevels;
  }

  OwnImpact impact(Side side) {
    return side == Side.BID ? bidImpact : askImpact;
  }

  OrderBook orders(Side side) {
    return side == Side.BID ? bids : asks;
  }

  long takenNotional() {
    return takenNotional;
  }

  /** Half way between the replayed touch, or the clients' when nothing is replayed; 0 if unknown. */
  long mid() {
    long bid = bestPrice(Side.BID);
    long ask = bestPrice(Side.ASK);
    return bid > 0 && ask > 0 ? bid + (ask - bid) / 2 : 0;
  }

  private long bestPrice(Side side) {
    BookLevels levels = levels(side);
    if (levels.count() > 0) {
      return levels.price(levels.bestKey());
    }
    OrderBook own = orders(side);
    return own.isEmpty() ? 0 : own.at(0).price;
  }

  /** The price positions are valued at: the venue's mark, else mid, else the last trade; 0 if none. */
  long mark() {
    if (markPrice > 0) {
      return markPrice;
    }
    long mid = mid();
    return mid > 0 ? mid : lastTradePrice;
  }

  /** What price bands are measured from. */
  long reference() {
    return oraclePrice > 0 ? oraclePrice : mark();
  }

  /** Best price a taker on {@code taker}'s side could trade at, 0 for none. */
  long bestOpposite(Side taker) {
    Side side = taker.opposite();
    OrderBook own = orders(side);
    long key = Math.max(bestAvailableKey(side), own.bestKey());
    return key == BookLevels.NO_KEY ? 0 : side.sign() * key;
  }

  private long bestAvailableKey(Side side) {
    int rank = bestAvailable(side);
    return rank < 0 ? BookLevels.NO_KEY : levels(side).keyAt(rank);
  }

  /** Rank of the best replayed level with something left to take; -1 for none. */
  private int bestAvailable(Side side) {
    BookLevels levels = levels(side);
    OwnImpact impact = impact(side);
    if (impact.isEmpty()) {
      return levels.count() == 0 ? -1 : 0;
    }
    for (int rank = 0; rank < levels.count(); rank++) {
      if (impact.available(levels.keyAt(rank), levels.sizeAt(rank)) > 0) {
        return rank;
      }
    }
    return -1;
  }

  /** Puts what is left of an order into the book, behind what is displayed at its price. */
  RestingOrder rest(
      VenueAccount account, NewOrder order, long oid, long remaining, long liveFromNanos) {
    BookLevels levels = levels(order.side());
    long key = levels.key(order.price());
    // Without any feed clients trade among themselves and nobody else stands in the queue.
    long displayed = hasFeed ? levels.displayed(key) : 0;
    long available =
        displayed == QueuePosition.UNKNOWN
            ? displayed
            : impact(order.side()).available(key, displayed);
    QueuePosition queue =
        new QueuePosition(model, displayed, available, liveFromNanos - 1);
    RestingOrder resting =
        new RestingOrder(account, order, oid, remaining, queue, liveFromNanos);
    orders(order.side()).add(resting);
    clearing.open(resting);
    return resting;
  }

  /** Takes an order out and says why. */
  void remove(RestingOrder order, OrderState state) {
    orders(order.side).remove(order);
    clearing.close(order, state);
  }

  // --- the replayed market moves ---

  void onFrame(MarketFrame frame) {
    switch (frame.kind) {
      case TRADE -> onTrade(frame);
      case BBO -> onBbo(frame);
      case SNAPSHOT -> onSnapshot(frame);
      case DELTA -> onDelta(frame);
      case CONTEXT, FUNDING -> onContext(frame);
      case GAP -> onGap(frame);
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

  private void onSnapshot(MarketFrame frame) {
    bidLevels.snapshot(frame.bidPrices, frame.bidSizes, frame.bidCount);
    askLevels.snapshot(frame.askPrices, frame.askSizes, frame.askCount);
    onBook(frame.venueNanos, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  private void onDelta(MarketFrame frame) {
    for (int i = 0; i < frame.bidCount; i++) {
      bidLevels.set(frame.bidPrices[i], frame.bidSizes[i]);
    }
    for (int i = 0; i < frame.askCount; i++) {
      askLevels.set(frame.askPrices[i], frame.askSizes[i]);
    }
    onBook(frame.venueNanos, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  private void onBbo(MarketFrame frame) {
    if (frame.bidCount == 0) {
      bidLevels.empty();
    } else {
      bidLevels.best(frame.bidPrices[0], frame.bidSizes[0]);
    }
    if (frame.askCount == 0) {
      askLevels.empty();
    } else {
      askLevels.best(frame.askPrices[0], frame.askSizes[0]);
    }
    // Below the touch a BBO says nothing: orders there keep what they knew.
    onBook(
        frame.venueNanos,
        frame.bidCount == 0 ? Long.MIN_VALUE : bidLevels.bestKey(),
        frame.askCount == 0 ? Long.MIN_VALUE : askLevels.bestKey());
  }

  private void onGap(MarketFrame frame) {
    hasFeed = true;
    bidLevels.forget();
    askLevels.forget();
    bidImpact.forget();
    askImpact.forget();
    for (int i = 0; i < bids.count(); i++) {
      bids.at(i).queue.onGap(frame.venueNanos);
    }
    for (int i = 0; i < asks.count(); i++) {
      asks.at(i).queue.onGap(frame.venueNanos);
    }
  }

  /** After the replayed book changed; levels worse than the keys were not refreshed. */
  private void onBook(long nanos, long bidsFromKey, long asksFromKey) {
    hasFeed = true;
    if (!bidImpact.isEmpty()) {
      bidImpact.refresh(bidLevels);
    }
    if (!askImpact.isEmpty()) {
      askImpact.refresh(askLevels);
    }
    if (!bids.isEmpty()) {
      followQueues(bids, bidLevels, nanos, bidsFromKey);
      fillMovedThrough(Side.BID);
    }
    if (!asks.isEmpty()) {
      followQueues(asks, askLevels, nanos, asksFromKey);
      fillMovedThrough(Side.ASK);
    }
  }

  private static void followQueues(
      OrderBook own, BookLevels levels, long nanos, long fromKey) {
    long key = BookLevels.NO_KEY;
    long displayed = 0;
    for (int i = 0; i < own.count(); i++) {
      RestingOrder order = own.at(i);
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
          order.queue.keepBehind(own.at(i - 1).queue);
        }
      }
    }
  }

  /** The opposite side is displayed at or through our price: whoever stands there met us first. */
  private void fillMovedThrough(Side side) {
    OrderBook own = orders(side);
    Side opposite = side.opposite();
    BookLevels levels = levels(opposite);
    if (own.bestKey() < -levels.bestKey() || levels.count() == 0) {
      return; // the common case: two comparisons
    }
    boolean filled = false;
    for (int i = 0; i < own.count(); ) {
      RestingOrder order = own.at(i);
      int rank = bestAvailable(opposite);
      if (rank < 0 || order.key < -levels.keyAt(rank)) {
        break;
      }
      long key = levels.keyAt(rank);
      long available = impact(opposite).available(key, levels.sizeAt(rank));
      long size = Math.min(available, order.fillable());
      if (size == 0) {
        i++;
        continue;
      }
      impact(opposite).take(key, size, levels.sizeAt(rank));
      fillFromMarket(
          order, size, new FillExplanation(FillCause.TRADED_THROUGH, aheadOf(order), 0, available));
      filled = true;
      i = closeIfFilled(own, i);
    }
    if (filled) {
      enforceReduceOnly();
    }
  }

  private void onTrade(MarketFrame frame) {
    lastTradePrice = frame.tradePrice;
    OrderBook own = orders(frame.aggressor.opposite());
    long key = own.key(frame.tradePrice);
    if (own.isEmpty() || own.bestKey() < key) {
      return; // nobody of ours at or through the print
    }
    long left = frame.tradeSize;
    boolean filled = false;
    int i = 0;
    while (i < own.count() && own.at(i).key > key) {
      RestingOrder order = own.at(i);
      long size = frame.venueNanos < order.liveFromNanos ? 0 : Math.min(left, order.fillable());
      if (size == 0) {
        i++;
        continue;
      }
      left -= size;
      fillFromMarket(order, size, explain(FillCause.TRADED_THROUGH, aheadOf(order), frame));
      filled = true;
      i = closeIfFilled(own, i);
    }
    filled |= printAtLevel(own, i, key, left, frame);
    if (filled) {
      enforceReduceOnly();
    }
  }

  /** The print meets the level's queue: replayed size ahead, then us, then whoever is next. */
  private boolean printAtLevel(
      OrderBook own, int from, long key, long offered, MarketFrame frame) {
    long given = 0;
    int i = from;
    while (i < own.count() && own.at(i).key == key) {
      RestingOrder order = own.at(i);
      if (frame.venueNanos < order.liveFromNanos) {
        i++;
        continue;
      }
      long ahead = aheadOf(order);
      long reached = order.queue.onPrint(frame.tradeSize, offered - given, frame.venueNanos);
      long size = Math.min(reached, order.fillable());
      if (size == 0) {
        i++;
        continue;
      }
      given += size;
      fillFromMarket(order, size, explain(FillCause.QUEUE_REACHED, ahead, frame));
      i = closeIfFilled(own, i);
    }
    return given > 0;
  }

  private static FillExplanation explain(FillCause cause, long ahead, MarketFrame frame) {
    return new FillExplanation(cause, ahead, frame.tradeId, frame.tradeSize);
  }

  private static long aheadOf(RestingOrder order) {
    return order.queue.isKnown() ? order.queue.ahead() : -1;
  }

  private void fillFromMarket(RestingOrder order, long size, FillExplanation why) {
    clearing.ledger().recordMarket(instrument.id(), -order.side.sign() * size);
    clearing.fillMaker(order, clearing.takeTradeId(), size, mid(), why);
  }

  /** Returns the index of the next order. */
  private int closeIfFilled(OrderBook own, int index) {
    RestingOrder order = own.at(index);
    if (order.remaining > 0) {
      return index + 1;
    }
    own.removeAt(index);
    clearing.close(order, OrderState.FILLED);
    return index;
  }

  // --- a client takes ---

  /**
   * Trades up to {@code size} against whatever stands at {@code limit} or better, replayed or
   * client, in price-time priority. Returns the size traded.
   */
  long take(VenueAccount taker, NewOrder order, long oid, long size) {
    Side opposite = order.side().opposite();
    OrderBook makers = orders(opposite);
    BookLevels levels = levels(opposite);
    long limitKey = levels.key(order.price());
    long left = size;
    takenNotional = 0;
    while (left > 0) {
      int rank = bestAvailable(opposite);
      long replayKey = rank < 0 ? BookLevels.NO_KEY : levels.keyAt(rank);
      long makerKey = makers.bestKey();
      long bestKey = Math.max(replayKey, makerKey);
      if (bestKey == BookLevels.NO_KEY || bestKey < limitKey) {
        break;
      }
      if (makerKey < bestKey) {
        left -= takeReplayed(taker, order, oid, opposite, rank, left);
        continue;
      }
      RestingOrder maker = makers.at(0);
      long inFront = replayKey == bestKey ? inFrontOf(maker, opposite, rank) : 0;
      left -=
          inFront > 0
              ? takeReplayed(taker, order, oid, opposite, rank, Math.min(left, inFront))
              : takeMaker(taker, order, oid, maker, left);
    }
    return size - left;
  }

  private long inFrontOf(RestingOrder maker, Side side, int rank) {
    maker.queue.settle(clearing.nowNanos());
    BookLevels levels = levels(side);
    long available = impact(side).available(levels.keyAt(rank), levels.sizeAt(rank));
    return Math.min(maker.queue.ahead(), available);
  }

  private long takeReplayed(
      VenueAccount taker, NewOrder order, long oid, Side side, int rank, long wanted) {
    BookLevels levels = levels(side);
    long key = levels.keyAt(rank);
    long displayed = levels.sizeAt(rank);
    long available = impact(side).available(key, displayed);
    long size = Math.min(wanted, available);
    long mid = mid();
    impact(side).take(key, size, displayed);
    OrderBook makers = orders(side);
    for (int i = 0; i < makers.count() && makers.at(i).key >= key; i++) {
      if (makers.at(i).key == key) {
        makers.at(i).queue.onTaken(size);
      }
    }
    clearing.ledger().recordMarket(instrument.id(), -order.side().sign() * size);
    long tradeId = clearing.takeTradeId();
    reportTaken(taker, order, oid, tradeId, levels.price(key), size, available, mid);
    return size;
  }

  private long takeMaker(
      VenueAccount taker, NewOrder order, long oid, RestingOrder maker, long left) {
    if (maker.account == taker) {
      remove(maker, OrderState.SELF_TRADE_CANCELED);
      return 0;
    }
    long size = Math.min(left, maker.fillable());
    if (size == 0) {
      remove(maker, OrderState.REDUCE_ONLY_CANCELED);
      return 0;
    }
    long mid = mid();
    long tradeId = clearing.takeTradeId();
    reportTaken(taker, order, oid, tradeId, maker.price, size, maker.remaining, mid);
    clearing.fillMaker(
        maker,
        tradeId,
        size,
        mid,
        new FillExplanation(FillCause.QUEUE_REACHED, 0, 0, left));
    if (maker.remaining == 0) {
      remove(maker, OrderState.FILLED);
    }
    return size;
  }

  private void reportTaken(
      VenueAccount taker,
      NewOrder order,
      long oid,
      long tradeId,
      long price,
      long size,
      long offered,
      long mid) {
    takenNotional =
        Math.addExact(takenNotional, Fixed8.multiply(price, size));
    lastTradePrice = price;
    clearing.fill(
        taker,
        order.clientOrderId(),
        oid,
        tradeId,
        instrument.id(),
        order.side(),
        price,
        size,
        false,
        mid,
        new FillExplanation(FillCause.CROSSED, 0, 0, offered));
    clearing
        .out()
        .onTrade(instrument.id(), order.side(), price, size, tradeId, clearing.nowNanos());
  }

  // --- reduce-only ---

  /** Trims or cancels reduce-only orders that no longer fit their account's position. */
  void enforceReduceOnly() {
    for (int i = 0; i < clearing.accounts.size(); i++) {
      VenueAccount account = clearing.accounts.get(i);
      if (account.hasReduceOnly(instrument.id())) {
        trim(account, Side.BID);
        trim(account, Side.ASK);
      }
    }
  }

  /** The oldest order gives way first, until what rests fits the position. */
  private void trim(VenueAccount account, Side side) {
    long excess = -account.reducible(instrument.id(), side);
    OrderBook own = orders(side);
    for (int i = 0; i < own.count(); i++) {
      RestingOrder order = own.at(i);
      excess += order.account == account && order.reduceOnly ? order.remaining : 0;
    }
    while (excess > 0) {
      RestingOrder oldest = oldestReduceOnly(account, own);
      long cut = Math.min(excess, oldest.remaining);
      excess -= cut;
      oldest.remaining -= cut;
      if (oldest.remaining == 0) {
        remove(oldest, OrderState.REDUCE_ONLY_CANCELED);
      } else {
        clearing.report(oldest, OrderState.OPEN);
      }
    }
  }

  private static RestingOrder oldestReduceOnly(VenueAccount account, OrderBook own) {
    RestingOrder oldest = null;
    for (int i = 0; i < own.count(); i++) {
      RestingOrder order = own.at(i);
      if (order.account == account
          && order.reduceOnly
          && (oldest == null || order.oid < oldest.oid)) {
        oldest = order;
      }
    }
    if (oldest == null) {
      throw new IllegalStateException("reduce-only orders exceed the position but none is open");
    }
    return oldest;
  }
}
