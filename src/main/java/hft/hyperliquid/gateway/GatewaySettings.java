package hft.hyperliquid.gateway;

import java.time.Duration;

/**
 * How orders travel.
 *
 * @param postDeadline an action that is not answered by then is unresolved: it may have been
 *     executed
 * @param orderExpiry an order that reaches the venue later than this is refused there; zero for
 *     never. Cancels do not expire
 * @param restTimeout of one HTTP request
 * @param maxPosts unanswered posts on the socket; the venue allows 100 over all sockets
 * @param cancelBatch cancels in one action
 * @param retryDelay before something that must succeed is tried again
 * @param inquiries how often the fate of an order is asked for before snapshots must tell it
 * @param creditsFloor address credits that orders leave alone, for cancels
 * @param buyRequests so many are bought when fewer are left for orders; 0 for never
 * @param deadMan venue-side cancel-all this far ahead, refreshed at a third of it; zero for none
 */
public record GatewaySettings(
    Duration postDeadline,
    Duration orderExpiry,
    Duration restTimeout,
    int maxPosts,
    int cancelBatch,
    Duration retryDelay,
    int inquiries,
    long creditsFloor,
    long buyRequests,
    Duration deadMan) {
  public GatewaySettings {
    positive("postDeadline", postDeadline);
    positive("restTimeout", restTimeout);
    positive("retryDelay", retryDelay);
    within("maxPosts", maxPosts, 1, 100);
    within("cancelBatch", cancelBatch, 1, 100);
    within("inquiries", inquiries, 1, 20);
    if (creditsFloor < 0) {
      throw new IllegalArgumentException("creditsFloor must not be negative, was " + creditsFloor);
    }
    if (buyRequests < 0 || buyRequests > 1_000_000) {
      throw new IllegalArgumentException(
          "buyRequests must be 0 (never) to 1000000, was " + buyRequests);
    }
    if (orderExpiry.isNegative() || !orderExpiry.isZero() && orderExpiry.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "orderExpiry must be 0 s (never) or at least 1 s, was " + orderExpiry);
    }
    if (deadMan.isNegative() || !deadMan.isZero() && deadMan.toSeconds() < 15) {
      throw new IllegalArgumentException(
          "deadMan must be 0 s (none) or at least 15 s, was " + deadMan);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ", was " + value);
    }
  }
}
