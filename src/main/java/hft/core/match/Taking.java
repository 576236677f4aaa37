package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.order.FillCause;

/**
 * One taking order's walk through the opposite side, replayed and client liquidity together, in
 * price-time priority. One per market, reused.
 */
final class Taking {
  private final Market market;
  private final Clearing clearing;
  private long notional;

  Taking(Market market, Clearing clearing) {
    this.market = market;
    this.clearing = clearing;
  }

  /** What the last walk paid or received. */
  long notional() {
    return notional;
  }

  /** Trades up to {@code size} at the order's limit or better; returns the size traded. */
  long walk(VenueAccount taker, NewOrder order, long oid, long size) {
    MarketSide opposite = market.side(order.side().opposite());
    long limitKey = opposite.levels.key(order.price());
    long left = size;
    notional = 0;
    while (left > 0) {
      int rank = opposite.bestAvailable();
      long replayKey = rank < 0 ? BookLevels.NO_KEY : opposite.levels.keyAt(rank);
      long makerKey = opposite.orders.bestKey();
      long bestKey = Math.max(replayKey, makerKey);
      if (bestKey == BookLevels.NO_KEY || bestKey < limitKey) {
        break;
      }
      if (makerKey < bestKey) {
        left -= takeReplayed(taker, order, oid, opposite, rank, left);
        continue;
      }
      RestingOrder maker = opposite.orders.at(0);
      long inFront = replayKey == bestKey ? inFrontOf(maker, opposite.available(rank)) : 0;
      left -=
          inFront > 0
              ? takeReplayed(taker, order, oid, opposite, rank, Math.min(left, inFront))
              : takeMaker(taker, order, oid, maker, left);
    }
    return size - left;
  }

  private long inFrontOf(RestingOrder maker, long available) {
    maker.queue.settle(clearing.nowNanos());
    return Math.min(maker.queue.ahead(), available);
  }

  private long takeReplayed(
      VenueAccount taker, NewOrder order, long oid, MarketSide opposite, int rank, long wanted) {
    long available = opposite.available(rank);
    long price = opposite.price(opposite.levels.keyAt(rank));
    long size = Math.min(wanted, available);
    long mid = market.mid();
    opposite.take(rank, size);
    clearing.ledger().recordMarket(market.instrument.id(), -order.side().sign() * size);
    report(taker, order, oid, clearing.takeTradeId(), price, size, available, mid);
    return size;
  }

  private long takeMaker(
      VenueAccount taker, NewOrder order, long oid, RestingOrder maker, long left) {
    if (maker.account == taker) {
      market.remove(maker, OrderState.SELF_TRADE_CANCELED);
      return 0;
    }
    long size = Math.min(left, maker.fillable());
    if (size == 0) {
      market.remove(maker, OrderState.REDUCE_ONLY_CANCELED);
      return 0;
    }
    long mid = market.mid();
    long tradeId = clearing.takeTradeId();
    report(taker, order, oid, tradeId, maker.price, size, maker.remaining, mid);
    FillExplanation why = new FillExplanation(FillCause.QUEUE_REACHED, 0, 0, left);
    clearing.fillMaker(maker, tradeId, size, mid, why);
    if (maker.remaining == 0) {
      market.remove(maker, OrderState.FILLED);
    }
    return size;
  }

  private void report(
      VenueAccount taker,
      NewOrder order,
      long oid,
      long tradeId,
      long price,
      long size,
      long offered,
      long mid) {
    int instrumentId = market.instrument.id();
    notional = Math.addExact(notional, Fixed8.multiply(price, size));
    market.lastTradePrice = price;
    clearing.fill(
        taker,
        order.clientOrderId(),
        oid,
        tradeId,
        instrumentId,
        order.side(),
        price,
        size,
        false,
        mid,
        new FillExplanation(FillCause.CROSSED, 0, 0, offered));
    clearing.out().onTrade(instrumentId, order.side(), price, size, tradeId, clearing.nowNanos());
  }
}
