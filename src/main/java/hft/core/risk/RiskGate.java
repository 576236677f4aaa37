package hft.core.risk;

import hft.core.market.Side;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import hft.core.pace.TokenBucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which intents may leave. An approval reserves its exposure and returns the only kind of
 * key the batcher accepts.
 *
 * <p>Quotes are post-only and pass every rule. A reduce-only IOC order closes a position: it passes
 * while breakers are open, on a stale book (its limit price only bounds how badly it may trade, and
 * waiting does not make it better) and without a message token (it is still counted), but it must
 * reduce, and the price band and the order's size limits hold. A kill without flattening stops both
 * kinds.
 */
public final class RiskGate {
  private static final int BPS = 10_000;

  private final RiskSettings settings;
  private final @Nullable RiskLimits[] limits;
  private final Interlock interlock;
  private final Exposure exposure;
  private final TokenBucket messages;
  private final Verdict.Refused[] refusals;
  private boolean reconciled;
  private long lastObserved;
  private long lastLimit;

  /**
   * @param limits by dense instrument id; null for an instrument that may not trade
   */
  public RiskGate(RiskSettings settings, List<@Nullable RiskLimits> limits, Interlock interlock) {
    this.settings = settings;
    this.limits = limits.toArray(new RiskLimits[0]);
    this.interlock = interlock;
    // Closed orders whose fills are still on their way, and closing orders, need room as well.
    this.exposure = new Exposure(this.limits.length, 2 * settings.maxOpenOrders());
    this.messages = new TokenBucket(settings.messagesPerSecond(), settings.messageBurst());
    Rule[] rules = Rule.values();
    this.refusals = new Verdict.Refused[rules.length];
    for (Rule rule : rules) {
      refusals[rule.ordinal()] = new Verdict.Refused(rule);
    }
  }

  /**
   * @param bestBid scaled, 0 for none; asks likewise
   * @param reference mid price, scaled
   * @param bookAgeNanos since the book was last known to be true
   */
  public Verdict check(
      OrderIntent intent,
      long bestBid,
      long bestAsk,
      long reference,
      long bookAgeNanos,
      long nowNanos) {
    boolean closing = intent.reduceOnly() && intent.tif() == Tif.IOC;
    Rule rule = identity(intent);
    if (rule == null) {
      rule = closing ? interlock.flatteningStopped() : quoting(intent, bookAgeNanos, nowNanos);
    }
    if (rule == null) {
      rule = shape(intent, closing, bestBid, bestAsk, reference);
    }
    if (rule == null) {
      exposure.setReference(intent.instrument().id(), reference);
      rule = amounts(intent, reference);
    }
    if (rule == null && !closing) {
      rule = room(intent);
    }
    if (rule == null) {
      rule = messageRate(closing, nowNanos);
    }
    return rule == null ? approve(intent, nowNanos) : refusals[rule.ordinal()];
  }

  /**
   * Sets the limits of an instrument that had none: sizes that are derived from a price can only be
   * known once there is one.
   */
  public void limit(int instrumentId, RiskLimits limit) {
    if (limits[instrumentId] != null) {
      throw new IllegalStateException(
          "the limits of instrument " + instrumentId + " are set already");
    }
    limits[instrumentId] = limit;
  }

  /** Nothing is quoted until the venue's orders and positions are known, nor when they are lost. */
  public void reconciled(boolean known) {
    reconciled = known;
  }

  /**
   * The number that broke the last refusal's rule, in the rule's own unit; 0 where there is none.
   */
  public long lastObserved() {
    return lastObserved;
  }

  /** The bound it was held against. */
  public long lastLimit() {
    return lastLimit;
  }

  public Exposure exposure() {
    return exposure;
  }

  public Interlock interlock() {
    return interlock;
  }

  private Verdict approve(OrderIntent intent, long nowNanos) {
    exposure.reserve(intent);
    return new Verdict.Approved(new ApprovedOrder(intent, nowNanos));
  }

  private @Nullable Rule identity(OrderIntent intent) {
    int id = intent.instrument().id();
    if (id >= limits.length || limits[id] == null) {
      return broken(Rule.UNKNOWN_INSTRUMENT, id, limits.length);
    }
    if (exposure.contains(intent.clientOrderId())) {
      return broken(Rule.DUPLICATE_ID, 0, 0);
    }
    return exposure.isFull()
        ? broken(Rule.OPEN_ORDERS, 2L * settings.maxOpenOrders(), settings.maxOpenOrders())
        : null;
  }

  private @Nullable Rule quoting(OrderIntent intent, long bookAgeNanos, long nowNanos) {
    Rule stopped = interlock.quotingStopped(nowNanos);
    if (stopped != null) {
      return broken(stopped, 0, 0);
    }
    if (!reconciled) {
      return broken(Rule.RECONCILIATION, 0, 0);
    }
    long elapsed = nowNanos - intent.sourceNanos();
    if (elapsed > settings.tickToTrade().toNanos()) {
      return broken(Rule.LATE_INTENT, elapsed, settings.tickToTrade().toNanos());
    }
    if (bookAgeNanos > settings.staleAfter().toNanos()) {
      return broken(Rule.STALE_BOOK, bookAgeNanos, settings.staleAfter().toNanos());
    }
    if (intent.tif() != Tif.ALO) {
      return broken(Rule.POST_ONLY, 0, 0);
    }
    return interlock.ladder().isEngaged(Rung.NO_NEW_RISK) ? closes(intent) : null;
  }

