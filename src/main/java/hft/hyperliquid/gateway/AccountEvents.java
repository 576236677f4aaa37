package hft.hyperliquid.gateway;

import hft.core.match.FillExplanation;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.port.AccountEvent;
import hft.wire.feed.FillReport;
import hft.wire.feed.FundingReport;
import hft.wire.feed.OrderReport;
import hft.wire.info.FillRow;
import hft.wire.info.LedgerUpdateRow;
import hft.wire.info.OrderRow;
import org.jspecify.annotations.Nullable;

/** The venue's reports as the tree's account events. */
final class AccountEvents {
  private static final FillExplanation REPORTED = new FillExplanation(FillCause.REPORTED, -1, 0, 0);

  /** An order placed without one is somebody else's. */
  private static final ClientOrderId NO_ID = new ClientOrderId(0, 0);

  private AccountEvents() {}

  static AccountEvent.Fill fill(FillReport it) {
    return new AccountEvent.Fill(
        it.clientOrderId(),
        it.oid,
        it.tradeId,
        it.instrumentId,
        it.side,
        it.price,
        it.size,
        !it.crossed,
        it.fee,
        REPORTED,
        0,
        it.venueNanos);
  }

  static AccountEvent.Fill fill(int instrumentId, FillRow it) {
    return new AccountEvent.Fill(
        id(it.clientOrderId()),
        it.oid(),
        it.tradeId(),
        instrumentId,
        it.side(),
        it.price(),
        it.size(),
        !it.crossed(),
        it.fee(),
        REPORTED,
        0,
        it.timeNanos());
  }

  /** Null for a status word that says neither open nor closed: snapshots must tell. */
  static AccountEvent.@Nullable OrderUpdate update(OrderReport it) {
    var status = it.status.status();
    return status == null
        ? null
        : new AccountEvent.OrderUpdate(
            it.clientOrderId(),
            it.oid,
            it.instrumentId,
            it.side,
            it.price,
            it.remainingSize,
            it.originalSize,
            status,
            it.status.reason(),
            it.statusNanos);
  }

  static AccountEvent.Funding funding(FundingReport it) {
    return new AccountEvent.Funding(
        it.instrumentId, it.positionSize, it.rateE12, 0, it.payment, it.venueNanos);
  }

  static AccountEvent.OpenOrder openOrder(int instrumentId, OrderRow it) {
    return new AccountEvent.OpenOrder(
        id(it.clientOrderId()), it.oid(), instrumentId, it.side(), it.limitPrice(), it.size());
  }

  /**
   * @param amount what it did to the account
   */
  static AccountEvent.Transfer transfer(LedgerUpdateRow it, long amount) {
    return new AccountEvent.Transfer(amount, it.kind(), it.hash(), it.timeNanos());
  }

  private static ClientOrderId id(@Nullable ClientOrderId id) {
    return id == null ? NO_ID : id;
  }
}
