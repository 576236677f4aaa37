package hft.core.risk;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.List;

/**
 * The reduce-only IOC orders that close a position: priced at the edge of the price band (an IOC
 * trades at the book's prices; the limit only bounds how far it may reach), sized by what the book
 * shows inside the band and by the order limits. What the book cannot take now is left for the next
 * round.
 */
public final class Flattening {
  private Flattening() {}

  /**
   * @param position signed; nothing to do for 0
   * @param reserved what reduce-only orders on their way already close, not negative
   * @param prices of the side that would be hit (bids for a long position), best first
   * @param sizes of those levels
   * @param reference mid price, 0 when unknown
   * @return at most {@code maxOrders}, largest first; empty when flat, when nothing is inside the
   *     band and without a reference
   */
  public static List<OrderIntent> plan(
      Instrument instrument,
      RiskLimits limits,
      long position,
      long reserved,
      long[] prices,
      long[] sizes,
      int levels,
      long reference,
      int maxOrders,
      ClientOrderIds ids,
      long nowNanos) {
    if (reference <= 0) {
      return List.of();
    }
    Side side = position > 0 ? Side.ASK : Side.BID;
    long limit = limitPrice(instrument, side, reference, limits.priceBandBps());
    long left = Math.abs(position) - reserved;
    long size = Math.min(left, depth(side, limit, prices, sizes, levels));
    long slice = sliceSize(instrument, limits, limit);
    List<OrderIntent> orders = new ArrayList<>();
    while (size > 0 && slice > 0 && orders.size() < maxOrders) {
      long now = instrument.floorSize(Math.min(size, slice));
      if (now == 0) {
        break;
      }
      orders.add(
          new OrderIntent(ids.next(), instrument, side, limit, now, Tif.IOC, true, nowNanos));
      size -= now;
    }
    return orders;
  }

  /** The band's edge, on the grid and inside the band. */
  private static long limitPrice(Instrument instrument, Side side, long reference, int bps) {
    long width = RiskGate.bandWidth(reference, bps);
    return side == Side.ASK
        ? instrument.priceGrid().ceil(reference - width)
        : instrument.priceGrid().floor(reference + width);
  }

  private static long depth(Side side, long limit, long[] prices, long[] sizes, int levels) {
    long depth = 0;
    for (int i = 0; i < levels && side.crosses(limit, prices[i]); i++) {
      depth = Exposure.saturatingAdd(depth, sizes[i]);
    }
    return depth;
  }

  /** The most one order may have under the size and the notional limit, whole lots. */
  private static long sliceSize(Instrument instrument, RiskLimits limits, long limit) {
    long byNotional = Fixed8.divide(limits.maxOrderNotional(), limit);
    return instrument.floorSize(Math.min(limits.maxOrderSize(), byNotional));
  }
}
