package hft.data;

import java.io.IOException;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Turns rows into the row groups of one Parquet file. Every column is required and flat, so
 * Parquet's own row writer, which keeps book of which field of which nested record comes next, is
 * not needed.
 */
abstract sealed class RowGroups permits EncodedRowGroups, PlainRowGroups {
  /** Values of one page: 128 KB decoded, so that the pages being decoded stay in the cache. */
  static final int PAGE_ROWS = 16_384;

  final MessageType schema;
  final ParquetFileWriter file;
  final BytesInputCompressor compressor;
  private final int mostRows;
  private int rows;

  RowGroups(
      OutputFile target, TableSchema table, ParquetProperties properties, BytesInputCompressor zstd)
      throws IOException {
    schema = table.toParquet();
    mostRows = table.rowGroupRows();
    compressor = zstd;
    file =
        new ParquetFileWriter(
            target,
            schema,
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            null,
            properties);
    file.start();
  }

  static RowGroups of(OutputFile target, TableSchema table) throws IOException {
    return switch (table.pages()) {
      case COMPACT -> new EncodedRowGroups(target, table);
      case PLAIN -> new PlainRowGroups(target, table);
    };
  }

  final void write(TableWriter.Row row) throws IOException {
    add(row, rows);
    rows++;
    if (rows == mostRows) {
      endGroup();
    }
  }

  /** Writes what is left, and the footer. */
  final void finish() throws IOException {
    if (rows > 0) {
      endGroup();
    }
    file.end(Map.of());
    file.close();
    compressor.release();
  }

  private void endGroup() throws IOException {
    file.startBlock(rows);
    writeColumns(rows);
    file.endBlock();
    rows = 0;
  }

  /**
   * @param at the row's place in its group
   */
  abstract void add(TableWriter.Row row, int at);

  /** Writes the group's columns and forgets them. */
  abstract void writeColumns(int rows) throws IOException;
}
