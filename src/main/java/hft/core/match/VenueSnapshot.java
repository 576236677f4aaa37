package hft.core.match;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account as the venue sees it.
 *
 * @param cash quote currency, all realised flows in it
 * @param accountValue cash plus positions at mark
 * @param fees paid minus rebates received, so far
 */
public record VenueSnapshot(
    int account,
    List<OpenOrder> openOrders,
    List<Position> positions,
    long cash,
    long accountValue,
    long fees,
    long venueNanos) {
  /**
   * @param queueAhead replayed size the venue model holds ahead of it; -1 when unknown
   */
  public record OpenOrder(
      @Nullable ClientOrderId clientOrderId,
      long oid,
      int instrumentId,
      Side side,
      long price,
      long remainingSize,
      long originalSize,
      boolean reduceOnly,
      long queueAhead) {}

  /** Non-zero positions only, by instrument id. */
  public record Position(int instrumentId, long size, long markPrice) {}
}
