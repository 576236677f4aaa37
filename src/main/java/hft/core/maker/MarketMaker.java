package hft.core.maker;

import hft.core.book.BookView;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.CancelOutcome;
import hft.core.order.ClientOrderId;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.OrderSignal;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.QuoteDiff;
import hft.core.order.Tif;
import hft.core.order.WorkingOrder;
import hft.core.order.WorkingOrders;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.MarketState;
import hft.core.quote.NoQuoteReason;
import hft.core.quote.QuoteSettings;
import hft.core.quote.QuoteTargets;
import hft.core.quote.Quoter;
import hft.core.quote.RequoteRule;

/**
 * Decides what one instrument should have in the book, and what must change for that. Looks again
 * when the touch moves, or after the decision interval; takes everything off when the book is
 * unknown, stale or one-sided.
 */
public final class MarketMaker {
  /**
   * Orders one desk may work at once, beyond any ladder: full means nothing new until some are
   * gone.
   */
  private static final int MAX_WORKING = 256;

  private static final double FLATTEN_SLIPPAGE_BPS = 20;
  private static final Side[] SIDES = Side.values();

  private final Instrument instrument;
  private final double makerFeeRate;
  private final Quoter quoter;
  private final QuoteDiff diff;
  private final ClientOrderIds ids;
  private final WorkingOrders working;
  private final MarketMemory market;
  private final MarketState state = new MarketState();
  private final QuoteTargets targets;
  private final TargetNews news = new TargetNews();
  private final double widening;
  private final long decisionNanos;
  private final long staleNanos;

  private boolean quoting;
  private boolean changed;
  private boolean lotTooLarge;
  private boolean wide;
  private boolean reducing;
  private long position;
  private long lastDecisionNanos = Long.MIN_VALUE / 2;
  private long decidedBid;
  private long decidedAsk;
  private long decidedVersion = -1;

  /**
   * @param makerFeeRate fraction of notional; negative is a rebate
   */
  public MarketMaker(
      Instrument instrument,
      MakerSettings settings,
      QuoteSettings quotes,
      CalibrationSettings calibration,
      double makerFeeRate,
      ClientOrderIds ids) {
    this.instrument = instrument;
    this.makerFeeRate = makerFeeRate;
    this.ids = ids;
    quoter = new Quoter(quotes, instrument);
    targets = quoter.newTargets();
    RequoteRule rule = new RequoteRule(quotes.requote());
    working = new WorkingOrders(instrument, MAX_WORKING);
    // Nobody tells us our place in the queue, so an order is taken to be at the front: it moves for
    // a real improvement only.
    diff =
        new QuoteDiff(
            working,
            (side, price, size, age, ahead, targetPrice, targetSize, tick) ->
                rule.shouldReplace(
                    side, price, size, age, Math.max(ahead, 0), targetPrice, targetSize, tick),
            targets.capacity());
    widening = settings.widening();
    decisionNanos = settings.decisionInterval().toNanos();
    staleNanos = settings.staleAfter().toNanos();
    market = new MarketMemory(instrument, calibration, settings.forecastMaxAge().toNanos());
  }

  /** Starts quoting from a known position, with no order in the book. */
  public void go(long knownPosition) {
    quoting = true;
    changed = true;
    position = knownPosition;
  }

  /** No new quotes until {@link #go}. What works should be cancelled with {@link #cancelAll}. */
  public void halt() {
    quoting = false;
  }

  /**
   * What the operator's ladder says, from the next decision on.
   *
   * @param wider quotes further away
   * @param onlyReducing nothing that adds to the position
   */
  public void stance(boolean wider, boolean onlyReducing) {
    wide = wider;
    reducing = onlyReducing;
  }

  public void onBook(BookView book, long nowNanos) {
    market.onBook(book, nowNanos);
  }

  public void onTrade(Side aggressor, long price, long nowNanos) {
    market.onTrade(aggressor, price, nowNanos);
  }

  /**
   * @param fundingRateE12 fraction per hour, scaled by 1e-12
   */
  public void onContext(long fundingRateE12) {
    state.fundingRatePerHour = fundingRateE12 * 1e-12;
  }

  /**
   * @param move quote currency over the horizon
   */
  public void onForecast(double move, long horizonNanos, long asOfNanos) {
    market.onForecast(move, horizonNanos, asOfNanos);
  }

  public void onAnswered(ClientOrderId id, Outcome outcome) {
    working.onOutcome(id, outcome);
    changed = true;
  }

  public void onCancelAnswered(ClientOrderId id, CancelOutcome outcome) {
    working.onCancelOutcome(id, outcome);
    changed = true;
  }

  /** The order was never sent. Looks again only when the market moves or the interval is over. */
  public void onRefused(ClientOrderId id) {
    working.onSignal(id, OrderSignal.REJECTED);
  }

  /**
   * @param remainingSize left to trade, by the venue
   */
  public void onOrderUpdate(ClientOrderId id, long oid, OrderStatus status, long remainingSize) {
    working.onUpdate(id, oid, status, remainingSize);
    changed = true;
  }

  public void onFill(ClientOrderId id, Side side, long size, long nowNanos) {
    working.onFill(id, size);
    position += side.sign() * size;
    market.onFill(side, nowNanos);
    changed = true;
  }

