package hft.hyperliquid.feed;

import java.time.Duration;

/**
 * When a source of market data is taken for dead, and how much may wait.
 *
 * @param fullQuiet longest silence of the 20-level book
 * @param fastQuiet longest silence of the 5-level book
 * @param contextQuiet longest silence of oracle, mark and funding
 * @param bboGrace how long the touch may contradict newer books and prints: silence alone is
 *     natural
 * @param backfillMaxAge older prints of the first message after subscribing are history, not market
 * @param ringFrames frames an order book may be behind before frames are left out and a gap is
 *     marked
 */
public record FeedSettings(
    Duration fullQuiet,
    Duration fastQuiet,
    Duration contextQuiet,
    Duration bboGrace,
    Duration backfillMaxAge,
    int ringFrames) {
  public FeedSettings {
    positive("fullQuiet", fullQuiet);
    positive("fastQuiet", fastQuiet);
    positive("contextQuiet", contextQuiet);
    positive("bboGrace", bboGrace);
    positive("backfillMaxAge", backfillMaxAge);
    if (ringFrames < 8 || ringFrames > 65_536) {
      throw new IllegalArgumentException("ringFrames must be 8..65536, was " + ringFrames);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
