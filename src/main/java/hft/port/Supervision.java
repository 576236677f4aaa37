package hft.port;

import java.time.Duration;

/**
 * What becomes of an actor that fails.
 *
 * @param restarts it comes back clean so many times within {@code window}; one failure more, and
 *     its parent decides. 0: the parent decides at once
 */
public record Supervision(int restarts, Duration window) {
  /** Nobody can vouch for what goes on without it. */
  public static final Supervision VITAL = new Supervision(0, Duration.ZERO);
}
