package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.CancelOutcome;
import hft.core.order.ClientOrderId;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes the parts of actions against the markets: the venue's order semantics, one part at a
 * time. Order ids come from one counter over all instruments; refused orders take one too, except
 * for parameter errors and refused modifies.
 */
final class MatchingEngine {
  private static final String NOT_MODIFIABLE = "Cannot modify canceled or filled order";
  private static final String INVALID_MODIFY = "Attempted to modify to invalid new order";

  private final List<Market> markets;
  private final Clearing clearing;
  private final OrderChecks checks;

  MatchingEngine(VenueRules rules, List<Market> markets, Clearing clearing) {
    this.markets = markets;
    this.clearing = clearing;
    this.checks = new OrderChecks(rules, markets);
  }

  Outcome place(VenueAccount account, NewOrder order, long liveFromNanos) {
    Refusal invalid = OrderChecks.parameters(order);
    if (invalid != null) {
      return refuse(account, order, 0, invalid);
    }
    long oid = clearing.takeOid();
    Market market = market(order.instrument().id());
    Refusal refusal = refusal(account, order, market);
    return refusal == null
        ? enter(account, order, market, oid, liveFromNanos)
        : refuse(account, order, oid, refusal);
  }

  /** Says no to an order and reports it; {@code oid} is 0 when it took none. */
  Outcome.Rejected refuse(VenueAccount account, NewOrder order, long oid, Refusal refusal) {
    clearing.report(account, order, oid, order.size(), OrderState.REJECTED, refusal.reason());
    return refusal.asOutcome();
  }

  CancelOutcome cancel(VenueAccount account, OrderTarget target) {
    RestingOrder order = find(account, target);
    if (order == null) {
      return new CancelOutcome.Gone();
    }
    market(order.instrumentId).remove(order, OrderState.CANCELED);
    return new CancelOutcome.Canceled();
  }

  /**
   * Cancels, then places. When the new order is refused after that, the old one is gone all the
   * same.
   */
  Outcome modify(
      VenueAccount account, VenueAction.Modification part, boolean always, long liveFromNanos) {
    NewOrder order = part.order();
    Market market = market(order.instrument().id());
    Refusal invalid = OrderChecks.parameters(order);
    if (invalid == null && !always && order.tif() != Tif.ALO && !becomesAlo(order, market)) {
      invalid = new Refusal(RejectReason.OTHER, INVALID_MODIFY);
    }
    if (invalid != null) {
      return invalid.asOutcome();
    }
    RestingOrder old = find(account, part.target());
    if (old == null && !always) {
      return new Refusal(RejectReason.OTHER, NOT_MODIFIABLE).asOutcome();
    }
    NewOrder replacement = replacement(order, old, always);
    if (old != null) {
      market(old.instrumentId).remove(old, OrderState.CANCELED);
    }
    Refusal refusal = refusal(account, replacement, market);
    if (refusal != null) {
      return new Outcome.Rejected(
          refusal.reason(), "Error placing new order during modify: " + refusal.text());
    }
    return enter(account, replacement, market, clearing.takeOid(), liveFromNanos);
  }

  private static boolean becomesAlo(NewOrder order, Market market) {
    return order.tif() == Tif.GTC && !crosses(order, market);
  }

  /** Keeps the old client order id unless a new one is given. */
  private static NewOrder replacement(NewOrder order, @Nullable RestingOrder old, boolean always) {
    ClientOrderId id = order.clientOrderId();
    if (id == null && old != null) {
      id = old.clientOrderId;
    }
    return new NewOrder(
        id,
        order.instrument(),
        order.side(),
        order.price(),
        order.size(),
        always ? order.tif() : Tif.ALO,
        order.reduceOnly());
  }

  /** Cancels all open orders of the account: by instrument, bids before asks, best first. */
  int cancelAll(VenueAccount account, OrderState state) {
    int count = 0;
    for (Market market : markets) {
      count += cancelAll(account, market, Side.BID, state);
      count += cancelAll(account, market, Side.ASK, state);
    }
    return count;
  }

