package hft.core.risk;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Positions, and what approved orders could still do to them. Exposure is reserved at approval and
 * released only by fills and by a terminal report that says how much was filled in all; an order
 * nobody answered for stays reserved. Sizes are base units scaled by 1e-8.
 *
 * <p>Bounded at {@code capacity} reservations, pooled: nothing is allocated after construction.
 */
public final class Exposure {
  private final Object2ObjectHashMap<ClientOrderId, Reservation> byId;
  private final Reservation[] pool;
  private int pooled;
  private @Nullable Reservation oldest;
  private @Nullable Reservation newest;

  private final long[] positions;
  private final long[][] reserved;
  private final long[][] reducing;
  private final int[] openOrders;
  private final long[] references;
  private final long[] worstNotionals;
  private int openTotal;
  private int unresolvedTotal;

  Exposure(int instruments, int capacity) {
    this.byId = new Object2ObjectHashMap<>(2 * capacity, 0.6f);
    this.pool = new Reservation[capacity];
    Arrays.setAll(pool, i -> new Reservation());
    this.pooled = capacity;
    this.positions = new long[instruments];
    this.reserved = new long[2][instruments];
    this.reducing = new long[2][instruments];
    this.openOrders = new int[instruments];
    this.references = new long[instruments];
    this.worstNotionals = new long[instruments];
  }

  boolean isFull() {
    return pooled == 0;
  }

  boolean contains(ClientOrderId id) {
    return byId.containsKey(id);
  }

  void reserve(OrderIntent intent) {
    Reservation reservation = pool[--pooled];
    reservation.take(intent);
    link(reservation);
    byId.put(intent.clientOrderId(), reservation);
    change(reservation, intent.size());
    openOrders[reservation.instrumentId]++;
    openTotal++;
  }

  /**
   * A fill, told once. The position follows it even when the order is not known here.
   *
   * @return false when no reservation covered it whole: somebody should reconcile
   */
  public boolean onFill(ClientOrderId id, int instrumentId, Side side, long size) {
    positions[instrumentId] = Math.addExact(positions[instrumentId], side.sign() * size);
    Reservation reservation = byId.get(id);
    if (reservation == null) {
      worstNotionals[instrumentId] = worstNotional(instrumentId, 0, 0);
      return false;
    }
    long covered = Math.min(size, reservation.remaining);
    reservation.filled += covered;
    shrink(reservation, covered);
    return covered == size;
  }

  /**
   * The order is over at the venue.
   *
   * @param filledTotal what it filled in all; the part whose fills have not reached us stays
   *     reserved until they do
   * @return false when nothing was reserved under this id
   */
  public boolean onTerminal(ClientOrderId id, long filledTotal) {
    Reservation reservation = byId.get(id);
    if (reservation == null) {
      return false;
    }
    close(reservation);
    long owed = Math.clamp(filledTotal - reservation.filled, 0, reservation.remaining);
    shrink(reservation, reservation.remaining - owed);
    return true;
  }

  /**
   * The venue's snapshot, whose positions are already set here, does not have the order: whatever
   * it filled is in the position.
   */
  public boolean onGone(ClientOrderId id) {
    return onTerminal(id, 0);
  }

  /** Nobody answered: it stays reserved, and counts as unresolved. */
  public void onUnresolved(ClientOrderId id) {
    Reservation reservation = byId.get(id);
    if (reservation != null && !reservation.unresolved && !reservation.closed) {
      reservation.unresolved = true;
      unresolvedTotal++;
    }
  }

  /** The venue has it after all. */
  public void onConfirmed(ClientOrderId id) {
    Reservation reservation = byId.get(id);
    if (reservation != null && reservation.unresolved) {
      reservation.unresolved = false;
      unresolvedTotal--;
    }
  }

  /** The venue's word on a position replaces ours. */
  public void setPosition(int instrumentId, long size) {
    positions[instrumentId] = size;
    worstNotionals[instrumentId] = worstNotional(instrumentId, 0, 0);
  }

  /** The price exposure is valued at. */
  public void setReference(int instrumentId, long price) {
    references[instrumentId] = price;
    worstNotionals[instrumentId] = worstNotional(instrumentId, 0, 0);
  }

  /** Signed, base units. */
  public long position(int instrumentId) {
    return positions[instrumentId];
  }

