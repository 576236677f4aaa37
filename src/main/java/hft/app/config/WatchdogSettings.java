package hft.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The engine's heartbeat and the process that watches it. Section {@code hft.watchdog}.
 *
 * @param heartbeat file the engine touches while its risk guardian works
 * @param every between two beats
 * @param silence without a beat before everything is cancelled
 * @param keyFile a key of the watchdog's own: two processes on one key lose each other's actions
 */
public record WatchdogSettings(
    Path heartbeat, Duration every, Duration silence, Optional<Path> keyFile) {
  public WatchdogSettings {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("every must be positive, was " + every);
    }
    if (silence.compareTo(every.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException(
          "silence must be at least three beats (" + every + " each), was " + silence);
    }
  }
}
