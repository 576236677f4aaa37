package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * Places one side's orders on the venue's grids: post-only clamp, distinct prices, lot sizes, the
 * taper and the inventory bound, the minimum notional. If every order of the side filled, the
 * inventory would still be inside its bound.
 */
final class Ladder {
  private static final double BASIS_POINT = 1e-4;

  /** Sizes beyond this are out of reach whatever the room. */
  private static final double SIZE_MAX = 9e17;

  private final QuoteSettings settings;
  private final Instrument instrument;
  private final PriceGrid grid;

  Ladder(QuoteSettings settings, Instrument instrument) {
    this.settings = settings;
    this.instrument = instrument;
    this.grid = instrument.priceGrid();
  }

  /**
   * Adds the orders of {@code side} to {@code out}, or the reason for none.
   *
   * @param proposal the innermost price after the floor, quote currency
   */
  void build(Side side, double proposal, MarketState state, QuoteTargets out) {
    long bound = bound(out.lotSize);
    long room = instrument.floorSize(Math.max(0, room(side, state.inventory, bound)));
    if (out.flatten && out.flattenSide == side) {
      room = Math.max(0, room - out.flattenSize);
    }
    double taper = taper(side, out.inventoryLots);
    if (room == 0 || taper == 0) {
      out.explain(side, NoQuoteReason.INVENTORY_BOUND);
      return;
    }
    if (!Quoter.inRange(proposal)) {
      out.explain(side, NoQuoteReason.PRICE_OUT_OF_RANGE);
      return;
    }
    long price = behindTouch(side, grid.roundPassive(side, proposal), state);
    double first = Fixed8.toDouble(price);
    double spacing = settings.levelSpacingBps() * BASIS_POINT * state.referencePrice;
    double wanted = out.lotSize * taper;
    for (int level = 0; level < settings.levels(); level++) {
      if (level > 0) {
        price = further(side, price, first - side.sign() * spacing * level);
      }
      if (price <= 0) {
        break;
      }
      long size = size(wanted, price, room);
      if (size == 0) {
        break;
      }
      out.add(side, price, size);
      room -= size;
      wanted *= settings.levelSizeGrowth();
    }
    if (out.count(side) == 0) {
      out.explain(
          side, price <= 0 ? NoQuoteReason.PRICE_OUT_OF_RANGE : NoQuoteReason.BELOW_MIN_NOTIONAL);
    }
  }

  /**
   * Flags an inventory beyond {@code flattenShare} times its bound; the order proposed brings it
   * back to the bound.
   */
  void checkBound(MarketState state, QuoteTargets out) {
    long bound = bound(out.lotSize);
    if (Math.abs((double) state.inventory) <= settings.flattenShare() * bound) {
      return;
    }
    out.flatten = true;
    out.flattenSide = state.inventory > 0 ? Side.ASK : Side.BID;
    long held = Math.abs(Math.max(state.inventory, -Long.MAX_VALUE));
    long price = out.flattenSide == Side.ASK ? state.bestBid : state.bestAsk;
    long size = Math.max(instrument.floorSize(held - bound), minimumSize(price));
    out.flattenSize = Math.min(size, instrument.floorSize(held));
  }

  private long bound(long lotSize) {
    return (long) (settings.maxInventoryLots() * lotSize);
  }

  /** What this side may still trade; at most from one bound to the other. */
  private static long room(Side side, long inventory, long bound) {
    double room = bound - side.sign() * (double) inventory;
    if (room >= 2.0 * bound) {
      return 2 * bound;
    }
    return room <= 0 ? 0 : bound - side.sign() * inventory;
  }

  /** The side that grows the inventory shrinks linearly to nothing at the bound. */
  private double taper(Side side, double lots) {
    if (side.sign() * lots <= 0) {
      return 1;
    }
    return Math.max(0, 1 - Math.abs(lots) / settings.maxInventoryLots());
  }

  /** At least one tick behind the opposite best: a post-only order must not match. */
  private long behindTouch(Side side, long price, MarketState state) {
    return side == Side.BID
        ? Math.min(price, grid.floor(state.bestAsk - 1))
        : Math.max(price, grid.ceil(state.bestBid + 1));
  }

  /** The next level: where the spacing wants it, but at least one tick behind the last. */
  private long further(Side side, long last, double proposal) {
    long next = grid.stepPassive(side, last, 1);
    if (!Quoter.inRange(proposal)) {
      return 0;
    }
    long price = grid.roundPassive(side, proposal);
    return side == Side.BID ? Math.min(price, next) : Math.max(price, next);
  }

  /**
   * The wanted size on the lot grid, raised to the venue's minimum when the room allows; zero when
   * it does not.
   */
  private long size(double wanted, long price, long room) {
    long size = instrument.floorSize((long) Math.min(wanted, (double) room));
    size = Math.max(Math.min(size, room), minimumSize(price));
    return size <= room ? size : 0;
  }

  /** The least size the venue takes at this price. */
  private long minimumSize(long price) {
    long notional = instrument.minNotional();
    if (notional / (double) price * Fixed8.ONE > SIZE_MAX) {
      return Long.MAX_VALUE;
    }
    long size = Math.max(1, Fixed8.divide(notional, price));
    if (Fixed8.multiply(size, price) < notional) {
      size++;
    }
    return instrument.ceilSize(size);
  }
}
