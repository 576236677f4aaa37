package hft.core.quote;

/**
 * How far trades reached in the intervals of a ring that had any. Most intervals have none, and a
 * fit has no use for those. Oldest first in a ring of its own; allocates nothing after
 * construction.
 */
final class Reaches {
  private final int[] slots;
  private final double[] reaches;
  private int head;
  private int count;

  /**
   * @param intervals of the ring that the slots belong to
   */
  Reaches(int intervals) {
    slots = new int[intervals];
    reaches = new double[intervals];
  }

  /**
   * The interval that takes over {@code slot}; slots come one after the other, round and round.
   *
   * @param reach price units beyond the mid; −∞ without a trade, NaN without a mid
   */
  void put(int slot, double reach) {
    if (count > 0 && slots[head] == slot) {
      head = next(head);
      count--;
    }
    if (reach > Double.NEGATIVE_INFINITY) {
      int at = place(count++);
      slots[at] = slot;
      reaches[at] = reach;
    }
  }

  /** Copies the reaches by rising slot and returns how many there are. */
  int copyTo(double[] into) {
    int wrapped = 0;
    while (wrapped < count && slots[place(wrapped)] >= slots[head]) {
      wrapped++;
    }
    int copied = 0;
    for (int i = wrapped; i < count; i++) {
      into[copied++] = reaches[place(i)];
    }
    for (int i = 0; i < wrapped; i++) {
      into[copied++] = reaches[place(i)];
    }
    return copied;
  }

  private int place(int fromHead) {
    int at = head + fromHead;
    return at < slots.length ? at : at - slots.length;
  }

  private int next(int at) {
    return at + 1 == slots.length ? 0 : at + 1;
  }
}
