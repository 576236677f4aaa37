package hft.backtest.lockstep;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Owns the time and the order of everything in one lockstep ActorSystem. Belongs to the thread that
 * made it: work from any other thread is refused, because it would not be repeatable.
 *
 * <p>Messages are handled in the order in which they were sent. With a seed, each step lets a
 * randomly picked actor go on instead: another order that real threads could have produced, and the
 * same one every time for the same seed.
 */
public final class Lockstep implements AutoCloseable {
  /** Pekko makes executors and schedulers by class name; this is how they find their Lockstep. */
  private static final Map<Long, Lockstep> OPEN = new ConcurrentHashMap<>();

  private static final AtomicLong NEXT_ID = new AtomicLong(1);

  private final long id = NEXT_ID.getAndIncrement();
  private final Thread owner = Thread.currentThread();
  private final TimerQueue timers = new TimerQueue();
  private final @Nullable RandomGenerator shuffle;
  private final RunQueue queue = new RunQueue();
  private boolean draining;
  private long nowNanos;
  private long steps;

  private Lockstep(long startNanos, @Nullable RandomGenerator shuffle) {
    this.nowNanos = startNanos;
    this.shuffle = shuffle;
    OPEN.put(id, this);
  }

  /** First sent, first handled. */
  public static Lockstep startingAt(long epochNanos) {
    return new Lockstep(epochNanos, null);
  }

  /** Actors take turns in an order drawn from {@code seed}. */
  public static Lockstep shuffled(long epochNanos, long seed) {
    return new Lockstep(epochNanos, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
  }

  static Lockstep find(long id) {
    Lockstep found = OPEN.get(id);
    if (found == null) {
      throw new IllegalStateException(
          "no lockstep with id " + id + ": it was closed or never made");
    }
    return found;
  }

  /**
   * The configuration that puts a whole ActorSystem into this lockstep.
   *
   * @param dispatchers names besides Pekko's own, e.g. {@code hft.dispatchers.strategy}
   */
  public Config config(List<String> dispatchers) {
    List<String> all = new ArrayList<>(dispatchers);
    all.add("pekko.actor.default-dispatcher");
    all.add("pekko.actor.internal-dispatcher");
    all.add("pekko.actor.default-blocking-io-dispatcher");
    StringBuilder text = new StringBuilder();
    for (String name : all) {
      text.append(name)
          .append(" = { type = \"")
          .append(LockstepDispatcherConfigurator.class.getName())
          .append("\", lockstep-id = ")
          .append(id)
          .append(" }\n");
    }
    text.append("pekko.scheduler.implementation = \"")
        .append(VirtualTimeScheduler.class.getName())
        .append("\"\n");
    text.append("hft.lockstep-id = ").append(id).append('\n');
    text.append("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off\n");
    text.append("pekko.jvm-shutdown-hooks = off\n");
    return ConfigFactory.parseString(text.toString());
  }

  /** Virtual time, nanoseconds since the epoch. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Messages handled and tasks run so far. */
  public long steps() {
    return steps;
  }

  /** When the next timer fires; {@code Long.MAX_VALUE} when none waits. */
  public long nextTimerNanos() {
    return timers.nextNanos();
  }

  /**
   * Fires every timer due by {@code epochNanos}, in order, draining after each, and stops there.
   */
  public void advanceTo(long epochNanos) {
    while (timers.nextNanos() <= epochNanos) {
      TimerQueue.Timer timer = timers.poll();
      nowNanos = Math.max(nowNanos, timer.dueNanos());
      timer.fire();
      drain();
    }
    nowNanos = Math.max(nowNanos, epochNanos);
  }

  /** Runs until nothing is left. A tell from outside has done this already when it returns. */
  public void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      while (!queue.isEmpty()) {
        steps++;
        queue.take(shuffle);
        queue.runTaken();
      }
    } finally {
      draining = false;
    }
  }

  void execute(Runnable task) {
    checkThread();
    queue.add(task);
    drain();
  }

  void deliver(LockstepDispatcher dispatcher, ActorCell receiver, Envelope message) {
    checkThread();
    queue.add(dispatcher, receiver, message);
    drain();
  }

  private void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "work for the lockstep of thread "
              + owner.getName()
              + " came from thread "
              + Thread.currentThread().getName());
    }
  }

  TimerQueue timers() {
    return timers;
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
