package hft.app.config;

import java.time.Duration;

/**
 * The order batcher's window. Section {@code hft.batch}; the environment's {@code BATCH_WINDOW_MS}
 * wins.
 *
 * @param window longest time an order waits for company
 */
public record BatchSettings(Duration window) {
  public BatchSettings {
    if (window.isNegative() || window.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("window must be 0 ms .. 1 s, was " + window);
    }
  }
}
