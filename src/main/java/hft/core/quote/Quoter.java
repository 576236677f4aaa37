package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * Turns the state of the market and of our inventory into a ladder of post-only quotes.
 *
 * <p>Order of the rules: GLFT depth around the reservation price; never inside the cost floor;
 * never through the touch (post-only); on the price grid away from the market; inventory bounds and
 * taper; lot and least notional.
 */
public final class Quoter {
  private static final double BPS = 1e-4;
  private static final double SECONDS_PER_HOUR = 3_600;

  private final Instrument instrument;
  private final PriceGrid grid;
  private final QuoteSettings settings;
  private final Glft glft = new Glft();

  public Quoter(Instrument instrument, QuoteSettings settings) {
    this.instrument = instrument;
    this.grid = instrument.priceGrid();
    this.settings = settings;
  }

  /** Fills {@code out}. Never throws on odd numbers: they mean no quotes. */
  public void quote(QuoteInputs in, QuoteTargets out) {
    out.clear(QuoteTargets.Why.BAD_INPUT);
    double fair = in.fairPrice;
    if (!isUsable(in) || in.bestBid <= 0 || in.bestAsk < in.bestBid) {
      return;
    }
    double bp = fair * BPS;
    double lot = settings.orderNotional() / fair;
    double held = Fixed8.toDouble(in.position) / lot;
    double fee = in.makerFeeRate * fair;
    glft.set(
        settings.riskAversion() * in.k,
        in.sigma,
        in.a,
        in.k,
        Math.max(0, in.adverseSelection),
        fee);
    double wanted = wantedInventory(in, fair);
    double shift = alphaShift(in, bp);
    double reservation = fair + shift - (held - wanted) * glft.skewPerLot();
    double floor =
        Math.max(fee + Math.max(0, in.adverseSelection) + settings.edgeBufferBps() * bp / 2, 0);
    double depth = Math.max(glft.halfSpread() * in.widening, floor);
    out.fairPrice = fair + shift;
    out.reservationPrice = reservation;
    out.halfSpread = depth;
    out.flatten = Math.abs(held) > settings.flattenBeyond() * settings.maxInventoryLots();
    if (!Double.isFinite(reservation) || !Double.isFinite(depth)) {
      return;
    }
    out.why = QuoteTargets.Why.QUOTING;
    // The skew moves a quote towards the market, the floor says how far it may go.
    double bid = Math.min(reservation - depth, fair + shift - floor);
    double ask = Math.max(reservation + depth, fair + shift + floor);
    out.bidCount = ladder(Side.BID, bid, held, in, out.bidPrices, out.bidSizes);
    out.askCount = ladder(Side.ASK, ask, held, in, out.askPrices, out.askSizes);
  }

  private static boolean isUsable(QuoteInputs in) {
    return in.fairPrice > 0
        && in.fairPrice < 9e10
        && in.sigma >= 0
        && in.a > 0
        && in.k > 0
        && in.widening >= 1
        && Double.isFinite(in.sigma + in.a + in.k + in.widening + in.expectedMove + in.makerFeeRate)
        && Double.isFinite(in.adverseSelection + in.fundingRatePerHour + in.horizonSeconds)
        && in.horizonSeconds > 0;
  }

  /**
   * The forecast moves the quotes by what it expects, within the cap: alpha decays, so it is no
   * drift for ever.
   */
  private double alphaShift(QuoteInputs in, double bp) {
    double cap = settings.alphaCapBps() * bp;
    return Math.clamp(in.expectedMove, -cap, cap);
  }

  /**
   * Funding as drift {@code -f·S/3600}, and beyond the threshold a lean to the paid side that grows
   * to {@code fundingLean·Q} at twice the threshold. In lots.
   */
  private double wantedInventory(QuoteInputs in, double fair) {
    double rate = in.fundingRatePerHour;
    double wanted = glft.targetInventory(-rate * fair / SECONDS_PER_HOUR);
    double threshold = settings.fundingThresholdPerHour();
    double q = settings.maxInventoryLots();
    if (threshold > 0 && Math.abs(rate) > threshold) {
      double strength = Math.min(1, (Math.abs(rate) - threshold) / threshold);
      wanted -= Math.signum(rate) * strength * settings.fundingLean() * q;
    }
    double cap = settings.targetInventoryCap() * q;
    return Math.clamp(wanted, -cap, cap);
  }

  private int ladder(
      Side side, double inner, double held, QuoteInputs in, long[] prices, long[] sizes) {
    double room = settings.maxInventoryLots() - side.sign() * held;
    long previous = 0;
    int count = 0;
    for (int level = 0; level < settings.levels() && room > 0; level++) {
      double step = level * settings.levelSpacingBps() * BPS * in.fairPrice;
      double proposed = inner - side.sign() * step;
      if (!(proposed > 0)) {
        break;
      }
      long price = postOnly(side, grid.roundPassive(side, proposed), in);
      if (count > 0 && !side.isBetter(previous, price)) {
        price = grid.stepPassive(side, previous, 1);
      }
      double share = Math.min(1, room / settings.maxInventoryLots());
      long size = orderSize(price, Math.min(room, side.sign() * held > 0 ? share : 1));
      if (price <= 0 || size == 0) {
        break;
      }
      prices[count] = price;
      sizes[count] = size;
      count++;
      previous = price;
      room -= Fixed8.toDouble(size) * in.fairPrice / settings.orderNotional();
    }
    return count;
  }

  /** One tick off the opposite touch at least. */
  private long postOnly(Side side, long price, QuoteInputs in) {
    long limit = side == Side.BID ? grid.floor(in.bestAsk - 1) : grid.ceil(in.bestBid + 1);
    return side.isBetter(price, limit) ? limit : price;
  }

  /**
   * {@code lots} of the standard order, on the lot grid; 0 when it cannot reach the least notional.
   */
  private long orderSize(long price, double lots) {
    if (price <= 0) {
      return 0;
    }
    double base = settings.orderNotional() * lots / Fixed8.toDouble(price);
    long size = instrument.floorSize(Fixed8.fromDouble(base));
    long least = instrument.ceilSize(Fixed8.divide(instrument.minNotional(), price) + 1);
    if (size >= least) {
      return size;
    }
    // Rounding up to the least notional may at most double what was wanted.
    return size > 0 && least <= 2 * size ? least : 0;
  }
}
