package hft.data;

import java.nio.file.Path;
import java.util.List;

/** Decoded rows of one file, column by column. Made once and reused: whoever holds it owns it. */
public final class RowBlock {
  final long[][] columns;
  int rows;

  /** Where the first row stands in its file. */
  long firstRow;

  Path file = Path.of("");

  /** Which of its source's files that is, counted from the first. */
  int fileNumber;

  RowBlock(List<String> columnNames, int mostRows) {
    columns = new long[columnNames.size()][mostRows];
  }

  /** True for the one after the last row. */
  public boolean isEnd() {
    return rows == 0;
  }
}
