package hft.core.batch;

import java.time.Duration;

/**
 * How orders are collected before they leave.
 *
 * @param window the longest an order may wait for others; 0 sends each at once
 * @param maxBatch orders or cancels in one action
 * @param maxQueued orders that may wait; beyond it new ones are refused, cancels never
 * @param maxInFlight unanswered actions before orders wait (cancels never do)
 * @param deadline after which an unanswered action is unresolved
 */
public record BatchSettings(
    Duration window, int maxBatch, int maxQueued, int maxInFlight, Duration deadline) {
  public BatchSettings {
    if (window.isNegative() || window.compareTo(Duration.ofMillis(100)) > 0) {
      throw new IllegalArgumentException("window must be 0..100 ms, was " + window);
    }
    within("maxBatch", maxBatch, 1, 50);
    within("maxQueued", maxQueued, 1, 10_000);
    within("maxInFlight", maxInFlight, 1, 100);
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("deadline must be positive, was " + deadline);
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ", was " + value);
    }
  }
}
