package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One account's money, positions and open orders, exact. Owned by the venue. */
final class VenueAccount {
  final int id;
  final AccountSettings settings;
  final ActionCredits credits;
  final Map<ClientOrderId, RestingOrder> byClientOrderId = new HashMap<>(); // never iterated

  private long cash;
  private long fees;
  private long funding;
  private long volume;
  private int openOrders;
  private final long[] position;
  private final long[] openBuys;
  private final long[] openSells;
  private final int[] reduceOnlyOrders;
  private final int[] leverage;

  /** When the dead man's switch fires; MAX_VALUE when unset. */
  long scheduledCancelNanos = Long.MAX_VALUE;

  long scheduleDay = Long.MIN_VALUE;
  int scheduleTriggers;

  VenueAccount(int id, AccountSettings settings, VenueRules rules, int instruments) {
    this.id = id;
    this.settings = settings;
    this.cash = settings.cash();
    this.volume = settings.tradedVolume();
    this.credits = new ActionCredits(rules);
    this.position = new long[instruments];
    this.openBuys = new long[instruments];
    this.openSells = new long[instruments];
    this.reduceOnlyOrders = new int[instruments];
    this.leverage = new int[instruments];
    Arrays.fill(leverage, settings.leverage());
  }

  long cash() {
    return cash;
  }

  long fees() {
    return fees;
  }

  long funding() {
    return funding;
  }

  /** Lifetime traded notional. */
  long volume() {
    return volume;
  }

  int openOrders() {
    return openOrders;
  }

  long position(int instrumentId) {
    return position[instrumentId];
  }

  boolean hasReduceOnly(int instrumentId) {
    return reduceOnlyOrders[instrumentId] > 0;
  }

  /** The most an order on this side can trade without more than closing the position. */
  long reducible(int instrumentId, Side side) {
    return Math.max(0, -side.sign() * position[instrumentId]);
  }

  /** The worst position the open orders (reduce-only aside) could lead to, with one more order. */
  long worstExposure(int instrumentId, long moreBuys, long moreSells) {
    long now = position[instrumentId];
    return Math.max(
        Math.abs(now + openBuys[instrumentId] + moreBuys),
        Math.abs(now - openSells[instrumentId] - moreSells));
  }

  void onOpened(RestingOrder order) {
    openOrders++;
    onOpenSize(order, order.remaining);
    if (order.reduceOnly) {
      reduceOnlyOrders[order.instrumentId]++;
    }
    if (order.clientOrderId != null) {
      byClientOrderId.put(order.clientOrderId, order);
    }
  }

  void onClosed(RestingOrder order) {
    openOrders--;
    if (order.reduceOnly) {
      reduceOnlyOrders[order.instrumentId]--;
    }
    if (order.clientOrderId != null) {
      byClientOrderId.remove(order.clientOrderId, order);
    }
  }

  /** An open order's remaining size changed by {@code change}. */
  void onOpenSize(RestingOrder order, long change) {
    if (order.reduceOnly) {
      return;
    }
    if (order.side == Side.BID) {
      openBuys[order.instrumentId] += change;
    } else {
      openSells[order.instrumentId] += change;
    }
  }

  @Nullable RestingOrder find(ClientOrderId clientOrderId) {
    return byClientOrderId.get(clientOrderId);
  }

  void onFill(int instrumentId, Side side, long size, long notional, long fee) {
    position[instrumentId] = Math.addExact(position[instrumentId], side.sign() * size);
    cash = Math.subtractExact(Math.subtractExact(cash, side.sign() * notional), fee);
    fees = Math.addExact(fees, fee);
    volume = Math.addExact(volume, notional);
  }

  void onTransfer(long amount) {
    cash = Math.addExact(cash, amount);
  }

  int leverage(int instrumentId) {
    return leverage[instrumentId];
  }

  void setLeverage(int instrumentId, int times) {
    leverage[instrumentId] = times;
  }

  void onFunding(long payment) {
    cash = Math.addExact(cash, payment);
    funding = Math.addExact(funding, payment);
  }

  /** Initial margin of a position of this size. */
  long margin(int instrumentId, long size, long mark) {
    return Fixed8.multiply(size, mark) / leverage[instrumentId];
  }
}
