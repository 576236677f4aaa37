package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * Turns one look at the market into the orders we want to rest. Model depths around a reservation
 * price first; then the floor (no fill may lose to fee and adverse selection), the post-only clamp
 * and the grid, each of which can only make a price less aggressive; then sizes inside the
 * inventory bound.
 *
 * <p>The floor is measured from the reference price or from the fair price (reference plus alpha),
 * whichever is worse for that side: alpha may pull a quote back, never push one through its floor.
 *
 * <p>Bad input never throws; it is a {@link NoQuoteReason}. Does not allocate.
 */
public final class Quoter {
  private static final double BASIS_POINT = 1e-4;

  /** No price proposal beyond this can be rounded safely, quote currency. */
  private static final double PRICE_MAX = 9e10;

  private static final double EXACT_TOLERANCE = 0.05;

  private final QuoteSettings settings;
  private final Instrument instrument;
  private final PriceGrid grid;
  private final QuoteModel model;
  private final Ladder ladder;

  /** Scratch of one decision: the innermost prices after the floor, before clamp and grid. */
  private double bidProposal;

  private double askProposal;

  public Quoter(QuoteSettings settings, Instrument instrument) {
    this.settings = settings;
    this.instrument = instrument;
    this.grid = instrument.priceGrid();
    this.model = modelOf(settings);
    this.ladder = new Ladder(settings, instrument);
  }

  private static QuoteModel modelOf(QuoteSettings settings) {
    return switch (settings.model()) {
      case CLOSED_FORM -> new Glft();
      case EXACT -> {
        // The model sees inventory less target, so it must reach beyond Q by the largest target.
        double reach = settings.maxInventoryLots() * (1 + settings.targetInventoryShare());
        yield new GlftExact((int) Math.ceil(reach) + 1, EXACT_TOLERANCE);
      }
    };
  }

  /** A result object of the right capacity for these settings. */
  public QuoteTargets newTargets() {
    return new QuoteTargets(settings.levels());
  }

  /** Decides what should rest, into {@code out}. */
  public void quote(MarketState state, QuoteTargets out) {
    NoQuoteReason reason = StateCheck.check(state, settings);
    if (reason != NoQuoteReason.NONE) {
      out.refuse(reason);
      return;
    }
    double mid = (Fixed8.toDouble(state.bestBid) + Fixed8.toDouble(state.bestAsk)) / 2;
    long lotSize = lotSize(mid);
    if (lotSize <= 0) {
      out.refuse(NoQuoteReason.LOT_INVALID);
      return;
    }
    out.begin();
    out.lotSize = lotSize;
    out.inventoryLots = state.inventory / (double) lotSize;
    if (!price(state, out)) {
      out.refuse(NoQuoteReason.MODEL_INVALID);
      return;
    }
    ladder.checkBound(state, out);
    ladder.build(Side.BID, bidProposal, state, out);
    ladder.build(Side.ASK, askProposal, state, out);
  }

  /** The standard order in base units, on the lot grid; zero when there is no sensible one. */
  private long lotSize(double mid) {
    double size = settings.lotNotional() / mid * Fixed8.ONE;
    double largest = Long.MAX_VALUE / (4.0 * settings.maxInventoryLots());
    return size < largest ? instrument.floorSize((long) size) : 0;
  }

