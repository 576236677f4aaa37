package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.RejectReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue's checks of one order, each null when it passes. */
final class OrderChecks {
  /** Where notional would leave the range of exact arithmetic; far above the venue's own caps. */
  private static final double NOTIONAL_MAX = 1e9;

  /** What a long can hold; nobody has the margin for it. */
  private static final double EXPOSURE_MAX = 5e10;

  private static final Refusal NO_MARGIN =
      new Refusal(RejectReason.INSUFFICIENT_MARGIN, "Insufficient margin to place order.");

  private final VenueRules rules;
  private final List<Market> markets;

  OrderChecks(VenueRules rules, List<Market> markets) {
    this.rules = rules;
    this.markets = markets;
  }

  /** Checks of the parameters alone: what fails here takes no order id. */
  static @Nullable Refusal parameters(NewOrder order) {
    if (order.price() <= 0) {
      return new Refusal(RejectReason.TICK, "Order has invalid price.");
    }
    if (order.size() == 0) {
      return new Refusal(RejectReason.LOT, "Order has zero size.");
    }
    if (!order.instrument().isValidSize(order.size())) {
      return new Refusal(RejectReason.LOT, "Order has invalid size.");
    }
    if (Fixed8.toDouble(order.price()) * Fixed8.toDouble(order.size()) > NOTIONAL_MAX) {
      return new Refusal(RejectReason.OTHER, "Order value too large. Max is $1000000000.");
    }
    return null;
  }

  /** Checks against the venue's rules and the account. What fails here has taken an order id. */
  @Nullable Refusal rules(VenueAccount account, NewOrder order, Market market) {
    if (!order.instrument().priceGrid().isValid(order.price())) {
      return new Refusal(RejectReason.TICK, "Price must be divisible by tick size.");
    }
    boolean smallAllowed = order.reduceOnly() && !rules.minNotionalForReduceOnly();
    if (!smallAllowed
        && Fixed8.multiply(order.price(), order.size()) < order.instrument().minNotional()) {
      return new Refusal(RejectReason.MIN_NOTIONAL, "Order must have minimum value of $10.");
    }
    if (outsideBand(order.price(), market.reference())) {
      return new Refusal(
          RejectReason.PRICE_BAND,
          "Order price cannot be more than "
              + rules.bandPercent()
              + "% away from the reference price");
    }
    Refusal openOrders = openOrders(account, order);
    if (openOrders != null) {
      return openOrders;
    }
    if (order.reduceOnly()) {
      return account.reducible(order.instrument().id(), order.side()) > 0
          ? null
          : new Refusal(RejectReason.REDUCE_ONLY, "Reduce only order would increase position.");
    }
    return rules.marginChecked() ? margin(account, order) : null;
  }

  private boolean outsideBand(long price, long reference) {
    double distance = Math.abs((double) price - reference);
    return reference > 0 && distance * 100 > (double) reference * rules.bandPercent();
  }

  private @Nullable Refusal openOrders(VenueAccount account, NewOrder order) {
    long earned = rules.openOrdersBase() + account.volume() / rules.openOrdersVolume();
    long limit = Math.min(rules.openOrdersMax(), earned);
    boolean full =
        account.openOrders() >= limit
            || (order.reduceOnly() && account.openOrders() >= rules.openOrdersBase());
    return full
        ? new Refusal(RejectReason.TOO_MANY_OPEN_ORDERS, "Too many open orders: " + limit + ".")
        : null;
  }

  /**
   * Initial margin of the worst position the open orders could lead to, over all instruments,
   * against the account's value; an order that adds no requirement always passes.
   */
  private @Nullable Refusal margin(VenueAccount account, NewOrder order) {
    long value = account.cash();
    long required = 0;
    long added = 0;
    for (Market market : markets) {
      int id = market.instrument.id();
      boolean here = id == order.instrument().id();
      long mark = market.mark();
      if (mark == 0 && here) {
        mark = order.price();
      }
      long before = account.worstExposure(id, 0, 0);
      long after =
          here
              ? account.worstExposure(
                  id,
                  order.side() == Side.BID ? order.size() : 0,
                  order.side() == Side.ASK ? order.size() : 0)
              : before;
      if (after == 0) {
        continue;
      }
      if (Fixed8.toDouble(after) * Fixed8.toDouble(mark) > EXPOSURE_MAX) {
        return NO_MARGIN;
      }
      value = Math.addExact(value, Fixed8.multiply(account.position(id), mark));
      required = Math.addExact(required, account.margin(id, after, mark));
      added += account.margin(id, after - before, mark);
    }
    return required > value && added > 0 ? NO_MARGIN : null;
  }
}
