package hft.trading;

import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.risk.Exposure;
import hft.core.risk.Flattening;
import hft.core.risk.RiskLimits;
import java.util.List;

/**
 * The reduce-only orders that would take what we hold out of the market, by its depth right now.
 */
final class Exits {
  /** Orders of one coin at one look. */
  private static final int ORDERS = 4;

  private final Exposure exposure;
  private final CoinLimits limits;
  private final DeskBooks books;
  private final ClientOrderIds ids;

  Exits(Exposure exposure, CoinLimits limits, DeskBooks books, ClientOrderIds ids) {
    this.exposure = exposure;
    this.limits = limits;
    this.books = books;
    this.ids = ids;
  }

  /** None when nothing is held, all of it is on its way out, or there is no market to sell to. */
  List<OrderIntent> of(Instrument instrument, long nowNanos) {
    int id = instrument.id();
    long position = exposure.position(id);
    DeskBooks.Glance market = books.depth(id, nowNanos);
    RiskLimits limit = limits.find(instrument, market.mid);
    if (position == 0 || limit == null) {
      return List.of();
    }
    boolean sells = position > 0;
    return Flattening.plan(
        instrument,
        limit,
        position,
        exposure.reducing(id, sells ? Side.ASK : Side.BID),
        sells ? market.bidPrices : market.askPrices,
        sells ? market.bidSizes : market.askSizes,
        sells ? market.bids : market.asks,
        market.mid,
        ORDERS,
        ids,
        nowNanos);
  }
}
