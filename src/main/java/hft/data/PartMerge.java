package hft.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/**
 * Joins parts of one partition that follow each other into the first of them. The order of the
 * steps is what makes a crash between any two of them harmless:
 *
 * <pre>
 * 1 write the whole under a temporary name    a crash leaves a temporary file: removed
 * 2 write down what is to be replaced         rows of the first part tell that 3 did not happen: forgotten
 * 3 rename the whole over the first part      rows of the first part tell that it did: 4 is finished
 * 4 remove the other parts, then the note
 * </pre>
 *
 * <p>Between 3 and 4 rows are there twice, which {@link MarketDataReader} refuses; they are never
 * missing.
 */
final class PartMerge {
  private static final Pattern NOTE = Pattern.compile("\\.merge-(\\d+)-(\\d+)");
  private static final int BLOCK_ROWS = 1_024;

  private PartMerge() {}

  /**
   * @param parts of one partition, by number, with no other part between them
   * @return the first part, which now holds all rows
   */
  static Path merge(Table table, List<Path> parts) {
    if (table == Table.L2_DELTA) {
      throw new IllegalArgumentException("update ids are those of one file");
    }
    Path first = parts.getFirst();
    Path note = note(first, parts.getLast());
    try (TableWriter whole = TableWriter.create(first, table.schema())) {
      for (Path part : parts) {
        copy(table, part, whole);
      }
      whole.seal();
      write(note, whole.rows());
      whole.publish();
      for (Path part : parts.subList(1, parts.size())) {
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(note);
      return first;
    } catch (IOException e) {
      throw PendingFile.failure(first, e);
    }
  }

  static boolean isNote(Path file) {
    return NOTE.matcher(file.getFileName().toString()).matches();
  }

  /** Finishes, or forgets, the merge that a crash interrupted. */
  static void recover(Table table, Path note) throws IOException {
    Matcher numbers = NOTE.matcher(note.getFileName().toString());
    if (!numbers.matches()) {
      throw new IllegalArgumentException(note + " is no note of a merge");
    }
    int from = Integer.parseInt(numbers.group(1));
    int to = Integer.parseInt(numbers.group(2));
    Path first = note.resolveSibling(PartName.of(from));
    if (Files.readString(note).equals(text(rows(table, first)))) {
      for (int number = from + 1; number <= to; number++) {
        Files.deleteIfExists(note.resolveSibling(PartName.of(number)));
      }
    }
    Files.deleteIfExists(note);
  }

  private static long rows(Table table, Path part) {
    try (ColumnFile file = open(table, part)) {
      return file.rows(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private static void copy(Table table, Path part, TableWriter into) {
    try (ColumnFile file = open(table, part)) {
      long[][] block = new long[table.schema().columns().size()][BLOCK_ROWS];
      while (file.nextGroup(Long.MIN_VALUE, Long.MAX_VALUE)) {
        for (int rows = file.read(block, BLOCK_ROWS);
            rows > 0;
            rows = file.read(block, BLOCK_ROWS)) {
          for (int row = 0; row < rows; row++) {
            for (int column = 0; column < block.length; column++) {
              into.setLong(column, block[column][row]);
            }
            into.endRow();
          }
        }
      }
    }
  }

  private static ColumnFile open(Table table, Path part) {
    Function<Path, InputFile> opener = LocalInputFile::new;
    List<String> names = table.schema().columns().stream().map(TableSchema.Column::name).toList();
    return ColumnFile.open(part, names, opener);
  }

  private static Path note(Path first, Path last) {
    return first.resolveSibling(
        ".merge-"
            + PartName.number(first).orElseThrow()
            + "-"
            + PartName.number(last).orElseThrow());
  }

  private static void write(Path note, long rows) throws IOException {
    Files.write(note, text(rows).getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(note, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String text(long rows) {
    return "rows " + rows;
  }
}
