package hft.data;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * One Parquet file of a data root, as its place and its footer describe it.
 *
 * @param rows rows of the row groups that the selection touches
 * @param firstNanos least time; {@link Long#MIN_VALUE} when the footer does not say
 * @param lastNanos greatest time; {@link Long#MAX_VALUE} when the footer does not say
 */
record DataFile(
    Path path,
    Table table,
    LocalDate date,
    String coin,
    long rows,
    long firstNanos,
    long lastNanos) {}
