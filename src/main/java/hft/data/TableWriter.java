package hft.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one Parquet file row by row, from one thread. The file appears under its name only with
 * {@link #publish()}; closing an unpublished writer leaves nothing. The same rows make the same
 * bytes: nothing in the file depends on the time, the machine or its name.
 *
 * <pre>{@code
 * try (var fills = TableWriter.create(folder.resolve("fills.parquet"), FILLS)) {
 *   fills.setLong(0, nanos);
 *   fills.setString(1, "BTC");
 *   fills.endRow();
 *   fills.publish();
 * }
 * }</pre>
 */
public final class TableWriter implements AutoCloseable {
  private final TableSchema schema;
  private final PendingFile file;

  /** Null once sealed: a sealed file must not hold on to its buffers. */
  private @Nullable RowGroups groups;

  private final Row row;
  private final Stream stream;
  private long rows;
  private boolean done;

  /** The row under construction: doubles as their bits. */
  static final class Row {
    final long[] longs;
    final @Nullable String[] strings;

    Row(int columns) {
      longs = new long[columns];
      strings = new String[columns];
    }
  }

  private TableWriter(TableSchema schema, PendingFile file, Function<Path, OutputFile> opener)
      throws IOException {
    ZstdLibrary.load();
    this.schema = schema;
    this.file = file;
    this.row = new Row(schema.columns().size());
    this.stream = new Stream(opener.apply(file.temporary()));
    this.groups = RowGroups.of(stream, schema);
  }

  /** Starts the file; missing folders are made. */
  public static TableWriter create(Path file, TableSchema schema) {
    return create(file, schema, LocalOutputFile::new);
  }

  static TableWriter create(Path target, TableSchema schema, Function<Path, OutputFile> opener) {
    PendingFile file = PendingFile.at(target);
    try {
      return new TableWriter(schema, file, opener);
    } catch (IOException e) {
      file.close();
      throw PendingFile.failure(target, e);
    }
  }

  public Path path() {
    return file.target();
  }

  /** Rows ended so far. */
  public long rows() {
    return rows;
  }

  public void setLong(int column, long value) {
    row.longs[column] = value;
  }

  public void setDouble(int column, double value) {
    row.longs[column] = Double.doubleToLongBits(value);
  }

  public void setString(int column, String value) {
    row.strings[column] = value;
  }

  /** Writes the row; what is not set anew keeps the value of the row before. */
  public void endRow() {
    try {
      Objects.requireNonNull(groups, "the file is complete").write(row);
      rows++;
    } catch (IOException e) {
      throw PendingFile.failure(file.target(), e);
    }
  }

  /** Completes the file under its temporary name. */
  void seal() {
    if (groups != null) {
      try {
        groups.finish();
        groups = null;
      } catch (IOException e) {
        throw PendingFile.failure(file.target(), e);
      }
    }
  }

  /** Completes the file and gives it its name. */
  public void publish() {
    seal();
    file.publish();
    done = true;
  }

  /** Removes the file unless it was published. */
  @Override
  public void close() {
    if (done) {
      return;
    }
    done = true;
    try {
      // Not the Parquet writer: it would write a footer to a file that is thrown away.
      stream.close();
    } catch (IOException e) {
      throw PendingFile.failure(file.target(), e);
    } finally {
      file.close();
    }
  }

  @Override
  public String toString() {
    return schema.name() + " " + file.target();
  }

  /** Remembers the stream Parquet writes to, so that it can be closed without Parquet's help. */
  private static final class Stream implements OutputFile {
    private final OutputFile file;
    private @Nullable PositionOutputStream open;

    Stream(OutputFile file) {
      this.file = file;
    }

    void close() throws IOException {
      if (open != null) {
        open.close();
      }
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
      return createOrOverwrite(blockSizeHint);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
      open = file.createOrOverwrite(blockSizeHint);
      return open;
    }

    @Override
    public boolean supportsBlockSize() {
      return file.supportsBlockSize();
    }

    @Override
    public long defaultBlockSize() {
      return file.defaultBlockSize();
    }
  }
}
