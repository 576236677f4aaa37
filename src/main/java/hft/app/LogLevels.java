package hft.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import hft.app.cli.UserMistake;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log levels from {@code HFT_LOG}: {@code info}, or {@code hft=debug,org.apache.pekko=info}. */
final class LogLevels {
  private LogLevels() {}

  /**
   * @throws UserMistake for a level that does not exist
   */
  static void apply(String setting) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (setting.isBlank() || !(factory instanceof LoggerContext context)) {
      return;
    }
    for (String part : setting.split(",", -1)) {
      int equals = part.indexOf('=');
      String logger = equals < 0 ? Logger.ROOT_LOGGER_NAME : part.substring(0, equals).strip();
      context.getLogger(logger).setLevel(level(part.substring(equals + 1).strip()));
    }
  }

  private static Level level(String name) {
    Level level = Level.toLevel(name, null);
    if (level == null) {
      throw new UserMistake(
          "HFT_LOG: expected trace, debug, info, warn, error or off, was '"
              + name
              + "' (write hft=info,org.apache.pekko=warn)");
    }
    return level;
  }
}
