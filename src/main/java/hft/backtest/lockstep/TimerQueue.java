package hft.backtest.lockstep;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.pekko.actor.Cancellable;
import scala.concurrent.ExecutionContext;

/**
 * Timers by due time, and by the order they were set where that is equal. Cancelled ones are passed
 * over.
 */
final class TimerQueue {
  private static final Comparator<Timer> ORDER =
      Comparator.comparingLong(Timer::dueNanos).thenComparingLong(timer -> timer.sequence);

  private final PriorityQueue<Timer> queue = new PriorityQueue<>(ORDER);
  private long nextSequence;

  /** One pending run of a task. */
  static final class Timer implements Cancellable {
    private final long dueNanos;
    private final long sequence;
    private final Runnable task;
    private final ExecutionContext context;
    private boolean cancelled;
    private boolean fired;

    Timer(long dueNanos, long sequence, Runnable task, ExecutionContext context) {
      this.dueNanos = dueNanos;
      this.sequence = sequence;
      this.task = task;
      this.context = context;
    }

    long dueNanos() {
      return dueNanos;
    }

    void fire() {
      fired = true;
      context.execute(task);
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

  Timer add(long dueNanos, Runnable task, ExecutionContext context) {
    Timer timer = new Timer(dueNanos, nextSequence++, task, context);
    queue.add(timer);
    return timer;
  }

  long nextNanos() {
    while (true) {
      Timer first = queue.peek();
      if (first == null) {
        return Long.MAX_VALUE;
      }
      if (!first.cancelled) {
        return first.dueNanos;
      }
      queue.poll();
    }
  }

  /** The first timer that is not cancelled; there must be one. */
  Timer poll() {
    Timer first = queue.poll();
    while (first != null && first.cancelled) {
      first = queue.poll();
    }
    if (first == null) {
      throw new IllegalStateException("no timer waits");
    }
    return first;
  }
}
