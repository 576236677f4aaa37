package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns trades into account changes and reports, and hands out the venue's counters. The only place
 * where money moves. Every report also goes into the {@link Ledger}, from which conservation is
 * checked.
 */
final class Clearing {
  private static final VenueListener NOBODY =
      new VenueListener() {
        @Override
        public void onAnswer(VenueAnswer answer) {}

        @Override
        public void onOrderUpdate(VenueOrderUpdate update) {}

        @Override
        public void onFill(VenueFill fill) {}

        @Override
        public void onFunding(FundingPayment payment) {}
      };

  final List<VenueAccount> accounts = new ArrayList<>();
  private final Long2ObjectHashMap<RestingOrder> byOid = new Long2ObjectHashMap<>();
  private final Ledger ledger;
  private VenueListener out = NOBODY;
  private long nowNanos;
  private long nextOid = 1;
  private long nextTradeId = 1;

  Clearing(int instruments) {
    this.ledger = new Ledger(instruments);
  }

  /** Whom to tell, and what time it is, until told otherwise. */
  void direct(VenueListener listener, long nanos) {
    out = listener;
    nowNanos = nanos;
  }

  VenueListener out() {
    return out;
  }

  long nowNanos() {
    return nowNanos;
  }

  long takeOid() {
    return nextOid++;
  }

  long takeTradeId() {
    return nextTradeId++;
  }

  Ledger ledger() {
    return ledger;
  }

  void open(VenueAccount account) {
    accounts.add(account);
    ledger.open(account.settings.cash());
  }

  /** An order has come to rest. */
  void open(RestingOrder order) {
    order.account.onOpened(order);
    byOid.put(order.oid, order);
  }

  @Nullable RestingOrder find(long oid) {
    return byOid.get(oid);
  }

  /** One side of a trade. The caller changes the order's remaining size. */
  void fill(
      VenueAccount account,
      @Nullable ClientOrderId clientOrderId,
      long oid,
      long tradeId,
      int instrumentId,
      Side side,
      long price,
      long size,
      boolean maker,
      long mid,
      FillExplanation why) {
    long notional = Fixed8.multiply(price, size);
    long fee = account.settings.fees().fee(notional, maker);
    account.onFill(instrumentId, side, size, notional, fee);
    VenueFill fill =
        new VenueFill(
            account.id,
            clientOrderId,
            oid,
            tradeId,
            instrumentId,
            side,
            price,
            size,
            maker,
            fee,
            mid,
            why,
            nowNanos);
    ledger.record(fill);
    out.onFill(fill);
  }

  /** A maker's fill, its order reduced. */
  void fillMaker(RestingOrder order, long tradeId, long size, long mid, FillExplanation why) {
    order.remaining -= size;
    order.account.onOpenSize(order, -size);
    fill(
        order.account,
        order.clientOrderId,
        order.oid,
        tradeId,
        order.instrumentId,
        order.side,
        order.price,
        size,
        true,
        mid,
        why);
  }

  /** The order has left its book. */
  void close(RestingOrder order, OrderState state) {
    order.account.onOpenSize(order, -order.remaining);
    order.account.onClosed(order);
    byOid.remove(order.oid);
    report(order, state);
  }

  void report(RestingOrder order, OrderState state) {
    out.onOrderUpdate(
        new VenueOrderUpdate(
            order.account.id,
            order.clientOrderId,
            order.oid,
            order.instrumentId,
            order.side,
            order.price,
            order.remaining,
            order.originalSize,
            order.tif,
            order.reduceOnly,
            state,
            null,
            nowNanos));
  }

  /** For an order that never rested. */
  void report(
      VenueAccount account,
      NewOrder order,
      long oid,
      long remaining,
      OrderState state,
      @Nullable RejectReason reason) {
    out.onOrderUpdate(
        new VenueOrderUpdate(
            account.id,
            order.clientOrderId(),
            oid,
            order.instrument().id(),
            order.side(),
            order.price(),
            remaining,
            order.size(),
            order.tif(),
            order.reduceOnly(),
            state,
            reason,
            nowNanos));
  }

  /** Money that comes from or goes to outside the venue. */
  void transfer(VenueAccount account, long amount) {
    account.onTransfer(amount);
    ledger.recordTransfer(account.id, amount);
  }

  void fund(VenueAccount account, FundingPayment payment) {
    account.onFunding(payment.payment());
    ledger.record(payment);
    out.onFunding(payment);
  }
}
