package hft.hyperliquid.link;

import hft.wire.subscription.Subscription;

/**
 * One subscription a link keeps up.
 *
 * @param instrumentId whose it is, -1 for the account's
 * @param speaksFirst subscribing brings a message at once, so an acknowledgement alone proves
 *     nothing
 * @param quietNanos silence beyond this means that it died; 0 when it may be silent for good reason
 */
public record Topic(
    Subscription subscription, int instrumentId, boolean speaksFirst, long quietNanos) {
  public static final int ACCOUNT = -1;

  /** For the log. */
  public String name() {
    String what = subscription.type().wireName() + (subscription.fast() ? " fast" : "");
    return subscription.coin().isEmpty() ? what : what + " " + subscription.coin();
  }
}
