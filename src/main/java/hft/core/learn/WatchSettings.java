package hft.core.learn;

import java.time.Duration;

/**
 * When a model is no longer believed.
 *
 * @param window over which it is compared with the baseline
 * @param every between two answers that are judged
 * @param margin of the Brier score by which it must be worse to be disabled, and better, over a
 *     whole window, to be believed again
 */
public record WatchSettings(Duration window, Duration every, double margin) {
  private static final int MOST = 1 << 20;

  public WatchSettings {
    if (!every.isPositive() || !window.isPositive() || window.dividedBy(every) < 10) {
      throw new IllegalArgumentException(
          "window must be ten times every at least, were " + window + " and " + every);
    }
    if (window.dividedBy(every) > MOST) {
      throw new IllegalArgumentException(
          "window must be at most " + MOST + " times every, were " + window + " and " + every);
    }
    if (!(margin >= 0 && margin <= 1)) {
      throw new IllegalArgumentException("margin must be 0..1, was " + margin);
    }
  }

  /** Answers that are judged in a window. */
  int samples() {
    return (int) window.dividedBy(every);
  }
}
