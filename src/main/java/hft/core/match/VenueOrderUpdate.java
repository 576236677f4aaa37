package hft.core.match;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import org.jspecify.annotations.Nullable;

/**
 * An order changed state, or a reduce-only order was trimmed (OPEN again with less remaining).
 *
 * @param reason why it was refused; null otherwise
 */
public record VenueOrderUpdate(
    int account,
    @Nullable ClientOrderId clientOrderId,
    long oid,
    int instrumentId,
    Side side,
    long price,
    long remainingSize,
    long originalSize,
    Tif tif,
    boolean reduceOnly,
    OrderState state,
    @Nullable RejectReason reason,
    long venueNanos) {}
