package hft.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * The files being written under a root: one open at a time per table and coin, a bounded number in
 * all, none under its name before {@link #commit()}.
 */
final class PartitionedWriter implements AutoCloseable {
  /** Each open writer buffers one row group, 16 MB at most. */
  static final int MAX_OPEN = 32;

  private final Path root;
  private final boolean append;
  private final int maxOpen;
  private final Function<Path, OutputFile> opener;
  private final List<Rows> open = new ArrayList<>();
  private final List<TableWriter> sealed = new ArrayList<>();
  private final Map<Path, Integer> nextPart = new HashMap<>();
  private long uses;
  private long rows;

  /** The rows of one table and coin; knows the file of the day. */
  final class Rows {
    private final Table table;
    private final String coin;
    private @Nullable TableWriter writer;
    private long firstNanos;
    private long endNanos;
    private long lastUse;

    Rows(Table table, String coin) {
      this.table = table;
      this.coin = coin;
    }

    /** The writer of the file that rows of this time belong to; fill in one row and end it. */
    TableWriter at(long venueNanos) {
      lastUse = uses++;
      rows++;
      if (writer != null && venueNanos >= firstNanos && venueNanos < endNanos) {
        return writer;
      }
      seal();
      return start(venueNanos);
    }

    /** True when the next row starts a file. */
    boolean startsFile(long venueNanos) {
      return writer == null || venueNanos < firstNanos || venueNanos >= endNanos;
    }

    private TableWriter start(long venueNanos) {
      makeRoom();
      Partition partition = Partition.of(table, venueNanos, coin);
      firstNanos = partition.firstNanos();
      endNanos = partition.endNanos();
      TableWriter started =
          TableWriter.create(nextFile(partition.under(root)), table.schema(), opener);
      writer = started;
      open.add(this);
      return started;
    }

    private void seal() {
      if (writer != null) {
        TableWriter done = writer;
        writer = null;
        open.remove(this);
        sealed.add(done); // first, so that it is removed should completing it fail
        done.seal();
      }
    }
  }

  PartitionedWriter(Path root, boolean append, int maxOpen, Function<Path, OutputFile> opener) {
    this.root = root;
    this.append = append;
    this.maxOpen = maxOpen;
    this.opener = opener;
  }

  static PartitionedWriter create(Path root, boolean append) {
    return new PartitionedWriter(root, append, MAX_OPEN, LocalOutputFile::new);
  }

  Rows stream(Table table, String coin) {
    return new Rows(table, coin);
  }

  long rows() {
    return rows;
  }

  int openWriters() {
    return open.size();
  }

  /** Gives every file its name, and returns them in the order in which they were completed. */
  List<Path> commit() {
    sealAll();
    sealed.forEach(TableWriter::publish);
    List<Path> published = sealed.stream().map(TableWriter::path).toList();
    sealed.clear();
    return published;
  }

  private void sealAll() {
    List.copyOf(open).forEach(Rows::seal);
  }

  private void makeRoom() {
    while (open.size() >= maxOpen) {
      Rows oldest = open.getFirst();
      for (Rows each : open) {
        if (each.lastUse < oldest.lastUse) {
          oldest = each;
        }
      }
      oldest.seal();
    }
  }

  private Path nextFile(Path folder) {
    int part = nextPart.computeIfAbsent(folder, this::firstPart);
    nextPart.put(folder, part + 1);
    return folder.resolve(PartName.of(part));
  }

  private int firstPart(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".parquet"))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        return 0;
      }
      if (!append) {
        throw new BadData(
            folder, "already holds " + names.getFirst(), "an output folder without data");
      }
      return nextNumber(folder, names.getLast());
    } catch (IOException e) {
      throw PendingFile.failure(folder, e);
    }
  }

  private static int nextNumber(Path folder, String last) {
    try {
      return Integer.parseInt(last.substring("part-".length(), "part-00000".length())) + 1;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new BadData(folder, "holds " + last, "only files named part-00000.parquet", e);
    }
  }

  /** Removes every file that was not committed. */
  @Override
  public void close() {
    for (Rows stream : List.copyOf(open)) {
      if (stream.writer != null) {
        sealed.add(stream.writer);
        stream.writer = null;
      }
    }
    open.clear();
    RuntimeException failure = null;
    for (TableWriter writer : sealed) {
      try {
        writer.close();
      } catch (RuntimeException e) {
        failure = e; // the other files must go too
      }
    }
    sealed.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
