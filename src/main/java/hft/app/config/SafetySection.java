package hft.app.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a restart must not forget, and how patient operators' calls are. Section {@code hft.safety}.
 *
 * @param folder below it one folder per mode, with the audit log and the breakers' state
 * @param answerWithin after which an operator is told how far it got
 * @param repeatAfter before an unconfirmed cancel-all is asked for again
 * @param retryAfter before what could not be written is tried again
 */
public record SafetySection(
    Path folder, Duration answerWithin, Duration repeatAfter, Duration retryAfter) {
  public SafetySection {
    positive("answerWithin", answerWithin);
    positive("repeatAfter", repeatAfter);
    positive("retryAfter", retryAfter);
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
