package hft.trading;

import hft.core.risk.Rung;

/**
 * The two cancel-alls of a stop: one at once, and one after the batcher has fallen silent, whose
 * confirmation counts. Belongs to the officer's thread.
 */
final class CancelRound {
  private static final long NONE = Long.MAX_VALUE;

  private long lastId;
  private long fast;
  private long last = NONE;
  private int cancelled;
  private boolean fastAnswered;
  private boolean running;
  private boolean kill;

  /** Starts one, or starts it anew; the action id of the first cancel-all. */
  long begin(Rung rung) {
    running = true;
    kill = rung.isKill();
    last = NONE;
    cancelled = 0;
    fastAnswered = false;
    fast = ++lastId;
    return fast;
  }

  /** The batcher is silent: the action id of the cancel-all that counts, or of its repetition. */
  long finish() {
    long id = ++lastId;
    last = Math.min(last, id);
    return id;
  }

  /**
   * What is under way will do for another stop as well: under a kill nothing has been approved
   * since, below it reducing quotes may have been.
   */
  boolean serves(Rung rung) {
    return running && (kill || !rung.isKill());
  }

  boolean isFastOne(long id) {
    return running && id == fast && last == NONE;
  }

  /** Only the last confirmation is missing. */
  boolean isFinishing() {
    return running && last != NONE;
  }

  /**
   * The venue has confirmed a cancel-all.
   *
   * @param count orders it took out
   * @return true when that ends the round
   */
  boolean answered(long id, int count) {
    if (!running || id < fast) {
      return false;
    }
    if (id < last) {
      fastAnswered = last == NONE; // else the gateway has made one of both, with one count
      cancelled = count;
      return false;
    }
    cancelled = fastAnswered ? cancelled + count : Math.max(cancelled, count);
    running = false;
    return true;
  }

  int cancelled() {
    return cancelled;
  }
}
