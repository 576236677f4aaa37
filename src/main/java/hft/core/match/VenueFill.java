package hft.core.match;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import org.jspecify.annotations.Nullable;

/**
 * One side of one trade that involved a client order.
 *
 * @param tradeId the simulated venue's own, rising by one per trade; both sides share it
 * @param fee quote currency paid; negative is a rebate
 * @param mid half way between best bid and best ask before the trade, 0 when unknown
 * @param why the numbers behind the fill
 */
public record VenueFill(
    int account,
    @Nullable ClientOrderId clientOrderId,
    long oid,
    long tradeId,
    int instrumentId,
    Side side,
    long price,
    long size,
    boolean maker,
    long fee,
    long mid,
    FillExplanation why,
    long venueNanos) {}
