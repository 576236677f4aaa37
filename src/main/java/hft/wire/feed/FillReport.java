package hft.wire.feed;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;

/** One fill, mutable and reused. Prices, sizes and money at 1e-8. */
public final class FillReport {
  /** {@link CoinTable#UNKNOWN} for a coin we do not trade. */
  public int instrumentId;

  public Side side = Side.BID;
  public long price;
  public long size;
  public long venueNanos;

  /** Signed position before the fill. */
  public long startPosition;

  public long closedPnl;

  /** Paid, in the fee token; negative is a rebate. Includes a builder's fee. */
  public long fee;

  /** True when the fee is in USDC, as it is on perps. */
  public boolean feeInUsdc;

  public long oid;

  /** Unique only together with time and coin; 0 when absent, as in old records. */
  public long tradeId;

  /** True when we were the taker. */
  public boolean crossed;

  /** True when a liquidation was on either side. */
  public boolean liquidation;

  public boolean hasClientOrderId;
  public long clientOrderIdHigh;
  public long clientOrderIdLow;

  public ClientOrderId clientOrderId() {
    return new ClientOrderId(clientOrderIdHigh, clientOrderIdLow);
  }
}
