package hft.backtest.lockstep;

import java.util.Arrays;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Timers by due time, and by the order they were set where that is equal: a binary heap with its
 * keys in arrays of their own. Cancelled ones are passed over when their time comes.
 */
final class TimerQueue {
  private static final int INITIAL_CAPACITY = 256;

  private long[] dues = new long[INITIAL_CAPACITY];
  private long[] sequences = new long[INITIAL_CAPACITY];
  private @Nullable Timer[] timers = new Timer[INITIAL_CAPACITY];
  private int size;
  private long nextSequence;

  /** One pending run of a task. */
  static final class Timer implements Cancellable {
    private final long dueNanos;
    private final Runnable task;
    private boolean cancelled;
    private boolean fired;

    Timer(long dueNanos, Runnable task) {
      this.dueNanos = dueNanos;
      this.task = task;
    }

    long dueNanos() {
      return dueNanos;
    }

    void fire() {
      fired = true;
      task.run();
    }

    @Override
    public boolean cancel() {
      if (cancelled || fired) {
        return false;
      }
      cancelled = true;
      return true;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  Timer add(long dueNanos, Runnable task) {
    Timer timer = new Timer(dueNanos, task);
    if (size == dues.length) {
      grow();
    }
    siftUp(size++, dueNanos, nextSequence++, timer);
    return timer;
  }

  /** When the first timer that is not cancelled is due; {@code Long.MAX_VALUE} for none. */
  long nextNanos() {
    while (size > 0) {
      Timer first = timers[0];
      if (first != null && !first.cancelled) {
        return dues[0];
      }
      removeFirst();
    }
    return Long.MAX_VALUE;
  }

  /** Takes the first timer that is not cancelled; there must be one. */
  Timer poll() {
    Timer first = nextNanos() == Long.MAX_VALUE ? null : timers[0];
    if (first == null) {
      throw new IllegalStateException("no timer waits");
    }
    removeFirst();
    return first;
  }

  private void removeFirst() {
    size--;
    Timer last = timers[size];
    timers[size] = null;
    if (size > 0 && last != null) {
      siftDown(dues[size], sequences[size], last);
    }
  }

  private void siftUp(int from, long due, long sequence, Timer timer) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (isBefore(parent, due, sequence)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, due, sequence, timer);
  }

  private void siftDown(long due, long sequence, Timer timer) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && isBefore(child + 1, dues[child], sequences[child])) {
        child++;
      }
      if (!isBefore(child, due, sequence)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, due, sequence, timer);
  }

  private boolean isBefore(int at, long due, long sequence) {
    return dues[at] < due || (dues[at] == due && sequences[at] < sequence);
  }

  private void move(int from, int to) {
    put(to, dues[from], sequences[from], timers[from]);
  }

  private void put(int at, long due, long sequence, @Nullable Timer timer) {
    dues[at] = due;
    sequences[at] = sequence;
    timers[at] = timer;
  }

  private void grow() {
    dues = Arrays.copyOf(dues, 2 * size);
    sequences = Arrays.copyOf(sequences, 2 * size);
    timers = Arrays.copyOf(timers, 2 * size);
  }
}
