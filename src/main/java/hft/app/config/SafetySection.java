package hft.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a restart must not forget, and how patient operators' calls are. Section {@code hft.safety}.
 *
 * @param folder below it one folder per mode, with the audit log and the breakers' state
 * @param postgres a database instead of files; empty for files
 * @param answerWithin after which an operator is told how far it got
 * @param repeatAfter before an unconfirmed cancel-all is asked for again
 * @param retryAfter before what could not be written is tried again
 */
public record SafetySection(
    Path folder,
    Optional<Postgres> postgres,
    Duration answerWithin,
    Duration repeatAfter,
    Duration retryAfter) {
  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}
   * @param passwordFile empty when the server asks for none
   * @param chain names this engine's log among others in the same tables
   */
  public record Postgres(String url, String user, Optional<Path> passwordFile, String chain) {}

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
