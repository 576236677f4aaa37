package hft.synthetic;

/**
 * Receive minus venue time of one websocket: 0.18 s at least, 0.36 s typically, 1 s in the worst
 * hundredth, changing slowly, and never out of order because one connection is not.
 */
final class FeedDelay {
  private static final double LEAST_SECONDS = 0.178;
  private static final double TYPICAL_SECONDS = 0.165;
  private static final double SIGMA = 0.66;
  private static final double MEMORY_SECONDS = 1.5;

  /** Decoding and fan-out take longer for some channels. */
  static final long BOOK_NANOS = 40_000_000;

  static final long TRADE_NANOS = 60_000_000;
  static final long BBO_NANOS = 0;

  private final Draws draws;
  private double state;
  private long blockDelayNanos;
  private long lastNanos;

  FeedDelay(Draws draws) {
    this.draws = draws;
    this.state = draws.normal();
  }

  void block(double seconds) {
    double kept = StrictMath.exp(-seconds / MEMORY_SECONDS);
    state = state * kept + Math.sqrt(1 - kept * kept) * draws.normal();
    double delay = LEAST_SECONDS + TYPICAL_SECONDS * StrictMath.exp(SIGMA * state);
    blockDelayNanos = Math.round(delay * 1e6) * 1_000;
  }

  /** When a message of the block at {@code venueNanos} arrives. */
  long receive(long venueNanos, long channelNanos) {
    lastNanos = Math.max(lastNanos + 1_000, venueNanos + blockDelayNanos + channelNanos);
    return lastNanos;
  }
}
