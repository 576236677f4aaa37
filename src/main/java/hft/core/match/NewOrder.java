package hft.core.match;

import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import org.jspecify.annotations.Nullable;

/**
 * One order as it reaches the simulated venue. Unlike an {@link OrderIntent} the client order id is
 * optional, as on the real venue.
 *
 * @param price limit price, scaled by 1e-8
 * @param size base units, scaled by 1e-8
 */
public record NewOrder(
    @Nullable ClientOrderId clientOrderId,
    Instrument instrument,
    Side side,
    long price,
    long size,
    Tif tif,
    boolean reduceOnly) {
  public static NewOrder of(OrderIntent intent) {
    return new NewOrder(
        intent.clientOrderId(),
        intent.instrument(),
        intent.side(),
        intent.price(),
        intent.size(),
        intent.tif(),
        intent.reduceOnly());
  }
}
