package hft.app.live;

import hft.app.cli.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Shows the watchdog that the engine lives. A beat is the time, written beside and moved into
 * place, and only made while the risk guardian works: a process that merely exists is no engine.
 */
final class Heartbeat {
  private final Path file;
  private final long freshNanos;

  /**
   * @param freshNanos how old the guardian's last look may be
   */
  Heartbeat(Path file, long freshNanos) {
    this.file = file;
    this.freshNanos = freshNanos;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UserMistake(
          "hft.watchdog.heartbeat: cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * @return false when the guardian has not looked lately, or the file cannot be written
   */
  boolean beat(long lastLookNanos, long nowNanos) {
    if (nowNanos - lastLookNanos > freshNanos) {
      return false;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, nowNanos + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      return false; // no beat is what the watchdog has to see then
    }
  }

  /** The engine has ended in order, with nothing open: nobody needs to watch. */
  void end() throws IOException {
    Files.deleteIfExists(file);
  }
}
