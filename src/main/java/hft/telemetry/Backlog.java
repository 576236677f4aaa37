package hft.telemetry;

/**
 * What can be said of a queue by looking at it again and again: how fast it is worked off and how
 * long its oldest entry has waited. One thread.
 *
 * <p>Nobody stamps what is queued. But when as much had been queued by an earlier look as has to be
 * worked off to reach what is oldest now, that was there then: its age is known to one look.
 */
final class Backlog {
  /** Looks remembered: a minute at ten a second. */
  private static final int LOOKS = 600;

  /** Looks of one rate: five seconds. */
  private static final int RATE_LOOKS = 50;

  private final long[] times = new long[LOOKS];
  private final long[] done = new long[LOOKS];
  private final long[] queued = new long[LOOKS];
  private long looks;
  private long waiting;

  /**
   * One look.
   *
   * @param nowNanos by the steady clock
   * @param doneInAll worked off since the start
   * @param underWay taken up and not done
   * @param waitingNow not taken up
   */
  void look(long nowNanos, long doneInAll, int underWay, long waitingNow) {
    int slot = slot(looks++);
    times[slot] = nowNanos;
    done[slot] = doneInAll;
    queued[slot] = doneInAll + underWay + waitingNow;
    waiting = waitingNow;
  }

  long looks() {
    return looks;
  }

  /** At the last look. */
  long waiting() {
    return waiting;
  }

  /** How long the oldest that waits has waited at least, nanoseconds; 0 when nothing waits. */
  long oldestNanos() {
    if (waiting == 0 || looks == 0) {
      return 0;
    }
    int last = slot(looks - 1);
    long oldest = queued[last] - waiting + 1;
    long seen = looks - 1;
    while (seen > Math.max(0, looks - LOOKS) && queued[slot(seen - 1)] >= oldest) {
      seen--;
    }
    return times[last] - times[slot(seen)];
  }

  /** Worked off a second, over the last five seconds. */
  double rate() {
    if (looks < 2) {
      return 0;
    }
    int last = slot(looks - 1);
    int first = slot(Math.max(0, looks - 1 - RATE_LOOKS));
    long nanos = times[last] - times[first];
    return nanos == 0 ? 0 : (done[last] - done[first]) * 1e9 / nanos;
  }

  private static int slot(long look) {
    return (int) (look % LOOKS);
  }
}
