package hft.wire.feed;

import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rows of one message, kept and overwritten by the next. Grows to the longest message seen, at
 * most {@link #MAX_ROWS}.
 */
public final class Rows<T> {
  /** The venue's longest list is 2000 fills. */
  public static final int MAX_ROWS = 10_000;

  private final Supplier<T> maker;
  private final List<T> rows = new ArrayList<>();
  private int size;

  Rows(Supplier<T> maker) {
    this.maker = maker;
  }

  public int size() {
    return size;
  }

  public T get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException("row " + index + " of " + size);
    }
    return rows.get(index);
  }

  void clear() {
    size = 0;
  }

  /** A row to fill in; what it says is left from before. */
  T add(JsonCursor cursor) {
    if (size == MAX_ROWS) {
      throw cursor.malformed(Fault.TOO_MANY, "more than " + MAX_ROWS + " rows");
    }
    if (size == rows.size()) {
      rows.add(maker.get());
    }
    return rows.get(size++);
  }
}
