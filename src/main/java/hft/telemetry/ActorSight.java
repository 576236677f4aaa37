package hft.telemetry;

/** What can be said of one actor after looking at its gauge again and again. One thread. */
public final class ActorSight {
  /** Looks between two sets of counts; percentiles are over one to two of them. */
  private static final int WINDOW_LOOKS = 50;

  private final ActorGauge gauge;
  private final Backlog mailbox = new Backlog();
  private long[] older = new long[Durations.BUCKETS];
  private long[] newer = new long[Durations.BUCKETS];
  private final long[] recent = new long[Durations.BUCKETS];

  ActorSight(ActorGauge gauge) {
    this.gauge = gauge;
  }

  public ActorGauge gauge() {
    return gauge;
  }

  void look(long nowNanos) {
    mailbox.look(nowNanos, gauge.handled(), gauge.busySince() == 0 ? 0 : 1, gauge.waiting());
    if (mailbox.looks() % WINDOW_LOOKS == 0) {
      long[] freed = older;
      older = newer;
      newer = freed;
      gauge.took(newer);
    }
  }

  /** Messages that waited at the last look. */
  public long waiting() {
    return mailbox.waiting();
  }

  /** How long the oldest of them has waited at least, nanoseconds. */
  public long oldestNanos() {
    return mailbox.oldestNanos();
  }

  /** Messages handled a second, over the last five seconds. */
  double rate() {
    return mailbox.rate();
  }

  /**
   * Processing time of messages of the last five to ten seconds, nanoseconds.
   *
   * @param shares 0..1
   */
  long[] processing(double... shares) {
    gauge.took(recent);
    for (int i = 0; i < recent.length; i++) {
      recent[i] -= older[i];
    }
    long[] found = new long[shares.length];
    for (int i = 0; i < shares.length; i++) {
      found[i] = Durations.quantile(recent, shares[i]);
    }
    return found;
  }
}
