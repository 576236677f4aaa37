package hft.core.pace;

import hft.core.market.Fixed8;

/**
 * The account's credits: 10,000, one more for every USDC ever traded, less every action ever sent.
 * Counted here between two looks at the venue's {@code userRateLimit}. Orders are refused before
 * they touch the floor; cancels are never refused, and have a higher cap at the venue: {@code
 * min(cap + 100,000, 2 cap)}. One thread.
 */
public final class AddressBudget {
  private static final long CANCEL_EXTRA = 100_000;

  private final long floor;
  private long used;
  private long cap;
  private boolean known;

  /** Ever spent by us; rises only. */
  private long spent;

  /** Ever traded by us, USDC at 1e-8; rises only. */
  private long traded;

  private long spentWhenAsked;
  private long tradedInCap;
  private long refusals;

  /**
   * @param floor credits that orders leave alone
   */
  public AddressBudget(long floor) {
    if (floor < 0) {
      throw new IllegalArgumentException("floor must not be negative, was " + floor);
    }
    this.floor = floor;
  }

  /**
   * A {@code userRateLimit} request leaves: what is spent from here on may not be in its answer.
   */
  public void asked() {
    spentWhenAsked = spent;
  }

  /**
   * Its answer. What was sent since the question is added once more and what was traded since is
   * not: an error here only costs caution until the next look, the opposite could cost a cancel.
   *
   * @param surplus credits bought and not yet used up
   */
  public void answered(long nRequestsUsed, long nRequestsCap, long surplus) {
    used = nRequestsUsed - surplus + (spent - spentWhenAsked);
    cap = nRequestsCap;
    tradedInCap = traded;
    known = true;
  }

  /** Takes the credits of orders or modifies, or none. Unknown credits are no credits. */
  public boolean tryOrders(int count, CreditPrice price) {
    long credits = (long) count * price.credits();
    if (!known || available() < credits) {
      refusals++;
      return false;
    }
    charge(credits);
    return true;
  }

  /** A cancel leaves. */
  public void cancels(int count) {
    charge((long) count * CreditPrice.CANCEL.credits());
  }

  /** Something else was charged, such as four more for an action that arrived too late. */
  public void charge(long credits) {
    spent += credits;
    used += credits;
  }

  /** A fill of ours, either side: one credit for each whole USDC. */
  public void traded(long notional) {
    traded += notional;
  }

  /** Credits bought. */
  public void bought(long credits) {
    used -= credits;
  }

  /** What orders may still spend; 0 when the venue has not been heard. */
  public long available() {
    return known ? Math.max(0, remaining() - floor) : 0;
  }

  /** Against the cap as far as it is known; negative when cancels went beyond it. */
  public long remaining() {
    return currentCap() - used;
  }

  /** What cancels have before the venue lets through one in ten seconds. */
  public long remainingForCancels() {
    long now = currentCap();
    return Math.min(now + CANCEL_EXTRA, 2 * now) - used;
  }

  private long currentCap() {
    return cap + (traded - tradedInCap) / Fixed8.ONE;
  }

  long spent() {
    return spent;
  }

  long traded() {
    return traded;
  }

  public Snapshot snapshot() {
    return new Snapshot(
        known, used, currentCap(), floor, available(), remainingForCancels(), refusals);
  }

  /**
   * How it stands.
   *
   * @param known false before the venue was asked
   * @param available to orders
   * @param availableForCancels before the venue slows even those
   * @param refusals of orders, since the start
   */
  public record Snapshot(
      boolean known,
      long used,
      long cap,
      long floor,
      long available,
      long availableForCancels,
      long refusals) {}
}
