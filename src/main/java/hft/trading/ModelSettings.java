package hft.trading;

import hft.core.learn.ModelTerms;
import hft.core.learn.WatchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The model that forecasts, if any.
 *
 * @param folder where it was saved; empty: the linear alpha alone
 * @param deadline after which an answer is late and the linear alpha takes over
 * @param lostAfter after which an answer is not waited for any more
 * @param trustAfter answers in time before a model that was late or failed is believed again
 * @param retryAfter before a model that failed is loaded again
 */
public record ModelSettings(
    Optional<Path> folder,
    Duration deadline,
    Duration lostAfter,
    int trustAfter,
    Duration retryAfter,
    WatchSettings watch) {
  public ModelSettings {
    var _ = new ModelTerms(deadline, lostAfter, trustAfter, watch);
    if (!retryAfter.isPositive()) {
      throw new IllegalArgumentException("retryAfter must be positive, was " + retryAfter);
    }
  }

  ModelTerms terms() {
    return new ModelTerms(deadline, lostAfter, trustAfter, watch);
  }
}
