package hft.app.threads;

import hft.app.config.Idle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.openhft.affinity.Affinity;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.List$;

/**
 * An executor that is one thread. What waits here is little: the actor's mailbox, once, and what
 * each of its timers has to tell it, so the queue has no bound of its own.
 *
 * <p>Nothing ends the thread but {@link #shutdown}. An error that escapes from the actor, such as a
 * stack overflow, which Pekko lets pass, fails the actor as an exception would: its parent decides.
 */
final class ActorThread extends AbstractExecutorService {
  static final int ANY_CPU = -1;

  private static final Logger LOG = LoggerFactory.getLogger(ActorThread.class);

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Idle idle;
  private final int cpu;
  private final Thread thread;
  private volatile boolean sleeping;
  private volatile boolean ending;
  private volatile boolean ended;

  private ActorThread(String name, Idle idle, int cpu, ThreadFactory threads) {
    this.idle = idle;
    this.cpu = cpu;
    thread = threads.newThread(this::run);
    thread.setName(name);
  }

  static ActorThread start(String name, Idle idle, int cpu, ThreadFactory threads) {
    ActorThread started = new ActorThread(name, idle, cpu, threads);
    started.thread.start();
    return started;
  }

  @Override
  public void execute(Runnable task) {
    if (ending) {
      throw new RejectedExecutionException(thread.getName() + " has ended");
    }
    tasks.add(task);
    if (ended && tasks.remove(task)) { // it ended in between and will not look again
      throw new RejectedExecutionException(thread.getName() + " has ended");
    }
    wake();
  }

  private void run() {
    bind();
    int idleRounds = 0;
    while (!ending) {
      Runnable task = tasks.poll();
      if (task != null) {
        perform(task);
        idleRounds = 0;
      } else {
        idleRounds = rest(idleRounds);
      }
    }
    performAll();
    ended = true;
    performAll(); // what was added before its sender could see that this has ended
  }

  private void performAll() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      perform(task);
    }
  }

  /** One round of having nothing to do. */
  private int rest(int rounds) {
    if (rounds < idle.spins()) {
      Thread.onSpinWait();
      return rounds + 1 < Integer.MAX_VALUE ? rounds + 1 : rounds;
    }
    if (rounds - idle.spins() < idle.yields()) {
      Thread.yield();
      return rounds + 1;
    }
    sleep();
    return 0;
  }

  /** Says that it sleeps before it looks once more: a sender adds first and then asks. */
  private void sleep() {
    sleeping = true;
    if (tasks.isEmpty() && !ending) {
      LockSupport.park(this);
    }
    sleeping = false;
    Thread.interrupted(); // an interrupt wakes it for nothing, and only once
  }

  private void wake() {
    if (sleeping) {
      LockSupport.unpark(thread);
    }
  }

  private void perform(Runnable task) {
    try {
      task.run();
    } catch (Throwable error) {
      fail(task, error);
    }
  }

  private void fail(Runnable task, Throwable error) {
    ActorCell actor = task instanceof Mailbox mailbox ? mailbox.actor() : null;
    if (actor == null) {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
      return;
    }
    LOG.error("{} failed beyond what an actor may catch: {}", thread.getName(), error.toString());
    try {
      actor.handleInvokeFailure(List$.MODULE$.empty(), error);
    } catch (Throwable again) {
      again.addSuppressed(error);
      thread.getUncaughtExceptionHandler().uncaughtException(thread, again);
    }
  }

  /** Where it may run is for speed only: without, it runs anywhere and says so. */
  private void bind() {
    if (cpu == ANY_CPU) {
      return;
    }
    try {
      Affinity.setAffinity(cpu);
    } catch (RuntimeException | LinkageError error) {
      LOG.warn("{} could not be bound to CPU {} and runs on any", thread.getName(), cpu, error);
    }
  }

  @Override
  public void shutdown() {
    ending = true;
    LockSupport.unpark(thread);
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    List<Runnable> never = new ArrayList<>();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      never.add(task);
    }
    return never;
  }

  @Override
  public boolean isShutdown() {
    return ending;
  }

  @Override
  public boolean isTerminated() {
    return !thread.isAlive();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return thread.join(Duration.ofNanos(unit.toNanos(timeout)));
  }
}