  /**
   * When to look again at the latest, nanoseconds since the epoch: now if the touch has moved,
   * after the interval if anything else has, and when the book would turn stale.
   */
  public long dueNanos(BookView book, long nowNanos) {
    if (!quoting) {
      return Long.MAX_VALUE;
    }
    long earliest = lastDecisionNanos + decisionNanos;
    boolean touchMoved = book.bestBid() != decidedBid || book.bestAsk() != decidedAsk;
    if (changed || touchMoved || book.version() != decidedVersion) {
      return touchMoved ? Math.max(nowNanos, lastDecisionNanos + 1) : Math.max(nowNanos, earliest);
    }
    return working.size() == 0
        ? Long.MAX_VALUE
        : Math.max(earliest, book.receiveNanos() + staleNanos + 1);
  }

  /**
   * Looks at the market and says what to change.
   *
   * @param sourceNanos receive time of what caused this look, the start of tick-to-trade
   */
  public void decide(BookView book, long nowNanos, long sourceNanos, MakerActions out) {
    lastDecisionNanos = nowNanos;
    decidedBid = book.bestBid();
    decidedAsk = book.bestAsk();
    decidedVersion = book.version();
    changed = false;
    if (!quoting || !book.isTwoSided() || book.ageNanos(nowNanos) > staleNanos) {
      cancelAll(nowNanos, out);
      return;
    }
    look(book, nowNanos);
    quoter.quote(state, targets);
    if (wide) {
      targets.widen(instrument.priceGrid(), book.mid(), widening);
    }
    if (reducing) {
      targets.onlyReduce(position, instrument.minNotional());
    }
    tellOfLot(book.mid(), nowNanos, out);
    news.tell(nowNanos, book.mid(), state, targets, out);
    var changes = new Changes(nowNanos, sourceNanos, out);
    diff.diff(targets, Long.MAX_VALUE, Long.MAX_VALUE, nowNanos, changes);
    if (targets.flatten) {
      flatten(book, nowNanos, sourceNanos, out);
    }
  }

  private void tellOfLot(long mid, long nowNanos, MakerActions out) {
    boolean tooLarge = targets.reason == NoQuoteReason.LOT_INVALID;
    if (tooLarge && !lotTooLarge) {
      out.cannotQuote(nowNanos, Fixed8.multiply(instrument.lot(), mid));
    }
    lotTooLarge = tooLarge;
  }

  private void look(BookView book, long nowNanos) {
    state.bestBid = book.bidPrice(0);
    state.bestAsk = book.askPrice(0);
    state.bookAgeNanos = book.ageNanos(nowNanos);
    state.referencePrice = (book.bidPrice(0) + book.askPrice(0)) / 2e8;
    state.inventory = position;
    state.makerFeeRate = makerFeeRate;
    market.writeTo(state, nowNanos);
  }

  private void flatten(BookView book, long nowNanos, long sourceNanos, MakerActions out) {
    Side side = targets.flattenSide;
    for (int i = 0; i < working.count(side); i++) {
      if (working.at(side, i).tif() == Tif.IOC) {
        return; // one at a time: the next look sees what it did
      }
    }
    long price = exitPrice(book, side);
    if (price > 0 && targets.flattenSize > 0) {
      OrderIntent exit =
          new OrderIntent(
              ids.next(), instrument, side, price, targets.flattenSize, Tif.IOC, true, sourceNanos);
      if (working.add(exit, nowNanos)) {
        out.place(exit);
      }
    }
  }

  /** Through the opposite touch by the slippage we accept, on the grid. */
  private long exitPrice(BookView book, Side side) {
    long touch = side == Side.BID ? book.bestAsk() : book.bestBid();
    long through = touch + side.sign() * (long) (touch * (FLATTEN_SLIPPAGE_BPS * 1e-4));
    return side == Side.BID
        ? instrument.priceGrid().ceil(through)
        : instrument.priceGrid().floor(through);
  }

  /** Cancels whatever may still trade and is not being cancelled. */
  public void cancelAll(long nowNanos, MakerActions out) {
    for (Side side : SIDES) {
      for (int i = 0; i < working.count(side); i++) {
        WorkingOrder order = working.at(side, i);
        if (order.state().isQuoting()) {
          working.onCancelSent(order.clientOrderId());
          out.cancel(order.toCancel());
        }
      }
    }
  }

  /** Signed, base units scaled by 1e-8. */
  public long position() {
    return position;
  }

  public WorkingOrders working() {
    return working;
  }

  /** Turns a difference into wishes, and remembers them as working. */
  private final class Changes implements QuoteDiff.Listener {
    private final long nowNanos;
    private final long sourceNanos;
    private final MakerActions out;

    Changes(long nowNanos, long sourceNanos, MakerActions out) {
      this.nowNanos = nowNanos;
      this.sourceNanos = sourceNanos;
      this.out = out;
    }

    @Override
    public void cancel(WorkingOrder order) {
      working.onCancelSent(order.clientOrderId());
      out.cancel(order.toCancel());
    }

    @Override
    public void place(Side side, long price, long size) {
      OrderIntent intent =
          new OrderIntent(ids.next(), instrument, side, price, size, Tif.ALO, false, sourceNanos);
      if (working.add(intent, nowNanos)) {
        out.place(intent);
      }
    }
  }
}
