package hft.core.order;

import hft.core.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the quotes we want and the orders that work, as cancels and placements:
 * all cancels first, then placements from the inside out. Reused from call to call; it allocates
 * nothing.
 *
 * <p>A target is met by a working order at its price; a working order elsewhere is compared with
 * the next unmet target, best first. In both cases the {@link ReplacePolicy} says whether the order
 * moves. It always moves beyond its side's limit price, and when it would trade with a quote wanted
 * on the other side.
 *
 * <p>Orders with a cancel on its way, and unresolved ones, meet no target but still work. They, and
 * the orders cancelled here, count against the side's budget and against crossing ourselves until
 * the venue says they are gone: inside one block the venue processes post-only orders ahead of
 * cancels, so a new bid through an ask that is only just being cancelled would be refused. What has
 * to wait is counted as {@link #deferred} and comes out of a later call.
 */
public final class QuoteDiff {
  private static final int SIDES = 2;
  private static final long NONE = 0;

  /**
   * Where the difference goes. It may mark orders as cancel sent and add new ones while it is told.
   */
  public interface Listener {
    void cancel(WorkingOrder order);

    void place(Side side, long price, long size);
  }

  private enum Fate {
    UNDECIDED,
    STAYS,
    LEAVES,
    /** Its cancel is on its way, or nobody knows what it is: not ours to decide. */
    STUCK
  }

  private final WorkingOrders working;
  private final ReplacePolicy policy;
  private final Fate[] fates;
  private final boolean[][] met;
  private final @Nullable WorkingOrder[] leaving;
  private int leavingCount;
  private int deferred;

  /**
   * @param maxTargets most targets a side
   */
  public QuoteDiff(WorkingOrders working, ReplacePolicy policy, int maxTargets) {
    this.working = working;
    this.policy = policy;
    this.fates = new Fate[working.capacity()];
    this.met = new boolean[SIDES][maxTargets];
    this.leaving = new WorkingOrder[working.capacity()];
  }

  /**
   * Tells {@code out} what to cancel and what to place.
   *
   * @param bidBudget most that may work on the bid side in base units: the room the inventory limit
   *     leaves; {@link Long#MAX_VALUE} for no limit
   * @param askBudget likewise
   * @throws IllegalArgumentException when a wanted bid is not below every wanted ask
   */
  public void diff(
      WantedQuotes wanted, long bidBudget, long askBudget, long nowNanos, Listener out) {
    requireUncrossed(wanted);
    leavingCount = 0;
    match(Side.BID, wanted, nowNanos);
    match(Side.ASK, wanted, nowNanos);
    // What works now, before the listener changes it.
    long bestBid = bestWorking(Side.BID);
    long bestAsk = bestWorking(Side.ASK);
    long bidRoom = bidBudget - working.exposure(Side.BID);
    long askRoom = askBudget - working.exposure(Side.ASK);
    int slots = working.capacity() - working.size();
    tellCancels(out);
    place(wanted, bestBid, bestAsk, bidRoom, askRoom, slots, out);
  }

  /** Targets of the last call that have to wait: no budget, no slot, or they would cross us. */
  public int deferred() {
    return deferred;
  }

  private void match(Side side, WantedQuotes wanted, long nowNanos) {
    boolean[] isMet = met[side.ordinal()];
    Arrays.fill(isMet, 0, wanted.count(side), false);
    for (int i = 0; i < working.count(side); i++) {
      fates[i] = firstFate(working.at(side, i), wanted);
    }
    matchSamePrice(side, wanted, isMet, nowNanos);
    matchByRank(side, wanted, isMet, nowNanos);
    for (int i = 0; i < working.count(side); i++) {
      if (fates[i] == Fate.UNDECIDED || fates[i] == Fate.LEAVES) {
        leaving[leavingCount++] = working.at(side, i);
      }
    }
  }

  private static Fate firstFate(WorkingOrder order, WantedQuotes wanted) {
    if (!order.state().isQuoting()) {
      return Fate.STUCK;
    }
    Side side = order.side();
    if (side.isBetter(order.price(), wanted.limitPrice(side))) {
      return Fate.LEAVES;
    }
    Side other = side.opposite();
    boolean inTheWay =
        wanted.count(other) > 0 && side.crosses(order.price(), wanted.price(other, 0));
    return inTheWay ? Fate.LEAVES : Fate.UNDECIDED;
  }

  private void matchSamePrice(Side side, WantedQuotes wanted, boolean[] isMet, long nowNanos) {
    int at = 0;
    for (int level = 0; level < wanted.count(side); level++) {
      long price = wanted.price(side, level);
      while (at < working.count(side) && side.isBetter(working.at(side, at).price(), price)) {
        at++;
      }
      for (; at < working.count(side) && working.at(side, at).price() == price; at++) {
        if (fates[at] == Fate.UNDECIDED && !isMet[level]) {
          isMet[level] = decide(side, at, wanted, level, nowNanos);
        }
      }
    }
  }

  private void matchByRank(Side side, WantedQuotes wanted, boolean[] isMet, long nowNanos) {
    int level = 0;
    for (int i = 0; i < working.count(side); i++) {
      if (fates[i] != Fate.UNDECIDED) {
        continue;
      }
      while (level < wanted.count(side) && isMet[level]) {
        level++;
      }
      if (level == wanted.count(side)) {
        return;
      }
      isMet[level] = decide(side, i, wanted, level, nowNanos);
      level++;
    }
  }

  /** Keep or replace; true when the order stays and stands for the target. */
  private boolean decide(Side side, int index, WantedQuotes wanted, int level, long nowNanos) {
    WorkingOrder order = working.at(side, index);
    boolean replace =
        policy.shouldReplace(
            side,
            order.price(),
            order.remaining(),
            nowNanos - order.sentNanos(),
            order.queueAhead(),
            wanted.price(side, level),
            wanted.size(side, level),
            working.instrument().priceGrid().tickAt(order.price()));
    fates[index] = replace ? Fate.LEAVES : Fate.STAYS;
    return !replace;
  }

  private void tellCancels(Listener out) {
    for (int i = 0; i < leavingCount; i++) {
      WorkingOrder order = leaving[i];
      if (order != null) {
        out.cancel(order);
      }
      leaving[i] = null;
    }
  }

  private void place(
      WantedQuotes wanted,
      long bestBid,
      long bestAsk,
      long bidRoom,
      long askRoom,
      int slots,
      Listener out) {
    deferred = 0;
    int levels = Math.max(wanted.count(Side.BID), wanted.count(Side.ASK));
    for (int level = 0; level < levels; level++) {
      long bid = place(Side.BID, wanted, level, bestAsk, bidRoom, slots, out);
      bidRoom -= bid;
      slots -= bid == 0 ? 0 : 1;
      long ask = place(Side.ASK, wanted, level, bestBid, askRoom, slots, out);
      askRoom -= ask;
      slots -= ask == 0 ? 0 : 1;
    }
  }

  /** Returns the size placed, 0 when nothing was. */
  private long place(
      Side side,
      WantedQuotes wanted,
      int level,
      long bestOpposite,
      long room,
      int slots,
      Listener out) {
    if (level >= wanted.count(side) || met[side.ordinal()][level]) {
      return 0;
    }
    long price = wanted.price(side, level);
    long size = wanted.size(side, level);
    boolean crossesUs = bestOpposite != NONE && side.crosses(price, bestOpposite);
    if (crossesUs || size > room || slots == 0) {
      deferred++;
      return 0;
    }
    out.place(side, price, size);
    return size;
  }

  private long bestWorking(Side side) {
    return working.count(side) == 0 ? NONE : working.at(side, 0).price();
  }

  private static void requireUncrossed(WantedQuotes wanted) {
    if (wanted.count(Side.BID) > 0
        && wanted.count(Side.ASK) > 0
        && wanted.price(Side.BID, 0) >= wanted.price(Side.ASK, 0)) {
      throw new IllegalArgumentException(
          "wanted quotes cross: bid "
              + wanted.price(Side.BID, 0)
              + ", ask "
              + wanted.price(Side.ASK, 0));
    }
  }
}
