package hft.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes one Parquet file of a table. Set a row's cells, then {@link #endRow}; the file is at its
 * place only after {@link #commit}. Closing without that leaves nothing behind. Same rows, same
 * bytes.
 */
public final class TableWriter implements AutoCloseable {
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final TableSchema schema;
  private final Path file;
  private final Path unfinished;
  private final Row row;
  private final ParquetWriter<Row> writer;
  private long rows;
  private boolean done;

  /** The cells of the row being written. */
  private static final class Row {
    final long[] longs;
    final double[] doubles;
    final String[] texts;

    Row(int columns) {
      longs = new long[columns];
      doubles = new double[columns];
      texts = new String[columns];
    }
  }

  /**
   * @param file must not exist yet when the file is committed; its folder is made
   */
  public TableWriter(TableSchema schema, Path file) {
    this.schema = schema;
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    this.row = new Row(schema.columns().size());
    java.util.Arrays.fill(row.texts, "");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(unfinished);
      writer = new Builder(new LocalOutputFile(unfinished), schema).build();
    } catch (IOException e) {
      throw cannot("be created", e);
    }
  }

  public TableWriter set(int column, long value) {
    row.longs[column] = value;
    return this;
  }

  public TableWriter set(int column, double value) {
    row.doubles[column] = value;
    return this;
  }

  public TableWriter set(int column, String value) {
    row.texts[column] = value;
    return this;
  }

  public void endRow() {
    try {
      writer.write(row);
      rows++;
    } catch (IOException e) {
      throw cannot("be written", e);
    }
  }

  public long rows() {
    return rows;
  }

  /** Completes the file and moves it to its place. */
  public void commit() {
    try {
      writer.close();
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    } catch (IOException e) {
      throw cannot("be completed", e);
    }
  }

  /** Removes what was not committed. */
  @Override
  public void close() {
    if (done) {
      return;
    }
    done = true;
    try {
      writer.close();
    } catch (IOException | RuntimeException ignored) {
      // The file is thrown away next; why it could not be completed has been said already, or does
      // not matter.
    }
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw cannot("be removed", e);
    }
  }

  private UncheckedIOException cannot(String what, IOException e) {
    return new UncheckedIOException(
        file + ": the " + schema.name() + " table cannot " + what + ": " + e.getMessage(), e);
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final TableSchema schema;

    Builder(OutputFile file, TableSchema schema) {
      super(file);
      this.schema = schema;
      withConf(new PlainParquetConfiguration());
      withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
      withCompressionCodec(CompressionCodecName.ZSTD);
      withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0);
      withRowGroupSize(ROW_GROUP_BYTES);
      withDictionaryEncoding(true);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(org.apache.hadoop.conf.Configuration conf) {
      return new Cells(schema);
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration conf) {
      return new Cells(schema);
    }
  }

  private static final class Cells extends WriteSupport<Row> {
    private final TableSchema schema;
    private RecordConsumer out;

    @SuppressWarnings("NullAway.Init") // Parquet calls prepareForWrite first
    Cells(TableSchema schema) {
      this.schema = schema;
    }

    @Override
    public WriteContext init(org.apache.hadoop.conf.Configuration conf) {
      return new WriteContext(schema.toParquet(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration conf) {
      return new WriteContext(schema.toParquet(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Row row) {
      out.startMessage();
      for (int i = 0; i < schema.columns().size(); i++) {
        TableSchema.Column column = schema.columns().get(i);
        out.startField(column.name(), i);
        switch (column.type()) {
          case LONG -> out.addLong(row.longs[i]);
          case DOUBLE -> out.addDouble(row.doubles[i]);
          case TEXT -> out.addBinary(Binary.fromString(row.texts[i]));
        }
        out.endField(column.name(), i);
      }
      out.endMessage();
    }
  }
}
