package hft.app.bench.tick;

import hft.core.pace.StageTable;
import hft.port.Clock;
import hft.port.StageTimes;
import java.util.Arrays;

/**
 * Writes down when each tick that ended in an order passed each stage, into memory made beforehand:
 * what it costs the measured threads is a look at the clock and two or three stores a stage.
 */
final class TickLog implements StageTimes {
  static final int STAGES = Stage.values().length;
  private static final int SLOTS = 4_096;
  private static final int ROW = 1 + STAGES;

  private final Clock clock;
  private final StageTable onTheirWay = new StageTable(STAGES, SLOTS);
  private final long[] times = new long[STAGES];
  private final long[] rows;
  private int count;

  /**
   * @param most ticks to write down; later ones are left out
   */
  TickLog(Clock clock, int most) {
    this.clock = clock;
    this.rows = new long[most * ROW];
  }

  @Override
  public void passed(Stage stage, long sourceNanos) {
    onTheirWay.passed(stage.ordinal(), sourceNanos, clock.nanos());
    if (stage == Stage.SEND) {
      keep(sourceNanos);
    }
  }

  /** A network thread's alone, but another's after a new connection. */
  private synchronized void keep(long sourceNanos) {
    int at = count * ROW;
    if (at < rows.length && onTheirWay.take(sourceNanos, times)) {
      rows[at] = sourceNanos;
      System.arraycopy(times, 0, rows, at + 1, STAGES);
      count++;
    }
  }

  /** Sees one tick. */
  interface Reader {
    /**
     * @param stageNanos when it had passed each stage; the reader's until the next
     */
    void tick(long sourceNanos, long[] stageNanos);
  }

  /** When the last tick's frame arrived; 0 when there was none. */
  synchronized long lastNanos() {
    return count == 0 ? 0 : rows[(count - 1) * ROW];
  }

  /** Shows every tick whose frame arrived at {@code fromNanos} or later. */
  synchronized void read(long fromNanos, Reader reader) {
    for (int i = 0; i < count; i++) {
      int at = i * ROW;
      if (rows[at] >= fromNanos) {
        reader.tick(rows[at], Arrays.copyOfRange(rows, at + 1, at + ROW));
      }
    }
  }
}
