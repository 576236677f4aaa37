package hft.app.live;

import hft.app.cli.UserMistake;
import hft.wire.action.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Shows the watchdog that the engine lives. A beat is the time, written beside and moved into
 * place, and only made while the risk guardian works: a process that merely exists is no engine.
 */
final class Heartbeat {
  /** Of an engine whose orders end with it. */
  static final Heartbeat NONE = new Heartbeat(null, 0);

  private final @Nullable Path file;
  private final long freshNanos;

  private Heartbeat(@Nullable Path file, long freshNanos) {
    this.file = file;
    this.freshNanos = freshNanos;
  }

  /** The file of one account: a living engine of another must not hide that this one's is dead. */
  static Path file(Path configured, Address account) {
    return configured.resolveSibling(configured.getFileName() + "-" + account);
  }

  /**
   * @param freshNanos how old the guardian's last look may be
   */
  static Heartbeat in(Path file, long freshNanos) {
    return new Heartbeat(file.toAbsolutePath(), freshNanos);
  }

  /**
   * The first beat, before there is anything to watch over.
   *
   * @throws UserMistake when the file cannot be written: nobody would notice that we died
   */
  void begin(long nowNanos) {
    Path into = file;
    if (into == null) {
      return;
    }
    try {
      Files.createDirectories(into.getParent());
      write(into, nowNanos);
    } catch (IOException e) {
      throw new UserMistake("hft.watchdog.heartbeat: cannot write " + into + ": " + e, e);
    }
  }

  /**
   * @return false when the guardian has not looked lately, or the file cannot be written
   */
  boolean beat(long lastLookNanos, long nowNanos) {
    Path into = file;
    if (into == null || nowNanos - lastLookNanos > freshNanos) {
      return false;
    }
    try {
      write(into, nowNanos);
      return true;
    } catch (IOException e) {
      return false; // no beat is what the watchdog has to see then
    }
  }

  private static void write(Path file, long nowNanos) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, nowNanos + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The engine has ended in order, with nothing open: nobody needs to watch. */
  void end() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
