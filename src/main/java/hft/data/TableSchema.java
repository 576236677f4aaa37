package hft.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * A table's name and columns, all required. Times are LONG nanoseconds, prices and sizes LONG
 * scaled by 1e-8.
 *
 * @param rowGroupRows most rows of one row group: what a writer buffers and a reader decodes as one
 */
public record TableSchema(String name, List<Column> columns, int rowGroupRows, Pages pages) {
  /** How values are laid out before zstd; see the decision record for the measurements. */
  public enum Pages {
    /** Dictionaries while they pay, differences otherwise: best for narrow tables. */
    COMPACT,
    /**
     * Longs as they are, a page per column and row group: best where columns hold small sets of
     * recurring values.
     */
    PLAIN
  }

  public enum Type {
    LONG,
    DOUBLE,
    STRING
  }

  public record Column(String name, Type type) {}

  /** 131,072 rows: a few megabytes for a narrow table. */
  public static final int NARROW_ROW_GROUP_ROWS = 131_072;

  public TableSchema {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(name + ": column " + column.name() + " is there twice");
      }
    }
    if (pages == Pages.PLAIN && columns.stream().anyMatch(each -> each.type() != Type.LONG)) {
      throw new IllegalArgumentException(name + ": plain pages hold longs only");
    }
    if (rowGroupRows < 1) {
      throw new IllegalArgumentException("rowGroupRows must be positive, was " + rowGroupRows);
    }
  }

  /**
   * Starts a schema: {@code TableSchema.named("fills").longs("nanos",
   * "px").strings("why").build()}.
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The position of a column. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }

  MessageType toParquet() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : columns) {
      switch (column.type()) {
        case LONG -> message.required(PrimitiveTypeName.INT64).named(column.name());
        case DOUBLE -> message.required(PrimitiveTypeName.DOUBLE).named(column.name());
        case STRING ->
            message
                .required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
      }
    }
    return message.named(name);
  }

  /** Collects columns in order. */
  public static final class Builder {
    private final String name;
    private final List<Column> columns = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    public Builder longs(String... names) {
      return add(Type.LONG, names);
    }

    public Builder doubles(String... names) {
      return add(Type.DOUBLE, names);
    }

    public Builder strings(String... names) {
      return add(Type.STRING, names);
    }

    public TableSchema build() {
      return build(NARROW_ROW_GROUP_ROWS, Pages.COMPACT);
    }

    public TableSchema build(int rowGroupRows, Pages pages) {
      return new TableSchema(name, columns, rowGroupRows, pages);
    }

    private Builder add(Type type, String... names) {
      for (String each : names) {
        columns.add(new Column(each, type));
      }
      return this;
    }
  }
}
