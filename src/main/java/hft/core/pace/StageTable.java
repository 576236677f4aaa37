package hft.core.pace;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When things passed each stage of their way, kept while they are on it. All memory is made once:
 * each key has one slot that it may have to share, and who begins later takes it over, so a thing
 * can be lost but two are never mixed up. Stages are told by any threads, each stage of a thing by
 * whoever was handed the thing by the stage before.
 *
 * <pre>
 * slot: | key | time of stage 0 | time of stage 1 | ... |
 * </pre>
 */
public final class StageTable {
  private static final long FREE = 0;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final int stages;
  private final int width;
  private final int shift;
  private final AtomicLongArray cells;

  /**
   * @param slots a power of two; many times the things that are on their way at once
   */
  public StageTable(int stages, int slots) {
    if (stages < 1 || slots < 2 || Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException(
          "expected stages and a power of two of slots, were " + stages + " and " + slots);
    }
    this.stages = stages;
    this.width = Integer.highestOneBit(stages) * 2; // the key and the stages, whole cache lines
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
    this.cells = new AtomicLongArray(slots * width);
  }

  /**
   * Stage 0 begins a way, the others are taken down where it was begun; the first time counts.
   *
   * @param key not 0
   */
  public void passed(int stage, long key, long nowNanos) {
    int at = slot(key);
    boolean known = cells.getAcquire(at) == key;
    if (stage == 0 && !known) {
      cells.setRelease(at, FREE);
      for (int i = 1; i < stages; i++) {
        cells.setRelease(at + 1 + i, 0);
      }
      cells.setRelease(at + 1, nowNanos);
      cells.setRelease(at, key);
    } else if (known && cells.getAcquire(at + 1 + stage) == 0) {
      cells.setRelease(at + 1 + stage, nowNanos);
    }
  }

  /**
   * Takes a way out that has passed every stage.
   *
   * @param into the times, one for each stage
   * @return false when a stage is missing, times run backwards, or it was never begun
   */
  public boolean take(long key, long[] into) {
    int at = slot(key);
    if (cells.getAcquire(at) != key) {
      return false;
    }
    long before = 1;
    for (int i = 0; i < stages; i++) {
      long nanos = cells.getAcquire(at + 1 + i);
      if (nanos < before) {
        return false;
      }
      into[i] = nanos;
      before = nanos;
    }
    return cells.compareAndSet(at, key, FREE);
  }

  private int slot(long key) {
    return (int) ((key * GOLDEN) >>> shift) * width;
  }
}