  /** Nothing is left of it, nor a position the other way, when all quotes of its side fill. */
  private @Nullable Rule closes(OrderIntent intent) {
    int id = intent.instrument().id();
    long open = -intent.side().sign() * exposure.position(id);
    long left = Math.max(0, open - exposure.reserved(id, intent.side()));
    return intent.size() > left ? broken(Rule.NO_NEW_RISK, intent.size(), left) : null;
  }

  private @Nullable Rule shape(
      OrderIntent intent, boolean closing, long bestBid, long bestAsk, long reference) {
    long touch = intent.side() == Side.BID ? bestAsk : bestBid;
    boolean known = closing ? touch > 0 : bestBid > 0 && bestAsk > bestBid;
    if (!known || reference <= 0) {
      return broken(Rule.NO_REFERENCE, touch, 0);
    }
    if (!intent.instrument().priceGrid().isValid(intent.price())) {
      return broken(Rule.PRICE_GRID, intent.price(), 0);
    }
    if (!intent.instrument().isValidSize(intent.size())) {
      return broken(Rule.LOT_SIZE, intent.size(), intent.instrument().lot());
    }
    boolean crosses = intent.side().crosses(intent.price(), touch);
    return crosses && !closing ? broken(Rule.WOULD_CROSS, intent.price(), touch) : null;
  }

  private @Nullable Rule amounts(OrderIntent intent, long reference) {
    RiskLimits limit = limitsOf(intent);
    long band = bandWidth(reference, limit.priceBandBps());
    long distance = Math.abs(intent.price() - reference);
    if (distance > band) {
      return broken(Rule.PRICE_BAND, distance, band);
    }
    if (intent.size() > limit.maxOrderSize()) {
      return broken(Rule.ORDER_SIZE, intent.size(), limit.maxOrderSize());
    }
    long notional = Exposure.notional(intent.price(), intent.size());
    if (notional > limit.maxOrderNotional()) {
      return broken(Rule.ORDER_NOTIONAL, notional, limit.maxOrderNotional());
    }
    if (intent.reduceOnly()) {
      return reduces(intent);
    }
    long least = intent.instrument().minNotional();
    return notional < least ? broken(Rule.MIN_NOTIONAL, notional, least) : null;
  }

  /** Together with every other reduce-only order on its side it may at most close the position. */
  private @Nullable Rule reduces(OrderIntent intent) {
    int id = intent.instrument().id();
    long open = -intent.side().sign() * exposure.position(id);
    long left = Math.max(0, open - exposure.reducing(id, intent.side()));
    return intent.size() > left ? broken(Rule.REDUCE_ONLY, intent.size(), left) : null;
  }

  private @Nullable Rule room(OrderIntent intent) {
    int id = intent.instrument().id();
    RiskLimits limit = limitsOf(intent);
    if (exposure.openOrders(id) >= limit.maxOpenOrders()) {
      return broken(Rule.OPEN_ORDERS, exposure.openOrders(id), limit.maxOpenOrders());
    }
    if (exposure.openOrders() >= settings.maxOpenOrders()) {
      return broken(Rule.OPEN_ORDERS, exposure.openOrders(), settings.maxOpenOrders());
    }
    long side = intent.side().sign() * exposure.position(id) + exposure.reserved(id, intent.side());
    long worst = Exposure.saturatingAdd(side, intent.size());
    if (worst > limit.maxInventory()) {
      return broken(Rule.INVENTORY, worst, limit.maxInventory());
    }
    return grossNotional(intent);
  }

  /** An order that does not raise the worst case is never refused for it. */
  private @Nullable Rule grossNotional(OrderIntent intent) {
    int id = intent.instrument().id();
    boolean buys = intent.side() == Side.BID;
    long after = exposure.worstNotional(id, buys ? intent.size() : 0, buys ? 0 : intent.size());
    if (after <= exposure.worstNotional(id)) {
      return null;
    }
    long gross = exposure.grossNotional(id, after);
    return gross > settings.maxGrossNotional()
        ? broken(Rule.GROSS_NOTIONAL, gross, settings.maxGrossNotional())
        : null;
  }

  private @Nullable Rule messageRate(boolean closing, long nowNanos) {
    if (closing) {
      messages.take(1, nowNanos);
      return null;
    }
    return messages.tryTake(1, nowNanos)
        ? null
        : broken(Rule.MESSAGE_RATE, settings.messageBurst(), settings.messagesPerSecond());
  }

  private RiskLimits limitsOf(OrderIntent intent) {
    RiskLimits limit = limits[intent.instrument().id()];
    if (limit == null) {
      throw new IllegalStateException("identity() lets no instrument without limits pass");
    }
    return limit;
  }

  private Rule broken(Rule rule, long observed, long limit) {
    lastObserved = observed;
    lastLimit = limit;
    return rule;
  }

  /** {@code reference × bps / 10^4}, rounded down, without overflow. */
  static long bandWidth(long reference, int bps) {
    return reference / BPS * bps + reference % BPS * bps / BPS;
  }
}
