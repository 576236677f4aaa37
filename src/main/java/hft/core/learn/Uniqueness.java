package hft.core.learn;

import hft.core.signal.BookTape;

/**
 * How much of an example's label is its own, after López de Prado: the mean over the snapshots
 * between its start price and its end of one over the number of labels that contain the snapshot.
 */
final class Uniqueness {
  private final BookTape tape;
  private final int[] begin;
  private final int[] end;
  private final double[] ownUntil;

  /** Of labels that live from {@code starts} to {@code ends}, the starts in growing order. */
  Uniqueness(BookTape tape, int count, long[] starts, long[] ends) {
    this.tape = tape;
    int snapshots = Math.toIntExact(tape.size());
    int[] change = new int[snapshots + 1];
    begin = new int[count];
    end = new int[count];
    for (int i = 0; i < count; i++) {
      begin[i] = last(starts[i]);
      end[i] = last(ends[i]) + 1;
      change[begin[i]]++;
      change[end[i]]--;
    }
    ownUntil = new double[snapshots + 1];
    int alive = 0;
    for (int i = 0; i < snapshots; i++) {
      alive += change[i];
      ownUntil[i + 1] = ownUntil[i] + (alive == 0 ? 0 : 1.0 / alive);
    }
  }

  /** The newest snapshot at the time. */
  private int last(long nanos) {
    int low = 0;
    int high = Math.toIntExact(tape.size()) - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (tape.nanos(middle) <= nanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Of one label, above 0 and at most 1. */
  double of(int index) {
    return (ownUntil[end[index]] - ownUntil[begin[index]]) / (end[index] - begin[index]);
  }
}
