package hft.core.order;

/**
 * Makes client order ids: the high half names the run, the low half counts from one. Unique across
 * restarts as long as the run identity is (the caller's business: a start time, a counter on disk),
 * and the same in every repetition of a backtest.
 */
public final class ClientOrderIds {
  private final long run;
  private long last;

  public ClientOrderIds(long run) {
    if (run == 0) {
      throw new IllegalArgumentException(
          "the run identity must not be 0: ids without one are somebody else's");
    }
    this.run = run;
  }

  public ClientOrderId next() {
    last = Math.incrementExact(last);
    return new ClientOrderId(run, last);
  }

  /** True when this generator's run made {@code id}: an earlier run's order is an orphan. */
  public boolean isOurs(ClientOrderId id) {
    return id.high() == run;
  }

  public long run() {
    return run;
  }
}
