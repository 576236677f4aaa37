package hft.core.order;

import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * The difference between the quotes we want and the orders that work, as cancels and placements.
 * Cancels are told first. Reused from call to call; it allocates nothing.
 *
 * <p>A target is met by a working order at its price and size; another one is compared with the
 * next unmet target, best first, and the {@link ReplacePolicy} says whether it moves. Orders with a
 * cancel on its way, and unresolved ones, can meet no target but still work: they, and the orders
 * cancelled here, count against the side's budget and against crossing ourselves until the venue
 * says they are gone. What does not fit yet is deferred to the next call and counted.
 */
public final class QuoteDiff {
  /** Where the difference goes. */
  public interface Listener {
    void cancel(WorkingOrder order);

    void place(Side side, long price, long size);
  }

  private final WorkingOrders working;
  private final ReplacePolicy policy;
  private final boolean[][] leaving;
  private final boolean[] met;
  private final boolean[] claimed;
  private int deferred;

  /**
   * @param maxTargets most targets a side
   */
  public QuoteDiff(WorkingOrders working, ReplacePolicy policy, int maxTargets) {
    this.working = working;
    this.policy = policy;
    this.leaving = new boolean[2][working.capacity()];
    this.claimed = new boolean[working.capacity()];
    this.met = new boolean[2 * maxTargets];
  }

  /**
   * Tells {@code out} what to cancel and place. Targets come best first, at distinct prices, on the
   * instrument's grids, uncrossed.
   *
   * @param bidBudget most that may work on the bid side in base units (the room inventory limits
   *     leave); {@link Long#MAX_VALUE} for no limit
   */
  public void diff(
      long[] bidPrices,
      long[] bidSizes,
      int bidCount,
      long bidBudget,
      long[] askPrices,
      long[] askSizes,
      int askCount,
      long askBudget,
      long nowNanos,
      Listener out) {
    throw new UnsupportedOperationException();
  }

  /** Targets of the last call that had to wait: no budget, no capacity, or they would cross us. */
  public int deferred() {
    return deferred;
  }
}