  private static int cancelAll(VenueAccount account, Market market, Side side, OrderState state) {
    OrderBook book = market.side(side).orders;
    int count = 0;
    for (int i = 0; i < book.count(); ) {
      RestingOrder order = book.at(i);
      if (order.account == account) {
        market.remove(order, state);
        count++;
      } else {
        i++;
      }
    }
    return count;
  }

  /** Trades what it can of an order that no rule may refuse; nothing of it rests. */
  void close(VenueAccount account, NewOrder order) {
    enter(account, order, market(order.instrument().id()), clearing.takeOid(), 0);
  }

  /** Initial margin of the worst positions the account's open orders could lead to. */
  long marginRequired(VenueAccount account) {
    long required = 0;
    for (Market market : markets) {
      int id = market.instrument.id();
      long worst = account.worstExposure(id, 0, 0);
      required = Math.addExact(required, account.margin(id, worst, market.mark()));
    }
    return required;
  }

  private @Nullable RestingOrder find(VenueAccount account, OrderTarget target) {
    RestingOrder order =
        target.oid() != 0
            ? clearing.find(target.oid())
            : target.clientOrderId() == null ? null : account.find(target.clientOrderId());
    boolean theirs =
        order != null && order.account == account && order.instrumentId == target.instrumentId();
    return theirs ? order : null;
  }

  private Market market(int instrumentId) {
    if (instrumentId < 0 || instrumentId >= markets.size()) {
      throw new IllegalArgumentException(
          "instrument id must be 0.." + (markets.size() - 1) + ", was " + instrumentId);
    }
    return markets.get(instrumentId);
  }

  private @Nullable Refusal refusal(VenueAccount account, NewOrder order, Market market) {
    Refusal refusal = checks.rules(account, order, market);
    if (refusal != null || order.tif() != Tif.ALO || !crosses(order, market)) {
      return refusal;
    }
    return new Refusal(
        RejectReason.POST_ONLY_WOULD_MATCH,
        "Post only order would have immediately matched, bbo was "
            + Fixed8.format(market.bestOpposite(Side.ASK))
            + "@"
            + Fixed8.format(market.bestOpposite(Side.BID))
            + ".");
  }

  private static boolean crosses(NewOrder order, Market market) {
    long opposite = market.bestOpposite(order.side());
    return opposite > 0 && order.side().crosses(order.price(), opposite);
  }

  private Outcome enter(
      VenueAccount account, NewOrder order, Market market, long oid, long liveFromNanos) {
    int instrumentId = order.instrument().id();
    long size =
        order.reduceOnly()
            ? Math.min(order.size(), account.reducible(instrumentId, order.side()))
            : order.size();
    long filled = order.tif() == Tif.ALO ? 0 : market.taking.walk(account, order, oid, size);
    long notional = market.taking.notional();
    if (filled == size) {
      clearing.report(account, order, oid, 0, OrderState.FILLED, null);
    } else if (order.tif() != Tif.IOC) {
      RestingOrder resting = market.rest(account, order, oid, size - filled, liveFromNanos);
      clearing.report(resting, OrderState.OPEN);
    } else if (filled > 0) {
      clearing.report(account, order, oid, size - filled, OrderState.CANCELED, null);
    } else {
      clearing.report(account, order, oid, size, OrderState.REJECTED, RejectReason.IOC_NO_MATCH);
    }
    if (filled > 0 || order.reduceOnly()) {
      market.reduceOnly.enforce();
    }
    if (filled > 0) {
      return new Outcome.Filled(oid, filled, Fixed8.divide(notional, filled));
    }
    return order.tif() == Tif.IOC
        ? new Outcome.Rejected(
            RejectReason.IOC_NO_MATCH,
            "Order could not immediately match against any resting orders.")
        : new Outcome.Resting(oid);
  }
}
