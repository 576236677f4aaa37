package hft.backtest.feed;

import hft.data.Selection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to replay and how far to read ahead.
 *
 * @param path a data root, a table folder or a single Parquet file
 * @param gapAfter a coin's book source silent for longer than this is a gap
 * @param readers threads that decode ahead of the consumer
 * @param blocksPerSource decoded rows in flight per source: this many blocks
 */
public record ReplaySettings(
    Path path, Selection selection, Duration gapAfter, int readers, int blocksPerSource) {
  public static final Duration DEFAULT_GAP_AFTER = Duration.ofSeconds(10);

  public ReplaySettings {
    if (!gapAfter.isPositive()) {
      throw new IllegalArgumentException("gapAfter must be positive, was " + gapAfter);
    }
    if (readers < 1 || readers > 64) {
      throw new IllegalArgumentException("readers must be 1..64, was " + readers);
    }
    if (blocksPerSource < 2 || blocksPerSource > 64) {
      throw new IllegalArgumentException("blocksPerSource must be 2..64, was " + blocksPerSource);
    }
  }

  public static ReplaySettings of(Path path) {
    return of(path, Selection.ALL);
  }

  public static ReplaySettings of(Path path, Selection selection) {
    return new ReplaySettings(path, selection, DEFAULT_GAP_AFTER, 2, 3);
  }
}
