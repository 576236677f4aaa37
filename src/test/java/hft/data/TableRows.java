package hft.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** Any table's rows by column name, as Parquet's own reader gives them. */
public final class TableRows {
  private TableRows() {}

  /** One row: longs, doubles and strings. */
  public record Row(Map<String, Object> cells) {
    public long at(String column) {
      return (Long) cell(column);
    }

    public double number(String column) {
      return (Double) cell(column);
    }

    public String text(String column) {
      return (String) cell(column);
    }

    private Object cell(String column) {
      return Objects.requireNonNull(cells.get(column), () -> "no column " + column);
    }
  }

  public static List<Row> read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (ParquetReader<Group> reader = new Groups(new LocalInputFile(file)).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (var type : group.getType().getFields()) {
          String name = type.getName();
          cells.put(
              name,
              switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                case INT64 -> group.getLong(name, 0);
                case DOUBLE -> group.getDouble(name, 0);
                default -> group.getString(name, 0);
              });
        }
        rows.add(new Row(cells));
      }
    }
    return rows;
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
