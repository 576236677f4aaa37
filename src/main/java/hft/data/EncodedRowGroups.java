package hft.data;

import java.io.IOException;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;

/**
 * Values go straight to Parquet's column writers: dictionaries while they pay, else differences.
 */
final class EncodedRowGroups extends RowGroups {
  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          // Without a dictionary version 1 writes plain values, version 2 differences.
          .withWriterVersion(WriterVersion.PARQUET_2_0)
          .withDictionaryEncoding(true)
          .withPageRowCountLimit(PAGE_ROWS)
          .withSizeStatisticsEnabled(false)
          .build();

  private final TableSchema table;
  private final TableSchema.Type[] types;
  private final ColumnWriter[] columns;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;

  EncodedRowGroups(OutputFile target, TableSchema table) throws IOException {
    super(target, table, PROPERTIES, ZstdCodec.compressor(ZstdCodec.LEVEL));
    this.table = table;
    types = table.columns().stream().map(TableSchema.Column::type).toArray(TableSchema.Type[]::new);
    columns = new ColumnWriter[types.length];
    pages = newPages();
    store = newStore();
  }

  @Override
  void add(TableWriter.Row row, int at) {
    for (int i = 0; i < types.length; i++) {
      switch (types[i]) {
        case LONG -> columns[i].write(row.longs[i], 0, 0);
        case DOUBLE -> columns[i].write(Double.longBitsToDouble(row.longs[i]), 0, 0);
        case STRING -> columns[i].write(Binary.fromString(text(row, i)), 0, 0);
      }
    }
    store.endRecord();
  }

  @Override
  void writeColumns(int rows) throws IOException {
    store.flush();
    pages.flushToFileWriter(file);
    store.close();
    pages.close();
    pages = newPages();
    store = newStore();
  }

  private ColumnChunkPageWriteStore newPages() {
    return ColumnChunkPageWriteStore.builder()
        .withSchema(schema)
        .withCompressorProvider(_ -> compressor)
        .withAllocator(PROPERTIES.getAllocator())
        .withColumnIndexTruncateLength(PROPERTIES.getColumnIndexTruncateLength())
        .withPageWriteChecksumEnabled(PROPERTIES.getPageWriteChecksumEnabled())
        .build();
  }

  private ColumnWriteStore newStore() {
    ColumnWriteStore fresh = PROPERTIES.newColumnWriteStore(schema, pages, pages);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = fresh.getColumnWriter(schema.getColumns().get(i));
    }
    return fresh;
  }

  private String text(TableWriter.Row row, int column) {
    String value = row.strings[column];
    if (value == null) {
      throw new IllegalStateException(
          table.name()
              + "."
              + table.columns().get(column).name()
              + " was never set: every column is required");
    }
    return value;
  }
}
