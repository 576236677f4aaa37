package hft.app.backtest;

import hft.app.cli.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run folder that appears whole or not at all. It is written under a hidden name: beside its
 * place, or within when the folder is there already (it may be a mount point). Whatever ends the
 * program early leaves at most that hidden folder, and the next run to the same place removes it.
 */
final class PendingRun implements AutoCloseable {
  private static final String SUMMARY = "summary.json";

  /** What a run consists of; a folder with nothing else in it may be replaced. */
  private static final Set<String> PARTS =
      Set.of(
          SUMMARY,
          "report.html",
          "journal",
          "orders.parquet",
          "fills.parquet",
          "decisions.parquet");

  private static final String INSIDE = ".partial";
  private static final String LOCK = ".lock";

  /** To remove a folder that files are still added to. */
  private static final int ATTEMPTS = 10;

  private final Path out;
  private final Path folder;
  private final Thread onShutdown;
  private @Nullable FileChannel lock;

  /** Nobody else writes here. */
  private boolean ours;

  private PendingRun(Path out, Path folder) {
    this.out = out;
    this.folder = folder;
    this.onShutdown = new Thread(this::abandon, "remove-pending-run");
  }

  /**
   * @throws UserMistake when {@code out} cannot be written, holds something else than a run, or
   *     another process is writing there
   */
  static PendingRun at(Path out) {
    Path target = out.toAbsolutePath().normalize();
    Path folder =
        Files.isDirectory(target)
            ? target.resolve(INSIDE)
            : target.resolveSibling("." + target.getFileName() + ".partial");
    PendingRun run = new PendingRun(target, folder);
    try {
      run.requireReplaceable();
      // Before there is anything to remove: a signal may come at any moment.
      Runtime.getRuntime().addShutdownHook(run.onShutdown);
      run.start();
    } catch (IOException e) {
      run.unlock();
      throw new UserMistake(
          "cannot write to " + out + " (" + reason(e) + "); expected a folder that may be written",
          e);
    }
    return run;
  }

  /** The program ends while its other threads may still be writing here. */
  private synchronized void abandon() {
    for (int i = 1; ours; i++) {
      try {
        remove(folder);
        return;
      } catch (UncheckedIOException e) {
        if (i == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Where to write. */
  Path folder() {
    return folder;
  }

  /** Puts everything in its place; {@code summary.json} comes last. */
  void publish() {
    unlock();
    try {
      if (folder.startsWith(out)) {
        replaceParts();
      } else {
        Files.move(folder, out, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot complete " + out + ": " + reason(e), e);
    }
  }

  @Override
  public void close() {
    unlock();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException e) {
      return; // the program is ending: the hook does the rest
    }
    remove(folder);
  }

  private void requireReplaceable() throws IOException {
    if (!Files.isDirectory(out)) {
      return;
    }
    Set<String> others = new TreeSet<>();
    try (Stream<Path> all = Files.list(out)) {
      all.map(path -> path.getFileName().toString())
          .filter(name -> !PARTS.contains(name) && !name.equals(INSIDE))
          .forEach(others::add);
    }
    if (!others.isEmpty()) {
      throw new UserMistake(
          out
              + " holds "
              + others.stream().limit(3).collect(Collectors.joining(", "))
              + (others.size() > 3 ? " and more" : "")
              + "; expected a new name, an empty folder or an earlier run's");
    }
  }

  /** Not to be abandoned half way. */
  private synchronized void start() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = channel;
    if (!isFree(channel)) {
      throw new UserMistake("another run is writing to " + out + "; expected a folder of its own");
    }
    ours = true;
    for (Path left : children(folder)) { // of a run that was killed
      if (!left.endsWith(LOCK)) {
        remove(left);
      }
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process holds it
    }
  }

  private void unlock() {
    FileChannel held = lock;
    lock = null;
    if (held != null) {
      try {
        Files.deleteIfExists(folder.resolve(LOCK));
        held.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot release " + folder.resolve(LOCK), e);
      }
    }
  }

  private void replaceParts() throws IOException {
    Files.deleteIfExists(out.resolve(SUMMARY)); // first: without it a folder is no complete run
    for (String part : PARTS) {
      remove(out.resolve(part));
    }
    for (Path part : children(folder)) {
      if (!part.endsWith(SUMMARY)) {
        Files.move(part, out.resolve(part.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.move(folder.resolve(SUMMARY), out.resolve(SUMMARY), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static void remove(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path + ": " + reason(e), e);
    }
  }

  /** The JDK's messages for paths are often the bare path. */
  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }
}
