package hft.core.match;

import hft.core.market.Side;

/** Resting reduce-only orders never exceed the position: the oldest gives way first. */
final class ReduceOnlyRule {
  private final Market market;
  private final Clearing clearing;

  ReduceOnlyRule(Market market, Clearing clearing) {
    this.market = market;
    this.clearing = clearing;
  }

  /** After positions or orders changed: trims or cancels what no longer fits. */
  void enforce() {
    for (int i = 0; i < clearing.accounts.size(); i++) {
      VenueAccount account = clearing.accounts.get(i);
      if (account.hasReduceOnly(market.instrument.id())) {
        trim(account, Side.BID);
        trim(account, Side.ASK);
      }
    }
  }

  private void trim(VenueAccount account, Side side) {
    OrderBook orders = market.side(side).orders;
    long excess = -account.reducible(market.instrument.id(), side);
    for (int i = 0; i < orders.count(); i++) {
      excess += isTheirs(orders.at(i), account) ? orders.at(i).remaining : 0;
    }
    while (excess > 0) {
      RestingOrder oldest = oldest(account, orders);
      long cut = Math.min(excess, oldest.remaining);
      excess -= cut;
      oldest.remaining -= cut;
      if (oldest.remaining == 0) {
        market.remove(oldest, OrderState.REDUCE_ONLY_CANCELED);
      } else {
        clearing.report(oldest, OrderState.OPEN);
      }
    }
  }

  private static boolean isTheirs(RestingOrder order, VenueAccount account) {
    return order.account == account && order.reduceOnly;
  }

  private static RestingOrder oldest(VenueAccount account, OrderBook orders) {
    RestingOrder oldest = null;
    for (int i = 0; i < orders.count(); i++) {
      RestingOrder order = orders.at(i);
      if (isTheirs(order, account) && (oldest == null || order.oid < oldest.oid)) {
        oldest = order;
      }
    }
    if (oldest == null) {
      throw new IllegalStateException("reduce-only orders exceed the position but none is open");
    }
    return oldest;
  }
}