  /** What orders on a side may still fill, base units, not negative. */
  public long reserved(int instrumentId, Side side) {
    return reserved[side.ordinal()][instrumentId];
  }

  /** The part of {@link #reserved} that is reduce-only. */
  public long reducing(int instrumentId, Side side) {
    return reducing[side.ordinal()][instrumentId];
  }

  /** What is reserved for one order, 0 when none is. */
  public long reserved(ClientOrderId id) {
    Reservation reservation = byId.get(id);
    return reservation == null ? 0 : reservation.remaining;
  }

  /** Orders that may still be open at the venue. */
  public int openOrders(int instrumentId) {
    return openOrders[instrumentId];
  }

  public int openOrders() {
    return openTotal;
  }

  /** Orders nobody has answered for. */
  public int unresolved() {
    return unresolvedTotal;
  }

  /**
   * Every id that has something reserved, in order of approval. Do not change anything meanwhile.
   */
  public void forEachReserved(Consumer<ClientOrderId> consumer) {
    for (Reservation at = oldest; at != null; at = at.next) {
      ClientOrderId id = at.clientOrderId;
      if (id != null) {
        consumer.accept(id);
      }
    }
  }

  /**
   * Σ worst-case notional over all instruments, quote currency; saturates instead of overflowing.
   */
  public long grossNotional() {
    return grossNotional(-1, 0);
  }

  /** The same with another value in one instrument's place. */
  long grossNotional(int instrumentId, long notional) {
    long sum = 0;
    for (int i = 0; i < worstNotionals.length; i++) {
      sum = saturatingAdd(sum, i == instrumentId ? notional : worstNotionals[i]);
    }
    return sum;
  }

  long worstNotional(int instrumentId) {
    return worstNotionals[instrumentId];
  }

  /** With more on either side: the larger of both one-sided outcomes, at the reference price. */
  long worstNotional(int instrumentId, long moreBuys, long moreSells) {
    long buys = reserved[Side.BID.ordinal()][instrumentId] + moreBuys;
    long sells = reserved[Side.ASK.ordinal()][instrumentId] + moreSells;
    long position = positions[instrumentId];
    long worst =
        Math.max(
            Math.abs(saturatingAdd(position, buys)), Math.abs(saturatingAdd(position, -sells)));
    return notional(references[instrumentId], worst);
  }

  /** Price × size of non-negative numbers, {@link Long#MAX_VALUE} when it does not fit. */
  static long notional(long price, long size) {
    boolean fits = (double) price * size / Fixed8.ONE < 9e18;
    return fits ? Fixed8.multiply(price, size) : Long.MAX_VALUE;
  }

  static long saturatingAdd(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow ? (a < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE) : sum;
  }

  private void shrink(Reservation reservation, long size) {
    reservation.remaining -= size;
    change(reservation, -size);
    if (reservation.remaining == 0) {
      close(reservation);
      free(reservation);
    }
  }

  private void change(Reservation reservation, long by) {
    int instrument = reservation.instrumentId;
    int side = reservation.side.ordinal();
    reserved[side][instrument] = Math.addExact(reserved[side][instrument], by);
    assert reserved[side][instrument] >= 0 : "released more than was reserved";
    if (reservation.reduceOnly) {
      reducing[side][instrument] += by;
    }
    worstNotionals[instrument] = worstNotional(instrument, 0, 0);
  }

  private void close(Reservation reservation) {
    if (reservation.closed) {
      return;
    }
    reservation.closed = true;
    openOrders[reservation.instrumentId]--;
    openTotal--;
    if (reservation.unresolved) {
      reservation.unresolved = false;
      unresolvedTotal--;
    }
  }

  private void link(Reservation reservation) {
    reservation.previous = newest;
    reservation.next = null;
    if (newest == null) {
      oldest = reservation;
    } else {
      newest.next = reservation;
    }
    newest = reservation;
  }

  private void free(Reservation reservation) {
    byId.remove(reservation.clientOrderId);
    Reservation previous = reservation.previous;
    Reservation next = reservation.next;
    if (previous == null) {
      oldest = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      newest = previous;
    } else {
      next.previous = previous;
    }
    reservation.previous = null;
    reservation.next = null;
    reservation.clientOrderId = null;
    pool[pooled++] = reservation;
  }
}
