package hft.core.pace;

/**
 * Deadlines of numbered things, earliest first and in order of arrival at the same instant.
 * Bounded: {@link #add} answers false when full. Allocates nothing after construction.
 */
public final class Deadlines {
  /** No deadline is set. */
  public static final long NEVER = Long.MAX_VALUE;

  private final long[] ids;
  private final long[] dues;
  private int count;

  public Deadlines(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, was " + capacity);
    }
    this.ids = new long[capacity];
    this.dues = new long[capacity];
  }

  /** Usually at the end: deadlines of one kind come in order. */
  public boolean add(long id, long dueNanos) {
    if (count == ids.length) {
      return false;
    }
    int at = count++;
    while (at > 0 && dues[at - 1] > dueNanos) {
      ids[at] = ids[at - 1];
      dues[at] = dues[at - 1];
      at--;
    }
    ids[at] = id;
    dues[at] = dueNanos;
    return true;
  }

  /**
   * @return false when it was not there: met, expired or never set
   */
  public boolean remove(long id) {
    for (int i = 0; i < count; i++) {
      if (ids[i] == id) {
        removeAt(i);
        return true;
      }
    }
    return false;
  }

  /** The earliest deadline, {@link #NEVER} when none is set: what to set a timer to. */
  public long nextNanos() {
    return count == 0 ? NEVER : dues[0];
  }

  /** True when {@link #poll} has something to give. */
  public boolean isDue(long nowNanos) {
    return count > 0 && dues[0] <= nowNanos;
  }

  /** Takes out the earliest; only when {@link #isDue}. */
  public long poll() {
    long id = ids[0];
    removeAt(0);
    return id;
  }

  public int size() {
    return count;
  }

  private void removeAt(int index) {
    count--;
    System.arraycopy(ids, index + 1, ids, index, count - index);
    System.arraycopy(dues, index + 1, dues, index, count - index);
  }
}
