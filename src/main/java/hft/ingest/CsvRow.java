package hft.ingest;

import hft.core.market.Fixed8;
import java.nio.charset.StandardCharsets;

/** One line cut at its commas; fields are read in place. */
final class CsvRow {
  private byte[] bytes = new byte[0];
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int count;

  /** Cuts the line; quotes around a field are taken off (no format here has commas in quotes). */
  void take(byte[] line, int from, int to) {
    bytes = line;
    count = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || line[i] == ',') {
        add(start, i);
        start = i + 1;
      }
    }
  }

  private void add(int from, int to) {
    if (count == starts.length) {
      starts = java.util.Arrays.copyOf(starts, 2 * count);
      ends = java.util.Arrays.copyOf(ends, 2 * count);
    }
    boolean quoted = to - from >= 2 && bytes[from] == '"' && bytes[to - 1] == '"';
    starts[count] = quoted ? from + 1 : from;
    ends[count++] = quoted ? to - 1 : to;
  }

  int count() {
    return count;
  }

  void expectColumns(int expected) {
    if (count != expected) {
      throw new RejectedRow(count + " columns, expected " + expected);
    }
  }

  boolean isEmpty(int column) {
    return starts[column] == ends[column];
  }

  String text(int column) {
    return new String(bytes, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
  }

  boolean is(int column, String text) {
    int length = ends[column] - starts[column];
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[starts[column] + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A price or size, scaled by 1e-8. */
  long fixed8(int column, String field) {
    return scaled(column, Fixed8.DECIMALS, field);
  }

  long integer(int column, String field) {
    return scaled(column, 0, field);
  }

  /** Decimal seconds as nanoseconds. */
  long secondsAsNanos(int column, String field) {
    return scaled(column, 9, field);
  }

  long millisAsNanos(int column, String field) {
    return scaled(column, 6, field);
  }

  /** The value times 10^scale. */
  long scaled(int column, int scale, String field) {
    return Decimals.parse(bytes, starts[column], ends[column], scale, field);
  }
}
