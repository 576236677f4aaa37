package hft.core.match;

import hft.core.market.Side;
import hft.core.match.queue.QueuePosition;
import hft.core.order.ClientOrderId;
import hft.core.order.Tif;
import org.jspecify.annotations.Nullable;

/** A client's order in the book. Mutable, owned by its market. */
final class RestingOrder {
  final VenueAccount account;
  final @Nullable ClientOrderId clientOrderId;
  final long oid;
  final int instrumentId;
  final Side side;
  final long price;

  /** Grows with how good the price is on its side. */
  final long key;

  final long originalSize;
  final Tif tif;
  final boolean reduceOnly;
  final QueuePosition queue;

  /** Replayed events before this time happened before the order was there. */
  final long liveFromNanos;

  /** Orders of an order-level feed with a lower arrival number stand ahead. */
  final long arrival;

  long remaining;

  RestingOrder(
      VenueAccount account,
      NewOrder order,
      long oid,
      long remaining,
      QueuePosition queue,
      long liveFromNanos,
      long arrival) {
    this.account = account;
    this.clientOrderId = order.clientOrderId();
    this.oid = oid;
    this.instrumentId = order.instrument().id();
    this.side = order.side();
    this.price = order.price();
    this.key = order.side().sign() * order.price();
    this.originalSize = order.size();
    this.tif = order.tif();
    this.reduceOnly = order.reduceOnly();
    this.arrival = arrival;
    this.remaining = remaining;
    this.queue = queue;
    this.liveFromNanos = liveFromNanos;
  }

  /** How much of it may trade now: a reduce-only order never more than closes the position. */
  long fillable() {
    return reduceOnly ? Math.min(remaining, account.reducible(instrumentId, side)) : remaining;
  }
}
