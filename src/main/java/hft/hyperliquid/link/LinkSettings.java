package hft.hyperliquid.link;

import hft.core.pace.Backoff;
import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param pingInterval between pings; the venue closes a socket to which it has sent nothing for 60
 *     s
 * @param deadAfter nothing at all received for this long, pongs included: the connection is half
 *     open
 * @param ackTimeout from asking for subscriptions to the last acknowledgement
 * @param resubscribeGrace for a silent subscription to deliver again before the socket is given up
 * @param stableAfter live for this long, and the next failure starts with the shortest delay again
 * @param backoffFirst longest first delay before dialling again
 * @param backoffMax longest delay of all
 */
public record LinkSettings(
    Duration pingInterval,
    Duration deadAfter,
    Duration ackTimeout,
    Duration resubscribeGrace,
    Duration stableAfter,
    Duration backoffFirst,
    Duration backoffMax) {
  public LinkSettings {
    positive("pingInterval", pingInterval);
    positive("ackTimeout", ackTimeout);
    positive("resubscribeGrace", resubscribeGrace);
    positive("stableAfter", stableAfter);
    positive("backoffFirst", backoffFirst);
    if (deadAfter.compareTo(pingInterval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "deadAfter must be at least two pings (" + pingInterval + " each), was " + deadAfter);
    }
    if (backoffMax.compareTo(backoffFirst) < 0) {
      throw new IllegalArgumentException(
          "backoffMax must be at least backoffFirst, was " + backoffMax);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  Backoff backoff(long seed) {
    return Backoff.of(backoffFirst, backoffMax, seed);
  }
}
