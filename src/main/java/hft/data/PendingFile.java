package hft.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: it is written under a hidden temporary name beside its
 * target, forced to the disk and then renamed. Closing it unpublished removes it.
 */
final class PendingFile implements AutoCloseable {
  private final Path target;
  private final Path folder;
  private final Path temporary;
  private boolean published;

  private PendingFile(Path target, Path folder, Path temporary) {
    this.target = target;
    this.folder = folder;
    this.temporary = temporary;
  }

  static PendingFile at(Path target) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      if (folder == null) {
        throw new IOException("it has no folder");
      }
      Leftovers.createFolders(folder);
      // No random part: a crashed run's leftover is overwritten by the next one.
      Path temporary = folder.resolve("." + target.getFileName() + ".tmp");
      Leftovers.add(temporary);
      return new PendingFile(target, folder, temporary);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  Path target() {
    return target;
  }

  Path temporary() {
    return temporary;
  }

  void publish() {
    try {
      force(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      published = true;
      Leftovers.forget(temporary);
      force(folder);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    if (!published) {
      try {
        Leftovers.remove(temporary);
      } catch (IOException e) {
        throw failure(target, e);
      }
    }
  }

  /** Says what the disk said: Parquet wraps it in pages of its own. */
  static UncheckedIOException failure(Path target, IOException cause) {
    Throwable first = cause;
    for (Throwable inner = cause.getCause(); inner != null; inner = inner.getCause()) {
      first = inner;
    }
    return new UncheckedIOException(
        "cannot write " + target + ": " + first.getMessage() + "; nothing half-written was left",
        cause);
  }
}