  /**
   * Fills in fair and reservation price, half spread, limits; false when the model has no answer.
   */
  private boolean price(MarketState state, QuoteTargets out) {
    double price = state.referencePrice;
    double basisPoint = price * BASIS_POINT;
    double gamma = settings.riskAversionPerBpLot() / basisPoint;
    double fee = state.makerFeeRate * price;
    double impact = Math.max(0, state.adverseSelection);
    double a = Math.sqrt(state.bidA) * Math.sqrt(state.askA);
    double k = 2 / (1 / state.bidK + 1 / state.askK);
    model.solve(state.sigma, a, k, gamma, impact, fee);
    if (!(model.skewPerLot() > 0) || !Double.isFinite(model.bidDepth(0) + model.askDepth(0))) {
      return false;
    }

    double alphaMax = settings.alphaCapBps() * basisPoint;
    out.alpha = Math.clamp(state.alphaMove, -alphaMax, alphaMax);
    out.fairPrice = price + out.alpha;
    out.targetLots = targetLots(state, out.alpha, gamma);

    // Both sides share the skew; each keeps the risk-neutral depth of its own flow.
    double common = Glft.riskNeutralDepth(k, gamma, 1);
    double excess = out.inventoryLots - out.targetLots;
    double wider = (state.widening - 1) * (model.bidDepth(0) + model.askDepth(0) - 2 * fee) / 2;
    double bidExtra = Glft.riskNeutralDepth(state.bidK, gamma, 1) - common + wider;
    double askExtra = Glft.riskNeutralDepth(state.askK, gamma, 1) - common + wider;
    double depthMax = settings.depthMaxBps() * basisPoint;
    double bidDepth = bounded(model.bidDepth(excess) + bidExtra, depthMax);
    double askDepth = bounded(model.askDepth(excess) + askExtra, depthMax);
    out.reservationPrice = price + (askDepth - bidDepth) / 2;
    out.halfSpread = (askDepth + bidDepth) / 2;
    applyFloor(state, out, fee + impact, settings.edgeBufferBps() / 2 * basisPoint);
    return Double.isFinite(out.halfSpread)
        && Double.isFinite(bidProposal)
        && Double.isFinite(askProposal);
  }

  /**
   * The inventory alpha and funding make us want. Alpha's part never shifts the quotes by more than
   * the whole expected move, funding's never by more than the funding expected to be paid.
   */
  private double targetLots(MarketState state, double alpha, double gamma) {
    double skew = model.skewPerLot();
    double alphaRate = alpha == 0 ? 0 : alpha / state.alphaHorizonSeconds;
    double alphaLots = QuoteModel.targetLots(alphaRate, gamma, state.sigma);
    double alphaMax = Math.abs(alpha) / skew;

    FundingTilt tilt = settings.fundingTilt();
    double rate = state.fundingRatePerHour;
    double drift = tilt.drift(rate, state.referencePrice);
    double fundingLots =
        QuoteModel.targetLots(drift, gamma, state.sigma)
            + tilt.leanLots(rate, settings.maxInventoryLots());
    double fundingMax = tilt.shiftMax(rate, state.referencePrice) / skew;

    double most = settings.targetInventoryShare() * settings.maxInventoryLots();
    return bounded(bounded(alphaLots, alphaMax) + bounded(fundingLots, fundingMax), most);
  }

  /** Like Math.clamp, but lets NaN through to the final check instead of throwing. */
  private static double bounded(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }

  /**
   * No quote nearer than cost plus half the buffer, or half a tick; resting orders are pulled only
   * once the buffer is used up too, so that a quote at its floor survives small moves.
   */
  private void applyFloor(MarketState state, QuoteTargets out, double cost, double halfBuffer) {
    double halfTick = Fixed8.toDouble(grid.tickAt(state.bestBid)) / 2;
    double low = Math.min(state.referencePrice, out.fairPrice);
    double high = Math.max(state.referencePrice, out.fairPrice);
    double floor = Math.max(cost + halfBuffer, halfTick);
    bidProposal = Math.min(out.reservationPrice - out.halfSpread, low - floor);
    askProposal = Math.max(out.reservationPrice + out.halfSpread, high + floor);
    double limit = Math.max(cost, halfTick);
    out.bidLimitPrice = inRange(low - limit) ? grid.roundPassive(Side.BID, low - limit) : 0;
    out.askLimitPrice =
        inRange(high + limit) ? grid.roundPassive(Side.ASK, high + limit) : Long.MAX_VALUE;
  }

  /** Whether a proposal can be rounded to the grid at all. */
  static boolean inRange(double price) {
    return price > 0 && price < PRICE_MAX;
  }
}
