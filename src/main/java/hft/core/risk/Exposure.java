package hft.core.risk;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import java.util.HashMap;
import java.util.Map;

/**
 * What may still happen to us: every approved order counts in full from its approval until
 * something terminal is known of it. An unresolved order keeps counting.
 */
public final class Exposure {
  private static final class Reserved {
    final OrderIntent intent;
    long remaining;

    Reserved(OrderIntent intent) {
      this.intent = intent;
      this.remaining = intent.size();
    }
  }

  private final Map<ClientOrderId, Reserved> reserved = new HashMap<>(); // never iterated
  private final long[] positions;
  private final long[] openBids;
  private final long[] openAsks;
  private final long[] openNotional;

  public Exposure(int instruments) {
    positions = new long[instruments];
    openBids = new long[instruments];
    openAsks = new long[instruments];
    openNotional = new long[instruments];
  }

  void reserve(OrderIntent intent) {
    if (reserved.putIfAbsent(intent.clientOrderId(), new Reserved(intent)) != null) {
      throw new IllegalStateException("client order id approved twice: " + intent.clientOrderId());
    }
    add(intent, intent.size());
  }

  private void add(OrderIntent intent, long size) {
    int id = intent.instrument().id();
    long[] side = intent.side() == Side.BID ? openBids : openAsks;
    side[id] = Math.addExact(side[id], size);
    openNotional[id] +=
        size < 0 ? -Fixed8.multiply(intent.price(), -size) : Fixed8.multiply(intent.price(), size);
  }

  /** A fill: position moves, the reservation shrinks with it. */
  public void onFill(ClientOrderId id, int instrumentId, Side side, long size) {
    positions[instrumentId] += side.sign() * size;
    Reserved order = reserved.get(id);
    if (order != null) {
      long taken = Math.min(size, order.remaining);
      order.remaining -= taken;
      add(order.intent, -taken);
      if (order.remaining == 0) {
        reserved.remove(id);
      }
    }
  }

  /**
   * The order can trade no more; what was left of its reservation is free. Repeating it is
   * harmless.
   */
  public void release(ClientOrderId id) {
    Reserved order = reserved.remove(id);
    if (order != null) {
      add(order.intent, -order.remaining);
    }
  }

  /** Signed, base units. */
  public long position(int instrumentId) {
    return positions[instrumentId];
  }

  /** Replaces our idea of the position by the venue's. */
  public void position(int instrumentId, long size) {
    positions[instrumentId] = size;
  }

  /** The position if everything open on {@code side} fills. */
  public long worstCase(int instrumentId, Side side) {
    return positions[instrumentId]
        + (side == Side.BID ? openBids[instrumentId] : -openAsks[instrumentId]);
  }

  /** Open size on one side, base units; never negative. */
  public long open(int instrumentId, Side side) {
    return side == Side.BID ? openBids[instrumentId] : openAsks[instrumentId];
  }

  public int openOrders() {
    return reserved.size();
  }

  /** Notional of everything open, at its own prices. */
  public long openNotional() {
    long total = 0;
    for (long notional : openNotional) {
      total += notional;
    }
    return total;
  }

  public int instruments() {
    return positions.length;
  }
}
