package hft.core.match.queue;

/**
 * One resting order's place in the queue of its level, followed through an L2 feed: how much
 * replayed size stands ahead of it. Mutable, one owner.
 *
 * <p>A trade and the level's shrinking by it are one event seen twice. Prints since the level was
 * last seen explain its next decrease; what remains unexplained are cancels, and the {@link
 * QueueModel} says how many stood ahead. A book and a print of the same block may come in either
 * order, so a decrease waits until time moves on before it counts as cancels.
 */
public final class QueuePosition {
  /** A size nobody has told us yet. Larger than any real one. */
  public static final long UNKNOWN = Long.MAX_VALUE / 4;

  private final QueueModel model;
  private final long lot;
  private long ahead;
  private long seen;
  private long seenNanos;
  private long traded;
  private long pendingDrop;

  /**
   * @param lot a model's expectation moves us by whole lots, rounded against us: the venue trades
   *     nothing smaller
   * @param displayed what the level shows when we join it, or {@link #UNKNOWN}
   * @param available the same less what our own trades have taken from it
   */
  public QueuePosition(QueueModel model, long lot, long displayed, long available, long nanos) {
    this.model = model;
    this.lot = lot;
    this.ahead = model.joinBehind(available);
    this.seen = displayed;
    this.seenNanos = nanos;
  }

  public boolean isKnown() {
    return ahead < UNKNOWN;
  }

  /** Replayed size ahead, {@link #UNKNOWN} when the level has never been in sight. */
  public long ahead() {
    return ahead;
  }

  /** The level shows {@code displayed} as of {@code nanos}. */
  public void onLevel(long displayed, long nanos) {
    if (displayed == seen && traded == 0 && pendingDrop == 0) {
      seenNanos = nanos;
      return;
    }
    settle(nanos);
    if (seen == UNKNOWN) {
      ahead = Math.min(ahead, model.joinBehind(displayed));
    } else {
      long expected = Math.max(0, seen - traded);
      if (displayed < expected) {
        pendingDrop += expected - displayed;
      }
    }
    traded = 0;
    seen = displayed;
    seenNanos = nanos;
  }

  /**
   * A trade printed at our price.
   *
   * @param printed its whole size: it explains that much of the level's decrease
   * @param offered what of it reaches this level's queue
   * @return what is left of {@code offered} once the queue ahead has had its share
   */
  public long onPrint(long printed, long offered, long nanos) {
    settle(nanos);
    long alreadyShown = Math.min(pendingDrop, printed);
    pendingDrop -= alreadyShown;
    if (nanos >= seenNanos) {
      traded += printed - alreadyShown; // at equal times: not shown yet, as far as we can tell
    }
    if (!model.reachable()) {
      return 0;
    }
    long used = Math.min(ahead, offered);
    if (isKnown()) {
      ahead -= used;
    }
    return offered - used;
  }

  /** Another client took {@code size} of the replayed liquidity ahead. */
  public void onTaken(long size) {
    if (isKnown()) {
      ahead -= Math.min(ahead, size);
    }
  }

  /** The feed was lost: the next sight of the level says nothing about how it got there. */
  public void onGap(long nanos) {
    settle(Long.MAX_VALUE);
    seen = UNKNOWN;
    seenNanos = nanos;
    traded = 0;
  }

  /** Turns an unexplained decrease older than {@code nanos} into cancels. */
  public void settle(long nanos) {
    if (pendingDrop == 0 || nanos <= seenNanos) {
      return;
    }
    if (isKnown()) {
      long behind = Math.max(0, seen + pendingDrop - ahead);
      long left = model.leftAhead(ahead, behind, pendingDrop);
      ahead -= Math.min(ahead, left - left % lot);
      ahead = Math.min(ahead, seen);
    }
    pendingDrop = 0;
  }

  /** An order that joined later cannot be ahead of one that joined earlier. */
  public void keepBehind(QueuePosition earlier) {
    if (earlier.isKnown() && earlier.pendingDrop == 0 && earlier.ahead > ahead) {
      ahead = earlier.ahead;
    }
  }
}
