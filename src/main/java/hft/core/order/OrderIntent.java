package hft.core.order;

import hft.core.market.Instrument;
import hft.core.market.Side;

/**
 * An order somebody wants to send. Not yet allowed: only the risk gate turns it into an {@code
 * ApprovedOrder}.
 *
 * @param price limit price, scaled by 1e-8
 * @param size base units, scaled by 1e-8
 * @param sourceNanos receive time of the market data that caused it, the start of tick-to-trade
 */
public record OrderIntent(
    ClientOrderId clientOrderId,
    Instrument instrument,
    Side side,
    long price,
    long size,
    Tif tif,
    boolean reduceOnly,
    long sourceNanos) {}
