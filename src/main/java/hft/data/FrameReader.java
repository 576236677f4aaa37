package hft.data;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.FrameRules.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one table and coin in file order, made from blocks of rows into a frame that the
 * caller provides. Single-threaded; allocates nothing.
 */
public final class FrameReader implements AutoCloseable {
  /** Where the blocks come from. */
  public interface Blocks extends AutoCloseable {
    /**
     * The next block, the caller's until the next call.
     *
     * @param spent the one before, null at first
     */
    RowBlock next(@Nullable RowBlock spent);

    @Override
    void close();
  }

  private final Table table;
  private final Instrument instrument;
  private final Selection selection;
  private final Blocks blocks;
  private final FrameRules rules = new FrameRules();
  private @Nullable RowBlock block;
  private long[][] columns = {};
  private int rows;
  private int at;
  private boolean ended;

  FrameReader(MarketDataReader.Source source, Selection selection, Blocks blocks) {
    this.table = source.table();
    this.instrument = source.instrument();
    this.selection = selection;
    this.blocks = blocks;
  }

  /** Blocks read when they are asked for, by the same thread. */
  static Blocks direct(BlockReader reader) {
    RowBlock only = reader.newBlock();
    return new Blocks() {
      @Override
      public RowBlock next(@Nullable RowBlock spent) {
        reader.read(only);
        return only;
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }

  /** Levels a side that a frame of this table needs room for, as a rule. */
  public int levels() {
    return FrameRows.levels(table);
  }

  /** A frame with that room. */
  public MarketFrame newFrame() {
    return new MarketFrame(levels());
  }

  /** Venue time of the next frame; {@link Long#MAX_VALUE} when there is none. */
  public long nextNanos() {
    return advance() ? columns[0][at] : Long.MAX_VALUE;
  }

  /**
   * Fills {@code into} with the next frame.
   *
   * @return false when there is none
   * @throws BadData naming file and row when a row cannot be trusted
   */
  public boolean next(MarketFrame into) {
    if (!advance()) {
      return false;
    }
    RowBlock from = Objects.requireNonNull(block);
    long row = from.firstRow + at;
    var place = from.file;
    into.instrumentId = instrument.id();
    into.ensureLevels(FrameRows.levels(table));
    Problem problem = FrameRows.read(table, columns, at, into);
    if (problem == null && table == Table.L2_DELTA) {
      problem = delta(into);
    } else {
      at++;
    }
    if (problem == null) {
      problem = rules.check(into);
    }
    if (problem != null) {
      throw BadData.row(place, row, problem.found(), problem.expected());
    }
    return true;
  }

  /**
   * Collects the rows of one update, which may go on in the next block but not in the next file.
   */
  private @Nullable Problem delta(MarketFrame frame) {
    long update = columns[2][at];
    int file = Objects.requireNonNull(block).fileNumber;
    do {
      Problem problem = FrameRows.addDelta(columns, at++, frame);
      if (problem != null) {
        return problem;
      }
    } while (advance() && columns[2][at] == update && block.fileNumber == file);
    return null;
  }

  /** Moves to the next selected row; false at the end. */
  private boolean advance() {
    while (at < rows || nextBlock()) {
      long nanos = columns[0][at];
      if (nanos >= selection.toNanos()) {
        // Rows are sorted, so nothing selected follows; only a time that is none must be told.
        return !Believable.isTime(nanos);
      }
      if (nanos >= selection.fromNanos()) {
        return true;
      }
      at++;
    }
    return false;
  }

  private boolean nextBlock() {
    if (ended) {
      return false;
    }
    block = blocks.next(block);
    columns = block.columns;
    rows = block.rows;
    at = 0;
    ended = block.isEnd();
    return !ended;
  }

  @Override
  public void close() {
    blocks.close();
  }
}
