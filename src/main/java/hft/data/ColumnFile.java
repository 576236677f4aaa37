package hft.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Some int64 columns of one Parquet file, read block-wise. Row groups outside the wanted times are
 * skipped by their statistics, pages are checked against their checksums. The first column is the
 * time.
 */
final class ColumnFile implements AutoCloseable {
  private final Path path;
  private final ParquetFileReader reader;
  private final LongColumn[] columns;
  private final List<BlockMetaData> groups;
  private int nextGroup;
  private long groupFirstRow;
  private long groupRows;
  private long groupRead;

  private ColumnFile(Path path, ParquetFileReader reader, List<String> names) {
    this.path = path;
    this.reader = reader;
    this.groups = reader.getRowGroups();
    MessageType schema = reader.getFileMetaData().getSchema();
    List<Type> wanted = new ArrayList<>();
    List<LongColumn> found = new ArrayList<>();
    for (String name : names) {
      wanted.add(int64(path, schema, name, names));
      found.add(new LongColumn(schema.getColumnDescription(new String[] {name})));
    }
    this.columns = found.toArray(LongColumn[]::new);
    reader.setRequestedSchema(new MessageType(schema.getName(), wanted));
  }

  /**
   * @param names the columns to read, the time first
   * @throws BadData when the file is not a readable, complete Parquet file with these columns
   */
  static ColumnFile open(Path path, List<String> names, Function<Path, InputFile> files) {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodec())
            .usePageChecksumVerification(true)
            .build();
    InputFile input = files.apply(path);
    ParquetFileReader reader = null;
    try {
      reader = ParquetFileReader.open(input, options);
      return new ColumnFile(path, reader, names);
    } catch (BadData e) {
      close(path, reader);
      throw e;
    } catch (AccessDeniedException | FileNotFoundException e) {
      throw new BadData(path, "cannot be read: " + e.getMessage(), "a readable file", e);
    } catch (IOException | RuntimeException e) {
      close(path, reader);
      String why = String.valueOf(e.getMessage()).replace(input.toString(), "it");
      throw new BadData(
          path, "no complete Parquet file (" + why + ")", "a complete Parquet file", e);
    }
  }

  private static Type int64(Path path, MessageType schema, String name, List<String> names) {
    if (!schema.containsField(name)) {
      throw new BadData(path, "has no column " + name, "the columns " + String.join(", ", names));
    }
    Type type = schema.getType(name);
    boolean fits =
        type instanceof PrimitiveType primitive
            && primitive.getPrimitiveTypeName() == PrimitiveTypeName.INT64
            && !type.isRepetition(Type.Repetition.REPEATED);
    if (!fits) {
      throw new BadData(
          path,
          "column " + name + " is " + type,
          "int64: times in nanoseconds, prices and sizes scaled by 1e-8");
    }
    return type;
  }

  /** Rows of the row groups that may hold times in [from, to). */
  long rows(long from, long to) {
    return groups.stream()
        .filter(group -> mayHold(group, from, to))
        .mapToLong(BlockMetaData::getRowCount)
        .sum();
  }

  /** The least time by the statistics; {@link Long#MIN_VALUE} when they do not say. */
  long firstNanos() {
    long first = Long.MAX_VALUE;
    for (BlockMetaData group : groups) {
      LongStatistics times = times(group);
      if (times == null) {
        return Long.MIN_VALUE;
      }
      first = Math.min(first, times.getMin());
    }
    return first;
  }

  /** The greatest time by the statistics; {@link Long#MAX_VALUE} when they do not say. */
  long lastNanos() {
    long last = Long.MIN_VALUE;
    for (BlockMetaData group : groups) {
      LongStatistics times = times(group);
      if (times == null) {
        return Long.MAX_VALUE;
      }
      last = Math.max(last, times.getMax());
    }
    return last;
  }

  /** Moves to the next row group that may hold times in [from, to); false when there is none. */
  boolean nextGroup(long from, long to) {
    groupFirstRow += groupRows;
    groupRows = 0;
    groupRead = 0;
    while (nextGroup < groups.size()) {
      BlockMetaData group = groups.get(nextGroup);
      if (mayHold(group, from, to) && group.getRowCount() > 0) {
        openGroup(nextGroup++, group);
        return true;
      }
      groupFirstRow += group.getRowCount();
      nextGroup++;
    }
    return false;
  }

  /**
   * Reads up to {@code limit} rows of the row group into one array per column.
   *
   * @return how many; 0 at the end of the row group
   */
  int read(long[][] into, int limit) {
    int count = (int) Math.min(limit, groupRows - groupRead);
    try {
      for (int i = 0; i < columns.length; i++) {
        columns[i].read(into[i], 0, count);
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
    groupRead += count;
    return count;
  }

  /** The file's row that the next {@link #read} starts at. */
  long row() {
    return groupFirstRow + groupRead;
  }

  Path path() {
    return path;
  }

  private void openGroup(int index, BlockMetaData group) {
    groupRows = group.getRowCount();
    try {
      PageReadStore pages = reader.readRowGroup(index);
      for (LongColumn column : columns) {
        ColumnChunkMetaData chunk = chunk(group, column.descriptor());
        Statistics<?> statistics = chunk.getStatistics();
        requireNoNulls(column.descriptor(), statistics);
        if (statistics instanceof LongStatistics longs
            && longs.hasNonNullValue()
            && longs.getMin() == longs.getMax()) {
          column.openConstant(longs.getMin());
        } else {
          column.open(pages.getPageReader(column.descriptor()));
        }
      }
    } catch (BadData e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private void requireNoNulls(ColumnDescriptor column, Statistics<?> statistics) {
    if (column.getMaxDefinitionLevel() > 0 && statistics.getNumNulls() != 0) {
      throw new BadData(
          path,
          "column " + column.getPath()[0] + " has nulls or does not say that it has none",
          "a value in every row");
    }
  }

  private static ColumnChunkMetaData chunk(BlockMetaData group, ColumnDescriptor column) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().toDotString().equals(column.getPath()[0])) {
        return chunk;
      }
    }
    throw new IllegalStateException("row group without column " + column.getPath()[0]);
  }

  private boolean mayHold(BlockMetaData group, long from, long to) {
    LongStatistics times = times(group);
    return times == null || (times.getMax() >= from && times.getMin() < to);
  }

  private @Nullable LongStatistics times(BlockMetaData group) {
    Statistics<?> statistics = chunk(group, columns[0].descriptor()).getStatistics();
    return statistics instanceof LongStatistics longs && longs.hasNonNullValue() ? longs : null;
  }

  private BadData damaged(Exception cause) {
    return new BadData(
        path,
        "row group at row " + groupFirstRow + " cannot be decoded (" + cause.getMessage() + ")",
        "an undamaged Parquet file",
        cause);
  }

  @Override
  public void close() {
    close(path, reader);
  }

  private static void close(Path path, @Nullable ParquetFileReader reader) {
    if (reader == null) {
      return;
    }
    try {
      reader.close();
    } catch (IOException e) {
      throw new BadData(path, "cannot be closed: " + e.getMessage(), "a readable file", e);
    }
  }
}
