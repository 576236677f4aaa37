package hft.backtest.feed;

import java.util.Arrays;

/**
 * Which of k sources has the least time, kept as a tournament: one change costs log2(k)
 * comparisons. Equal times are won by the source of the lower index.
 */
final class MergeTree {
  private final int leaves;
  private final long[] times;
  private final int[] winners;

  MergeTree(int sources) {
    leaves = Math.max(2, Integer.highestOneBit(Math.max(1, sources - 1)) << 1);
    times = new long[leaves];
    Arrays.fill(times, Long.MAX_VALUE);
    winners = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      winners[leaves + i] = i;
    }
    for (int node = leaves - 1; node >= 1; node--) {
      play(node);
    }
  }

  /** The source at the head. */
  int winner() {
    return winners[1];
  }

  /** Its time; {@link Long#MAX_VALUE} when every source is at its end. */
  long winnerTime() {
    return times[winners[1]];
  }

  void set(int source, long time) {
    times[source] = time;
    for (int node = (leaves + source) >>> 1; node >= 1; node >>>= 1) {
      play(node);
    }
  }

  private void play(int node) {
    int left = winners[2 * node];
    int right = winners[2 * node + 1];
    winners[node] = times[left] <= times[right] ? left : right;
  }
}
