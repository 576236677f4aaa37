package hft.core.order;

import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * What has to change for the working orders of one side to become the targets: nearest orders are
 * matched to targets best first, a match that is good enough stays where it is in its queue,
 * everything else is cancelled or placed.
 *
 * <p>An order that is being cancelled or is unresolved still counts: nothing new goes to its place
 * until it is gone, so that one side never works more than its targets.
 */
public final class QuoteDiff {
  /** Hears the difference: first the cancels, then the places, best level first. */
  public interface Listener {
    void cancel(WorkingOrder order);

    void place(Side side, long price, long size);
  }

  private static final int MAX_LEVELS = 32;

  private final ReplacePolicy policy;
  private final boolean[] kept = new boolean[MAX_LEVELS];
  private final boolean[] blocked = new boolean[MAX_LEVELS];

  public QuoteDiff(ReplacePolicy policy) {
    this.policy = policy;
  }

  /**
   * @param prices target prices, best first; sizes likewise
   * @param count number of targets, at most 32
   */
  public void diff(
      Side side,
      long[] prices,
      long[] sizes,
      int count,
      WorkingOrders working,
      PriceGrid grid,
      long nowNanos,
      Listener out) {
    for (int i = 0; i < count; i++) {
      kept[i] = false;
      blocked[i] = false;
    }
    for (int w = 0; w < working.size(); w++) {
      WorkingOrder order = working.get(w);
      if (order.intent().side() == side && order.intent().tif() != Tif.IOC) {
        match(order, prices, sizes, count, grid, nowNanos, out);
      }
    }
    for (int i = 0; i < count; i++) {
      if (!kept[i] && !blocked[i]) {
        out.place(side, prices[i], sizes[i]);
      }
    }
  }

  private void match(
      WorkingOrder order,
      long[] prices,
      long[] sizes,
      int count,
      PriceGrid grid,
      long nowNanos,
      Listener out) {
    int nearest = nearest(order.intent().price(), prices, count);
    boolean settled = order.state() == OrderState.RESTING || order.state() == OrderState.PENDING;
    if (nearest < 0) {
      if (settled) {
        out.cancel(order);
      }
      return;
    }
    if (!settled) {
      blocked[nearest] = true;
      return;
    }
    boolean replace =
        policy.shouldReplace(
            order.intent().side(),
            order.intent().price(),
            order.remaining(),
            nowNanos - order.placedNanos(),
            0,
            prices[nearest],
            sizes[nearest],
            grid.tickAt(order.intent().price()));
    if (replace) {
      out.cancel(order);
      // The new order goes out with the cancel: the venue treats cancels first, and the guardian
      // reserves both.
    } else {
      kept[nearest] = true;
    }
  }

  /** The free target closest in price, or -1 when all are taken. */
  private int nearest(long price, long[] prices, int count) {
    int best = -1;
    long bestDistance = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      long distance = Math.abs(prices[i] - price);
      if (!kept[i] && !blocked[i] && distance < bestDistance) {
        best = i;
        bestDistance = distance;
      }
    }
    return best;
  }
}
