package hft.backtest.lockstep;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * The scheduler of a lockstep ActorSystem. Made by Pekko, by name. A task runs where time is moved,
 * on the lockstep's thread, with nothing else under way: its execution context would only queue it
 * there.
 */
public final class VirtualTimeScheduler extends AbstractScheduler {
  private final Lockstep lockstep;

  /** As Pekko requires it. */
  public VirtualTimeScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
    lockstep = Lockstep.find(config.getLong("hft.lockstep-id"));
  }

  @Override
  public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext context) {
    return lockstep.timers().add(lockstep.nowNanos() + Math.max(0, delay.toNanos()), task);
  }

  @Override
  public Cancellable schedule(
      FiniteDuration initialDelay,
      FiniteDuration interval,
      Runnable task,
      ExecutionContext context) {
    var repeating = new Repeating(interval.toNanos(), task);
    repeating.next(lockstep.nowNanos() + Math.max(0, initialDelay.toNanos()));
    return repeating;
  }

  @Override
  public double maxFrequency() {
    return 1e9;
  }

  /** Runs at a fixed rate: each run sets the next before it works. */
  private final class Repeating implements Cancellable, Runnable {
    private final long intervalNanos;
    private final Runnable task;
    private Cancellable pending = Cancellable.alreadyCancelled();
    private boolean cancelled;

    Repeating(long intervalNanos, Runnable task) {
      this.intervalNanos = intervalNanos;
      this.task = task;
    }

    void next(long dueNanos) {
      pending = lockstep.timers().add(dueNanos, this);
    }

    @Override
    public void run() {
      if (!cancelled) {
        next(lockstep.nowNanos() + intervalNanos);
        task.run();
      }
    }

    @Override
    public boolean cancel() {
      boolean first = !cancelled;
      cancelled = true;
      pending.cancel();
      return first;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
