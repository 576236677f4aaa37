package hft.core.match;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The mempool: actions waiting for their block, in the order in which blocks will execute them.
 * When full, new actions are turned away.
 */
final class ActionQueue {
  static final int CAPACITY = 65_536;

  /**
   * @param executeNanos replayed events from here on come after it
   * @param blockNanos the block's time, which its results carry
   */
  record Pending(
      VenueAction action,
      BlockClass blockClass,
      long executeNanos,
      long blockNanos,
      long arrivalNanos,
      long sequence,
      boolean overloaded) {
    /** Taking actions come last in their block: what was replayed for it is over. */
    long liveFromNanos() {
      return executeNanos;
    }
  }

  private static final Comparator<Pending> ORDER =
      Comparator.comparingLong(Pending::blockNanos)
          .thenComparing(Pending::blockClass)
          .thenComparingLong(Pending::arrivalNanos)
          .thenComparingLong(Pending::sequence);

  private final PriorityQueue<Pending> queue = new PriorityQueue<>(ORDER);
  private long sequence;

  boolean isFull() {
    return queue.size() >= CAPACITY;
  }

  /** Queues for the block at {@code blockNanos}. */
  void add(VenueAction action, long blockNanos, long arrivalNanos, boolean overloaded) {
    BlockClass blockClass = action.blockClass();
    // One nanosecond late: after the frames of its own block, before anything else.
    long executeNanos = blockClass == BlockClass.TAKING ? blockNanos + 1 : blockNanos;
    queue.add(
        new Pending(
            action, blockClass, executeNanos, blockNanos, arrivalNanos, sequence++, overloaded));
  }

  /** When the next action executes; MAX_VALUE when none waits. */
  long nextExecuteNanos() {
    Pending head = queue.peek();
    return head == null ? Long.MAX_VALUE : head.executeNanos();
  }

  long nextBlockNanos() {
    Pending head = queue.peek();
    return head == null ? Long.MAX_VALUE : head.blockNanos();
  }

  @Nullable Pending poll() {
    return queue.poll();
  }

  long submitted() {
    return sequence;
  }
}
