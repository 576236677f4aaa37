package hft.exchange.limit;

/**
 * Bounds on one network address.
 *
 * @param weightPerMinute of HTTP requests and posts together
 * @param users distinct accounts subscribed to
 * @param messagesPerMinute sent over all its sockets
 */
public record Terms(
    int weightPerMinute,
    int connections,
    int connectsPerMinute,
    int subscriptions,
    int users,
    int messagesPerMinute,
    int postsInFlight) {
  /** As documented. */
  public static final Terms VENUE = new Terms(1_200, 10, 30, 1_000, 10, 2_000, 100);

  /** As good as none, but no list grows without end. */
  public static final Terms OFF =
      new Terms(1_000_000_000, 100_000, 1_000_000, 100_000, 100_000, 1_000_000_000, 1_000_000);
}
