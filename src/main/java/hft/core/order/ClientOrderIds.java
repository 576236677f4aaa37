package hft.core.order;

/** Hands out client order ids: the run's identity and a counter, so no two runs ever share one. */
public final class ClientOrderIds {
  private final long run;
  private final int lane;
  private long next = 1;

  /**
   * @param run names this run of the engine: its start in nanoseconds live, the seed in a backtest
   * @param lane one per generator of the run, e.g. the instrument id; 0..65535
   */
  public ClientOrderIds(long run, int lane) {
    if (lane < 0 || lane > 0xFFFF) {
      throw new IllegalArgumentException("lane must be 0..65535, was " + lane);
    }
    this.run = run;
    this.lane = lane;
  }

  public ClientOrderId next() {
    return new ClientOrderId(run, (long) lane << 48 | next++);
  }
}
