package hft.app.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code --for} says. */
final class RunLength {
  private RunLength() {}

  /**
   * @param text such as 20s, 10m or 2h; null for no end
   */
  static Optional<Duration> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      Duration parsed = Duration.parse("PT" + text.strip().toUpperCase(Locale.ROOT));
      if (parsed.isPositive()) {
        return Optional.of(parsed);
      }
    } catch (DateTimeParseException e) {
      throw new UserMistake("--for expects a time such as 20s, 10m or 2h, was " + text, e);
    }
    throw new UserMistake("--for must be positive, was " + text);
  }
}
