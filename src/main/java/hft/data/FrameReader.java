package hft.data;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.FrameRules.Problem;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one table and coin in file order, decoded block-wise and filled into frames that
 * the caller provides. Single-threaded; allocates per page, not per row.
 */
public final class FrameReader implements AutoCloseable {
  /** Rows decoded at a time: 84 book columns of them stay in a core's own cache. */
  private static final int BLOCK_ROWS = 256;

  private final Table table;
  private final Instrument instrument;
  private final Selection selection;
  private final Function<Path, InputFile> opener;
  private final List<String> columnNames;
  private final long[][] columns;
  private final FrameRules rules = new FrameRules();
  private final Iterator<DataFile> files;
  private @Nullable ColumnFile file;
  private long blockRow;
  private int blockRows;
  private int at;
  private int fileNumber;

  FrameReader(
      Table table,
      Instrument instrument,
      List<DataFile> files,
      Selection selection,
      Function<Path, InputFile> opener) {
    this.table = table;
    this.instrument = instrument;
    this.selection = selection;
    this.opener = opener;
    this.files = files.iterator();
    this.columnNames = FrameRows.columns(table, selection.orderCounts());
    this.columns = new long[columnNames.size()][BLOCK_ROWS];
  }

  public Table table() {
    return table;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** A frame with the room this table's rows need. */
  public MarketFrame newFrame() {
    return new MarketFrame(FrameRows.levels(table));
  }

  /**
   * Fills {@code into} from its start.
   *
   * @return frames filled; fewer than {@code into.length} only at the end
   * @throws BadData naming file and row when a row cannot be trusted
   */
  public int fill(MarketFrame[] into) {
    int filled = 0;
    while (filled < into.length && advance()) {
      MarketFrame frame = into[filled];
      frame.instrumentId = instrument.id();
      long row = blockRow + at;
      Path place = java.util.Objects.requireNonNull(file).path();
      Problem problem = FrameRows.read(table, columns, at, frame);
      if (problem == null && table == Table.L2_DELTA) {
        problem = delta(frame);
      } else {
        at++;
      }
      if (problem == null) {
        problem = rules.check(frame);
      }
      if (problem != null) {
        throw BadData.row(place, row, problem.found(), problem.expected());
      }
      filled++;
    }
    return filled;
  }

  /**
   * Collects the rows of one update, which may go on in the next block but not in the next file.
   */
  private @Nullable Problem delta(MarketFrame frame) {
    long update = columns[2][at];
    int ofFile = fileNumber;
    do {
      Problem problem = FrameRows.addDelta(columns, at++, frame);
      if (problem != null) {
        return problem;
      }
    } while (advance() && columns[2][at] == update && fileNumber == ofFile);
    return null;
  }

  /** Moves to the next selected row; false at the end. */
  private boolean advance() {
    while (true) {
      if (at == blockRows && !nextBlock()) {
        return false;
      }
      long nanos = columns[0][at];
      if (nanos >= selection.toNanos()) {
        return skipRest(nanos);
      }
      if (nanos >= selection.fromNanos()) {
        return true;
      }
      at++;
    }
  }

  /** Rows are sorted, so nothing selected follows; only a time that is none must still be told. */
  private boolean skipRest(long nanos) {
    return !FrameRules.isTime(nanos);
  }

  private boolean nextBlock() {
    at = 0;
    blockRows = 0;
    while (true) {
      if (file != null) {
        blockRow = file.row();
        blockRows = file.read(columns, BLOCK_ROWS);
        if (blockRows > 0) {
          return true;
        }
        if (file.nextGroup(selection.fromNanos(), selection.toNanos())) {
          continue;
        }
        file.close();
        file = null;
      }
      if (!files.hasNext()) {
        return false;
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
