package hft.backtest.feed;

/**
 * The cursors by venue time, then table, then coin; a binary heap without boxing or comparators.
 */
final class FrameHeap {
  private final FrameCursor[] cursors;
  private int size;

  FrameHeap(int capacity) {
    cursors = new FrameCursor[capacity];
  }

  boolean isEmpty() {
    return size == 0;
  }

  FrameCursor first() {
    return cursors[0];
  }

  void add(FrameCursor cursor) {
    int at = size++;
    while (at > 0 && isBefore(cursor, cursors[at - 1 >> 1])) {
      cursors[at] = cursors[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    cursors[at] = cursor;
  }

  /** The first cursor has moved on: finds its new place. */
  void firstChanged() {
    sink(cursors[0]);
  }

  void removeFirst() {
    FrameCursor last = cursors[--size];
    if (size > 0) {
      sink(last);
    }
  }

  private void sink(FrameCursor cursor) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && isBefore(cursors[child + 1], cursors[child])) {
        child++;
      }
      if (!isBefore(cursors[child], cursor)) {
        break;
      }
      cursors[at] = cursors[child];
      at = child;
    }
    cursors[at] = cursor;
  }

  private static boolean isBefore(FrameCursor a, FrameCursor b) {
    if (a.venueNanos() != b.venueNanos()) {
      return a.venueNanos() < b.venueNanos();
    }
    if (a.table() != b.table()) {
      return a.table().compareTo(b.table()) < 0;
    }
    return a.instrumentId() < b.instrumentId();
  }
}
