package hft.core.order;

/**
 * Makes client order ids: the high half names the run, the low half is a lane and a count within
 * it. Unique across restarts as long as the run identity is (the caller's business: a start time, a
 * counter on disk), between generators of one run by their lanes, and the same in every repetition
 * of a backtest.
 */
public final class ClientOrderIds {
  private static final int LANE_SHIFT = 48;

  private final long run;
  private final int lane;
  private long last;

  /**
   * @param run not 0: the venue's orders without an id of ours read as 0
   * @param lane one per generator of the run, such as the instrument id; 0..65535
   */
  public ClientOrderIds(long run, int lane) {
    if (run == 0) {
      throw new IllegalArgumentException(
          "the run identity must not be 0: ids without one are somebody else's");
    }
    if (lane < 0 || lane > 0xFFFF) {
      throw new IllegalArgumentException("lane must be 0..65535, was " + lane);
    }
    this.run = run;
    this.lane = lane;
  }

  public ClientOrderId next() {
    if (++last >> LANE_SHIFT != 0) {
      throw new IllegalStateException("lane " + lane + " has used up its ids");
    }
    return new ClientOrderId(run, (long) lane << LANE_SHIFT | last);
  }

  /** True when this run made {@code id}, in whatever lane: an earlier run's order is an orphan. */
  public boolean isOurs(ClientOrderId id) {
    return id.high() == run;
  }

  public long run() {
    return run;
  }
}
