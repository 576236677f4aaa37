package hft.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/**
 * The road not taken: the same columns through Parquet-MR's own {@code ColumnReadStoreImpl},
 * without making frames of them or checking anything.
 */
final class ColumnReaderCost {
  private ColumnReaderCost() {}

  /** Reads every value; the sum keeps the compiler honest. */
  static long read(Path file, List<String> names) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    long sum = 0;
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType whole = reader.getFileMetaData().getSchema();
      MessageType schema =
          new MessageType(whole.getName(), names.stream().map(whole::getType).toList());
      reader.setRequestedSchema(schema);
      String createdBy = reader.getFileMetaData().getCreatedBy();
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        ColumnReadStoreImpl store =
            new ColumnReadStoreImpl(group, new Nothing(), schema, createdBy);
        for (String name : names) {
          ColumnReader column =
              store.getColumnReader(schema.getColumnDescription(new String[] {name}));
          for (long row = group.getRowCount(); row > 0; row--) {
            sum += column.getLong();
            column.consume();
          }
        }
      }
    }
    return sum;
  }

  private static final class Nothing extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
