package hft.wire.feed;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;

/** One row of {@code orderUpdates}, mutable and reused. Prices and sizes at 1e-8. */
public final class OrderReport {
  /** {@link CoinTable#UNKNOWN} for a coin we do not trade. */
  public int instrumentId;

  public Side side = Side.BID;
  public long price;
  public long remainingSize;
  public long originalSize;
  public long oid;

  /** Whether the order carries a client order id; both halves are 0 when not. */
  public boolean hasClientOrderId;

  public long clientOrderIdHigh;
  public long clientOrderIdLow;
  public OrderStatusWord status = OrderStatusWord.OTHER;

  /** When it was placed, nanoseconds since the epoch, venue clock. */
  public long placedNanos;

  /** When it came into this status. */
  public long statusNanos;

  public ClientOrderId clientOrderId() {
    return new ClientOrderId(clientOrderIdHigh, clientOrderIdLow);
  }
}
