package hft.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * A table's name and columns. All columns are required: absence has a value of its own, stated per
 * table.
 */
public record TableSchema(String name, List<Column> columns) {
  /** What a column holds. */
  public enum Type {
    LONG,
    DOUBLE,
    TEXT
  }

  /** One column. */
  public record Column(String name, Type type) {}

  public TableSchema {
    columns = List.copyOf(columns);
  }

  /** A table of long columns only. */
  static TableSchema ofLongs(String name, List<String> columns) {
    return new TableSchema(
        name, columns.stream().map(column -> new Column(column, Type.LONG)).toList());
  }

  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + name + " has no column " + column);
  }

  MessageType toParquet() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : columns) {
      switch (column.type()) {
        case LONG -> message.required(PrimitiveTypeName.INT64).named(column.name());
        case DOUBLE -> message.required(PrimitiveTypeName.DOUBLE).named(column.name());
        case TEXT ->
            message
                .required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
      }
    }
    return message.named(name);
  }

  /** Column names {@code prefix_0 .. prefix_(count-1)}. */
  static List<String> numbered(String prefix, int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(prefix + "_" + i);
    }
    return names;
  }
}
