package hft.wire.action;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import org.jspecify.annotations.Nullable;

/**
 * One order of an action.
 *
 * @param asset the venue's asset id, not our dense instrument id
 * @param price limit price, scaled by 1e-8
 * @param size base units, scaled by 1e-8
 */
public record OrderRequest(
    int asset,
    Side side,
    long price,
    long size,
    boolean reduceOnly,
    OrderType type,
    @Nullable ClientOrderId clientOrderId) {
  public OrderRequest {
    if (asset < 0) {
      throw new IllegalArgumentException("an asset id is not negative, was " + asset);
    }
  }

  public static OrderRequest limit(
      int asset,
      Side side,
      long price,
      long size,
      TimeInForce tif,
      @Nullable ClientOrderId clientOrderId) {
    return new OrderRequest(
        asset, side, price, size, false, new OrderType.Limit(tif), clientOrderId);
  }
}
