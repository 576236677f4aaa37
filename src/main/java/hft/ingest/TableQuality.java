package hft.ingest;

import java.util.List;

/**
 * How good one coin's table came in.
 *
 * @param coin coin
 * @param table table
 * @param rowsRead events found in the sources
 * @param rows events written
 * @param levelUpdates price levels in the written events, both sides
 * @param duplicates events seen before and dropped
 * @param superseded snapshots replaced by a later one of the same venue time
 * @param reordered events put back into time order
 * @param gaps silences longer than the bound
 * @param longestGapNanos the longest silence, also when it is within the bound
 * @param worstGaps the longest gaps, longest first
 * @param crossed events with best bid above best ask
 * @param locked events with best bid at best ask
 * @param unsorted books whose levels were not best first
 * @param offGridPrices prices off the instrument's tick
 * @param offGridSizes sizes off the instrument's lot
 * @param emptyLevels levels of size zero, dropped
 * @param badNumbers rows with a negative, zero or absent number
 * @param rejected rows not written
 * @param firstNanos venue time of the first event, 0 when there is none
 * @param lastNanos venue time of the last event
 * @param receiveMinusVenue feed delay in nanoseconds
 */
public record TableQuality(
    String coin,
    Table table,
    long rowsRead,
    long rows,
    long levelUpdates,
    long duplicates,
    long superseded,
    long reordered,
    long gaps,
    long longestGapNanos,
    List<Gap> worstGaps,
    long crossed,
    long locked,
    long unsorted,
    long offGridPrices,
    long offGridSizes,
    long emptyLevels,
    long badNumbers,
    long rejected,
    long firstNanos,
    long lastNanos,
    Delay receiveMinusVenue) {

  /** A silence: last event before and first event after, venue time. */
  public record Gap(long fromNanos, long toNanos) {
    public long nanos() {
      return toNanos - fromNanos;
    }
  }

  /** Feed delay; all zero when the capture has no receive times. */
  public record Delay(long minNanos, long medianNanos, long p99Nanos) {}
}
