package hft.core.learn;

import java.time.Duration;

/**
 * How patient one is with a model.
 *
 * @param deadline after which an answer is late
 * @param lostAfter after which it is not waited for any more
 * @param trustAfter answers in time, one after the other, before a model that was late or failed is
 *     believed again
 */
public record ModelTerms(
    Duration deadline, Duration lostAfter, int trustAfter, WatchSettings watch) {
  public ModelTerms {
    if (!deadline.isPositive() || lostAfter.compareTo(deadline) <= 0) {
      throw new IllegalArgumentException(
          "deadline must be positive and less than lostAfter, were "
              + deadline
              + " and "
              + lostAfter);
    }
    if (trustAfter < 1 || trustAfter > 1_000) {
      throw new IllegalArgumentException("trustAfter must be 1..1000, was " + trustAfter);
    }
  }
}
