package hft.core.risk;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import org.jspecify.annotations.Nullable;

/** Exposure set aside for one approved order until the venue says it is over. Pooled. */
final class Reservation {
  @Nullable ClientOrderId clientOrderId;
  int instrumentId;
  Side side = Side.BID;
  boolean reduceOnly;

  /** Base units that may still change the position. */
  long remaining;

  /** Base units of fills seen. */
  long filled;

  /** Nobody answered in time. */
  boolean unresolved;

  /** Over at the venue; only fills that are still on their way to us keep it. */
  boolean closed;

  /** Neighbours in order of approval. */
  @Nullable Reservation previous;

  @Nullable Reservation next;

  void take(OrderIntent intent) {
    clientOrderId = intent.clientOrderId();
    instrumentId = intent.instrument().id();
    side = intent.side();
    reduceOnly = intent.reduceOnly();
    remaining = intent.size();
    filled = 0;
    unresolved = false;
    closed = false;
  }
}
