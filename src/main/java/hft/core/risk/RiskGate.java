package hft.core.risk;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import hft.core.pace.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an order may leave, and reserves its exposure when it may. The one place that can
 * make an {@link ApprovedOrder}.
 *
 * <p>A reduce-only IOC order that really reduces passes the latch, the breakers, staleness and the
 * rate: getting out must always be possible. It never passes the price band or the grid.
 */
public final class RiskGate {
  private final RiskLimits limits;
  private final Exposure exposure;
  private final KillLatch latch;
  private final TickToTradeBreaker tickToTrade;
  private final DrawdownBreaker drawdown;
  private final TokenBucket rate;
  private final long maxOrderNotional;
  private final long maxPositionNotional;
  private final long maxGrossNotional;
  private final long[] mids;
  private boolean reconciled;

  public RiskGate(RiskLimits limits, int instruments) {
    this.limits = limits;
    exposure = new Exposure(instruments);
    latch = new KillLatch();
    tickToTrade = new TickToTradeBreaker(limits.maxTickToTrade(), limits.breakerCooldown());
    drawdown = new DrawdownBreaker(limits.maxDrawdown());
    rate = new TokenBucket(limits.maxOrdersPerSecond(), limits.maxOrderBurst());
    maxOrderNotional = Fixed8.fromDouble(limits.maxOrderNotional());
    maxPositionNotional = Fixed8.fromDouble(limits.maxPositionNotional());
    maxGrossNotional = Fixed8.fromDouble(limits.maxGrossNotional());
    mids = new long[instruments];
  }

  /** Checks every rule; when all agree the exposure is reserved. */
  public Verdict check(OrderIntent intent, MarketGlance market, long nowNanos) {
    mids[intent.instrument().id()] = market.mid;
    Rule rule = firstRefusal(intent, market, nowNanos);
    if (rule != null) {
      return new Verdict.Refused(rule);
    }
    exposure.reserve(intent);
    return new Verdict.Approved(new ApprovedOrder(intent, nowNanos));
  }

  private @Nullable Rule firstRefusal(OrderIntent intent, MarketGlance market, long nowNanos) {
    boolean flattens = intent.reduceOnly() && intent.tif() == Tif.IOC;
    if (!flattens) {
      Rule closed = closed(intent, market, nowNanos);
      if (closed != null) {
        return closed;
      }
    }
    if (!intent.instrument().priceGrid().isValid(intent.price())) {
      return Rule.PRICE_GRID;
    }
    if (!intent.instrument().isValidSize(intent.size())) {
      return Rule.ORDER_SIZE;
    }
    if (market.mid <= 0 || outsideBand(intent.price(), market.mid)) {
      return Rule.PRICE_BAND;
    }
    if (flattens) {
      return reduces(intent) ? null : Rule.REDUCE_ONLY;
    }
    Rule size = tooMuch(intent, market);
    if (size != null) {
      return size;
    }
    return rate.tryTake(nowNanos) ? null : Rule.RATE;
  }

  private @Nullable Rule closed(OrderIntent intent, MarketGlance market, long nowNanos) {
    if (latch.isEngaged()) {
      return Rule.KILL_LATCH;
    }
    if (drawdown.isTripped() || tickToTrade.isOpen(nowNanos)) {
      return Rule.BREAKER;
    }
    if (!reconciled) {
      return Rule.RECONCILIATION;
    }
    if (market.ageNanos > limits.maxBookAge().toNanos()) {
      return Rule.STALE_BOOK;
    }
    if (nowNanos - intent.sourceNanos() > tickToTrade.maxNanos()) {
      return Rule.TICK_TO_TRADE;
    }
    return intent.tif() == Tif.ALO ? null : Rule.POST_ONLY;
  }

  private boolean outsideBand(long price, long mid) {
    return Math.abs(price - mid) > mid * (limits.priceBandBps() * 1e-4);
  }

  /** True when, with all that is open on its side, it can only bring the position towards zero. */
  private boolean reduces(OrderIntent intent) {
    long position = exposure.position(intent.instrument().id());
    return intent.side() == Side.BID
        ? position < 0 && position + intent.size() <= 0
        : position > 0 && position - intent.size() >= 0;
  }

  private @Nullable Rule tooMuch(OrderIntent intent, MarketGlance market) {
    long notional = Fixed8.multiply(intent.price(), intent.size());
    if (notional > maxOrderNotional || notional < intent.instrument().minNotional()) {
      return Rule.ORDER_NOTIONAL;
    }
    int id = intent.instrument().id();
    long worst = exposure.worstCase(id, intent.side()) + intent.side().sign() * intent.size();
    // Towards zero is always less risk, however large the position is by now.
    boolean grows = intent.side() == Side.BID ? worst > 0 : worst < 0;
    if (grows && Fixed8.multiply(Math.abs(worst), market.mid) > maxPositionNotional) {
      return Rule.INVENTORY;
    }
    if (grows && grossNotional() + exposure.openNotional() + notional > maxGrossNotional) {
      return Rule.GROSS_NOTIONAL;
    }
    return exposure.openOrders() >= limits.maxOpenOrders() ? Rule.OPEN_ORDERS : null;
  }

  private long grossNotional() {
    long gross = 0;
    for (int i = 0; i < mids.length; i++) {
      gross += Fixed8.multiply(Math.abs(exposure.position(i)), mids[i]);
    }
    return gross;
  }

  /** Nothing but flattening passes until the venue's truth is known. */
  public void reconciled(boolean known) {
    reconciled = known;
  }

  public Exposure exposure() {
    return exposure;
  }

  public KillLatch latch() {
    return latch;
  }

  public TickToTradeBreaker tickToTrade() {
    return tickToTrade;
  }

  public DrawdownBreaker drawdown() {
    return drawdown;
  }
}
