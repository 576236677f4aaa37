package hft.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * A data root that one process adds to over hours: short files, each complete and readable once it
 * has its name, joined into longer ones as they pile up. Taking it puts in order what a crash left.
 */
public final class RecordingRoot implements AutoCloseable {
  private static final String LOCK = ".recording.lock";

  /** Table, date, coin, part. */
  private static final int PARTS_BELOW_TABLE = 3;

  private final Path root;
  private final FileChannel channel;
  private final int leftovers;

  private RecordingRoot(Path root, FileChannel channel, int leftovers) {
    this.root = root;
    this.channel = channel;
    this.leftovers = leftovers;
  }

  /**
   * Takes the root for this process; a missing folder is made.
   *
   * @throws BadData when another recorder has it
   */
  public static RecordingRoot take(Path root) {
    FileChannel channel = open(root);
    try {
      if (lock(channel) == null) {
        throw new BadData(root, "another recorder writes here", "a folder of its own for each");
      }
      return new RecordingRoot(root, channel, recover(root));
    } catch (IOException e) {
      close(channel, e);
      throw PendingFile.failure(root, e);
    } catch (RuntimeException e) {
      close(channel, e);
      throw e;
    }
  }

  private static FileChannel open(Path root) {
    try {
      Files.createDirectories(root);
      return FileChannel.open(
          root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw PendingFile.failure(root, e);
    }
  }

  /**
   * Adds to what the root says of its instruments.
   *
   * @throws BadData when it holds another kind of market
   */
  public void describe(Instruments recorded) {
    Instruments all = recorded;
    if (Files.exists(root.resolve(Instruments.FILE_NAME))) {
      Instruments before = Instruments.read(root);
      if (before.synthetic() != recorded.synthetic()) {
        throw new BadData(
            root,
            before.synthetic() ? "holds synthetic data" : "holds the data of a real market",
            "another folder for this recording");
      }
      try {
        all = before.with(recorded);
      } catch (IllegalArgumentException e) {
        throw new BadData(root, String.valueOf(e.getMessage()), "another folder", e);
      }
    }
    all.write(root);
  }

  /** Temporary files removed, and merges finished or undone, when the root was taken. */
  public int leftovers() {
    return leftovers;
  }

  public Path path() {
    return root;
  }

  /** New files behind those that are there. */
  public MarketDataWriter writer() {
    return MarketDataWriter.append(root);
  }

  /** The last venue time recorded of a coin; {@link Long#MIN_VALUE} when there is none. */
  public long lastNanos(Table table, String coin) {
    Path last = null;
    try (Stream<Path> dates = folders(root.resolve(table.folder()))) {
      for (Path date : dates.sorted().toList()) {
        List<Path> parts = parts(date.resolve("coin=" + Partition.encode(coin)));
        last = parts.isEmpty() ? last : parts.getLast();
      }
    } catch (IOException e) {
      throw PendingFile.failure(root, e);
    }
    if (last == null) {
      return Long.MIN_VALUE;
    }
    try (ColumnFile file = ColumnFile.open(last, List.of("venue_ns"), LocalInputFile::new)) {
      return file.lastNanos();
    }
  }

  /**
   * Joins files of one partition into the first of them.
   *
   * @param parts as {@link MarketDataWriter#commit} returned them, in order, none left out
   */
  public Path merge(Table table, List<Path> parts) {
    return PartMerge.merge(table, parts);
  }

  /** The parts of a partition by number. */
  private static List<Path> parts(Path partition) throws IOException {
    List<Path> parts = new ArrayList<>();
    try (Stream<Path> files = folders(partition)) {
      files.filter(file -> PartName.number(file).isPresent()).sorted().forEach(parts::add);
    }
    return parts;
  }

  private static Stream<Path> folders(Path folder) throws IOException {
    return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
  }

  private static int recover(Path root) throws IOException {
    int found = 0;
    for (Table table : Table.values()) {
      Path folder = root.resolve(table.folder());
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> walk = Files.walk(folder, PARTS_BELOW_TABLE)) {
        List<Path> files = walk.filter(Files::isRegularFile).toList();
        found += remove(files);
        for (Path note : files.stream().filter(PartMerge::isNote).toList()) {
          PartMerge.recover(table, note);
          found++;
        }
      }
    }
    return found;
  }

  /** Temporary files first: a merge is judged by what is left. */
  private static int remove(List<Path> files) throws IOException {
    int removed = 0;
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.startsWith(".part-") && name.endsWith(".tmp")) {
        Files.delete(file);
        removed++;
      }
    }
    return removed;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // by this very process
    }
  }

  private static void close(FileChannel channel, Exception failure) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Gives the root back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw PendingFile.failure(root, e);
    }
  }
}
