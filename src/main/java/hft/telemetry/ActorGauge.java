package hft.telemetry;

import hft.port.Supervision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntSupplier;

/**
 * What one actor has done. Written by the actor's thread alone, four plain-cost stores a message;
 * read by any thread. Outlives restarts.
 */
public final class ActorGauge {
  /** Where an actor stands. */
  public enum State {
    IDLE,
    BUSY,
    /** Busy with one message for longer than {@link #STUCK_NANOS}. */
    STUCK,
    /** Failed and not back. */
    FAILED,
    STOPPED
  }

  /** A message that takes longer than this is not normal. */
  public static final long STUCK_NANOS = 1_000_000_000L;

  /** Failures remembered. */
  private static final int REMEMBERED = 16;

  /** Longs that keep other actors' cells off our cache lines. */
  private static final int PAD = 16;

  private static final int HANDLED = PAD;
  private static final int BUSY_SINCE = PAD + 1;
  private static final int BUSY_NANOS = PAD + 2;
  private static final int TOOK = PAD + 3;

  private final AtomicLongArray cells = new AtomicLongArray(TOOK + Durations.BUCKETS + PAD);
  private final String path;
  private final Supervision supervision;
  private final Deque<Failure> failures = new ArrayDeque<>();
  private volatile long failed;
  private volatile long starts;
  private volatile boolean down;
  private volatile boolean stopped;
  private volatile String dispatcher = "";
  private volatile String thread = "";
  private volatile IntSupplier mailbox = () -> 0;

  ActorGauge(String path, Supervision supervision) {
    this.path = path;
    this.supervision = supervision;
  }

  /** The actor's thread: it starts, for the first time or again. */
  void started(String onDispatcher, String onThread, IntSupplier waiting) {
    dispatcher = onDispatcher;
    thread = onThread;
    mailbox = waiting;
    down = false;
    stopped = false;
    starts++;
  }

  /** The actor's thread: takes up a message at {@code nanos} of the steady clock. */
  void begins(long nanos) {
    cells.setRelease(BUSY_SINCE, nanos);
  }

  /** The actor's thread: is done with it. */
  void ends(long nanos) {
    long took = nanos - cells.getPlain(BUSY_SINCE);
    int bucket = TOOK + Durations.bucket(took);
    cells.setOpaque(bucket, cells.getPlain(bucket) + 1);
    cells.setOpaque(BUSY_NANOS, cells.getPlain(BUSY_NANOS) + took);
    cells.setOpaque(HANDLED, cells.getPlain(HANDLED) + 1);
    cells.setRelease(BUSY_SINCE, 0);
  }

  /** The actor's thread: it threw. */
  void failed(Failure failure) {
    synchronized (failures) { // of failures only: whoever handles messages never comes here
      if (failures.size() == REMEMBERED) {
        failures.removeFirst();
      }
      failures.addLast(failure);
    }
    failed++;
    down = true;
  }

  /** The actor's thread: its last message was handled. */
  void stopped() {
    stopped = true;
  }

  /** As in the tree, such as {@code desk-BTC/strategy}. */
  public String path() {
    return path;
  }

  public Supervision supervision() {
    return supervision;
  }

  public String dispatcher() {
    return dispatcher;
  }

  /** Of the last start: an actor of a pool changes its thread as it likes. */
  public String thread() {
    return thread;
  }

  /** Messages that wait now. */
  public int waiting() {
    return mailbox.getAsInt();
  }

  /** Messages handled, failed ones included. */
  public long handled() {
    return cells.getOpaque(HANDLED);
  }

  /** When the message under way was taken up, by the steady clock; 0 when there is none. */
  public long busySince() {
    return cells.getAcquire(BUSY_SINCE);
  }

  /** Time spent on messages, nanoseconds. */
  public long busyNanos() {
    return cells.getOpaque(BUSY_NANOS);
  }

  /** How many messages took how long, by {@link Durations}. */
  public void took(long[] counts) {
    for (int i = 0; i < Durations.BUCKETS; i++) {
      counts[i] = cells.getOpaque(TOOK + i);
    }
  }

  public long failures() {
    return failed;
  }

  public long restarts() {
    return Math.max(0, starts - 1);
  }

  /** The newest failures, oldest first. */
  public List<Failure> lastFailures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  public State state(long nowNanos) {
    if (down) {
      return State.FAILED;
    }
    if (stopped) {
      return State.STOPPED;
    }
    long since = busySince();
    if (since == 0) {
      return State.IDLE;
    }
    return nowNanos - since > STUCK_NANOS ? State.STUCK : State.BUSY;
  }

  /** What supervision would do about the next failure, in words. */
  public String next(long wallNanos) {
    if (supervision.restarts() == 0) {
      return "cancel all, then end the run";
    }
    long since = wallNanos - supervision.window().toNanos();
    long used = lastFailures().stream().filter(failure -> failure.nanos() > since).count();
    long left = supervision.restarts() - used;
    String of = " of " + supervision.restarts() + " left in " + supervision.window().toSeconds();
    return left > 0 ? "restart, " + left + of + " s" : "give up, cancel all, then end the run";
  }
}
