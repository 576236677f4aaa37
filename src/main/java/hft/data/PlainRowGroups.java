package hft.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Wide tables of longs as they are: a column is an array until its group is full, then one page. A
 * book has 124 columns, and a writer object per column costs more than its values.
 */
final class PlainRowGroups extends RowGroups {
  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder().withSizeStatisticsEnabled(false).build();

  /** One less than usual: a quarter of the table's writing time against 3 % of its size. */
  private static final int LEVEL = ZstdCodec.LEVEL - 1;

  private static final int FIRST_ROWS = 128;

  private final long[][] columns;

  PlainRowGroups(OutputFile target, TableSchema table) throws IOException {
    super(target, table, PROPERTIES, ZstdCodec.compressor(LEVEL));
    columns = new long[table.columns().size()][FIRST_ROWS];
  }

  @Override
  void add(TableWriter.Row row, int at) {
    if (at == columns[0].length) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], 2 * at);
      }
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i][at] = row.longs[i];
    }
  }

  @Override
  void writeColumns(int rows) throws IOException {
    byte[] page = new byte[rows * Long.BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < columns.length; i++) {
      bytes.asLongBuffer().put(columns[i], 0, rows);
      ColumnDescriptor column = schema.getColumns().get(i);
      file.startColumn(column, rows, CompressionCodecName.ZSTD);
      file.writeDataPage(
          rows,
          page.length,
          compressor.compress(BytesInput.from(page)),
          statistics(column, columns[i], rows),
          rows,
          Encoding.BIT_PACKED, // no levels: the column is flat and required
          Encoding.BIT_PACKED,
          Encoding.PLAIN);
      file.endColumn();
    }
  }

  private static Statistics<?> statistics(ColumnDescriptor column, long[] values, int rows) {
    long least = values[0];
    long most = values[0];
    for (int i = 1; i < rows; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    statistics.updateStats(least);
    statistics.updateStats(most);
    return statistics;
  }
}
