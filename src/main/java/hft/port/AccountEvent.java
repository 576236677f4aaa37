package hft.port;

import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderStatus;
import hft.core.order.RejectReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the venue says about our account, in the order it says it. May repeat, may be late; the
 * reconciler sorts it out. All amounts scaled by 1e-8, all times nanoseconds since the epoch (venue
 * clock).
 */
public sealed interface AccountEvent {
  /**
   * An order changed state.
   *
   * @param reason why it was refused or cancelled by the venue; null otherwise
   */
  record OrderUpdate(
      ClientOrderId clientOrderId,
      long oid,
      int instrumentId,
      Side side,
      long price,
      long remainingSize,
      long originalSize,
      OrderStatus status,
      @Nullable RejectReason reason,
      long venueNanos)
      implements AccountEvent {}

  /**
   * One of our orders traded.
   *
   * @param maker true when the order was resting
   * @param fee quote currency paid; negative is a rebate
   * @param why what filled it; a real venue never says
   * @param markPrice the venue's mid at the fill, 0 when unknown
   */
  record Fill(
      ClientOrderId clientOrderId,
      long oid,
      long tradeId,
      int instrumentId,
      Side side,
      long price,
      long size,
      boolean maker,
      long fee,
      FillExplanation why,
      long markPrice,
      long venueNanos)
      implements AccountEvent {}

  /**
   * Hourly funding was settled.
   *
   * @param positionSize signed position it was charged on
   * @param payment quote currency received (positive) or paid (negative)
   */
  record Funding(
      int instrumentId,
      long positionSize,
      long rateE12,
      long oraclePrice,
      long payment,
      long venueNanos)
      implements AccountEvent {}

  /**
   * Money came to the account or left it otherwise than by trading or funding.
   *
   * @param amount quote currency received (positive) or taken out
   * @param kind the venue's word, such as deposit or withdraw
   * @param hash of what moved it; with the time and the amount it tells two transfers apart
   */
  record Transfer(long amount, String kind, String hash, long venueNanos) implements AccountEvent {}

  /** One open order in a snapshot. */
  record OpenOrder(
      ClientOrderId clientOrderId,
      long oid,
      int instrumentId,
      Side side,
      long price,
      long remainingSize) {}

  /**
   * One position in a snapshot.
   *
   * @param size signed
   * @param markPrice what the venue values it at: the snapshot's account value holds that value
   */
  record Position(int instrumentId, long size, long markPrice) {}

  /**
   * The venue's truth, asked for at start-up, after every reconnect, and to end an unresolved
   * outcome.
   *
   * @param actionId the newest {@link GatewayCommand.Reconcile} that came before it was read: what
   *     was asked later is not answered by it
   */
  record Snapshot(
      long actionId,
      List<OpenOrder> openOrders,
      List<Position> positions,
      long accountValue,
      long venueNanos)
      implements AccountEvent {}

  /**
   * The account's events do not reach us: whatever happens from now on is told by the snapshots
   * after {@link Resumed}.
   */
  record Interrupted(String reason, long atNanos) implements AccountEvent {}

  /** The account's events reach us again. */
  record Resumed(long atNanos) implements AccountEvent {}
}
