package hft.data;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the files of one table and coin block by block. What the rows mean is left to a {@link
 * FrameReader}, which may be on another thread: columns cross to it in a few long runs of memory,
 * frames would cross object by object.
 */
public final class BlockReader implements AutoCloseable {
  private final Selection selection;
  private final Function<Path, InputFile> opener;
  private final List<String> columnNames;
  private final int blockRows;
  private final Iterator<DataFile> files;
  private @Nullable ColumnFile file;
  private int fileNumber;

  BlockReader(
      Table table, List<DataFile> files, Selection selection, Function<Path, InputFile> opener) {
    this.selection = selection;
    this.opener = opener;
    this.files = files.iterator();
    this.columnNames = FrameRows.columns(table, selection.orderCounts());
    this.blockRows = blockRows(table);
  }

  /** Rows that together stay in a core's own cache, and are worth a meeting of threads. */
  private static int blockRows(Table table) {
    return switch (table) {
      case L2_BOOK -> 64;
      case L2_DELTA -> 2_048;
      case FUNDING, ASSET_CTX, TRADES, BBO, L3_ORDERS -> 512;
    };
  }

  public RowBlock newBlock() {
    return new RowBlock(columnNames, blockRows);
  }

  /**
   * Decodes the next rows into the block; after the last it is the end block.
   *
   * @throws BadData naming the file that cannot be read
   */
  public void read(RowBlock into) {
    into.rows = 0;
    while (true) {
      if (file != null) {
        into.file = file.path();
        into.fileNumber = fileNumber;
        into.firstRow = file.row();
        into.rows = file.read(into.columns, blockRows);
        if (into.rows > 0) {
          return;
        }
        if (file.nextGroup(selection.fromNanos(), selection.toNanos())) {
          continue;
        }
        file.close();
        file = null;
      }
      if (!files.hasNext()) {
        return;
      }
      file = ColumnFile.open(files.next().path(), columnNames, opener);
      fileNumber++;
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
