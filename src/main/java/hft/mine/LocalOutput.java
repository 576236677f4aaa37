package hft.mine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder on this machine. */
final class LocalOutput implements Output {
  private static final String LOCK = Ledger.FOLDER + "/lock";
  private static final String WORK = Ledger.FOLDER + "/work";

  private final Path root;
  private @Nullable FileChannel lock;
  private boolean mine;

  LocalOutput(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(name)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public long size(String name) throws IOException {
    Path file = root.resolve(name);
    return Files.isRegularFile(file) ? Files.size(file) : -1;
  }

  @Override
  public Path take() throws IOException {
    Path file = root.resolve(LOCK);
    Files.createDirectories(root.resolve(Ledger.FOLDER));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = channel; // closed with us, held or not
    if (tryLock(channel) == null) {
      throw new ArchiveProblem(
          "another miner writes to " + root + "; expected a folder of its own for each");
    }
    mine = true;
    Path work = root.resolve(WORK);
    Folders.remove(work);
    return Files.createDirectories(work);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // by this very process
    }
  }

  @Override
  public void publish(Path file, String name) throws IOException {
    Path target = root.resolve(name);
    Path folder = Objects.requireNonNull(target.getParent(), "the root is above it");
    Files.createDirectories(folder);
    force(file);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    force(folder);
  }

  Path root() {
    return root;
  }

  @Override
  public void remove(String name) throws IOException {
    Files.deleteIfExists(root.resolve(name));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() {
    FileChannel held = lock;
    if (held == null) {
      return;
    }
    try (held) {
      if (mine) {
        Folders.remove(root.resolve(WORK));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
