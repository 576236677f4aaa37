package hft.backtest.lockstep;

import java.util.random.RandomGenerator;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * What is to run, oldest first: messages with their receivers, and tasks. A ring in parallel arrays
 * that doubles when full; an entry is freed before it runs, so running may add.
 */
final class RunQueue {
  private static final int INITIAL_CAPACITY = 1_024;

  private @Nullable LockstepDispatcher[] dispatchers = new LockstepDispatcher[INITIAL_CAPACITY];
  private @Nullable ActorCell[] receivers = new ActorCell[INITIAL_CAPACITY];

  /** Envelopes where there is a receiver, else Runnables. */
  private @Nullable Object[] work = new Object[INITIAL_CAPACITY];

  private int head;
  private int size;
  private @Nullable LockstepDispatcher takenDispatcher;
  private @Nullable ActorCell takenReceiver;
  private @Nullable Object taken;

  boolean isEmpty() {
    return size == 0;
  }

  void add(Runnable task) {
    work[free()] = task;
  }

  void add(LockstepDispatcher dispatcher, ActorCell receiver, Envelope message) {
    int at = free();
    dispatchers[at] = dispatcher;
    receivers[at] = receiver;
    work[at] = message;
  }

  private int free() {
    if (size == work.length) {
      grow();
    }
    return head + size++ & work.length - 1;
  }

  /**
   * Takes the oldest entry, or with {@code shuffle} the oldest of a randomly picked receiver: what
   * one actor is sent stays in order.
   */
  void take(@Nullable RandomGenerator shuffle) {
    if (shuffle != null && size > 1) {
      bringForward(oldestOfSameReceiver(shuffle.nextInt(size)));
    }
    int at = head;
    takenDispatcher = dispatchers[at];
    takenReceiver = receivers[at];
    taken = work[at];
    if (takenReceiver != null) {
      dispatchers[at] = null;
      receivers[at] = null;
    }
    work[at] = null;
    head = head + 1 & work.length - 1;
    size--;
  }

  /** Runs what was taken. */
  void runTaken() {
    ActorCell receiver = takenReceiver;
    LockstepDispatcher dispatcher = takenDispatcher;
    if (receiver != null && dispatcher != null && taken instanceof Envelope message) {
      dispatcher.run(receiver, message);
    } else if (taken instanceof Runnable task) {
      task.run();
    } else {
      throw new IllegalStateException("nothing was taken");
    }
  }

  private int oldestOfSameReceiver(int position) {
    ActorCell receiver = receivers[head + position & work.length - 1];
    if (receiver == null) {
      return position;
    }
    int oldest = 0;
    while (receivers[head + oldest & work.length - 1] != receiver) {
      oldest++;
    }
    return oldest;
  }

  /** Moves one entry to the front; those it passes keep their order. */
  private void bringForward(int position) {
    int mask = work.length - 1;
    int from = head + position & mask;
    LockstepDispatcher dispatcher = dispatchers[from];
    ActorCell receiver = receivers[from];
    Object it = work[from];
    for (int i = position; i > 0; i--) {
      copy(head + i - 1 & mask, head + i & mask);
    }
    dispatchers[head] = dispatcher;
    receivers[head] = receiver;
    work[head] = it;
  }

  private void copy(int from, int to) {
    dispatchers[to] = dispatchers[from];
    receivers[to] = receivers[from];
    work[to] = work[from];
  }

  private void grow() {
    int old = work.length;
    dispatchers = unrolled(dispatchers, new LockstepDispatcher[2 * old]);
    receivers = unrolled(receivers, new ActorCell[2 * old]);
    work = unrolled(work, new Object[2 * old]);
    head = 0;
  }

  /** The full ring in order at the start of a wider one. */
  private <T> @Nullable T[] unrolled(@Nullable T[] ring, @Nullable T[] wider) {
    System.arraycopy(ring, head, wider, 0, ring.length - head);
    System.arraycopy(ring, 0, wider, ring.length - head, head);
    return wider;
  }
}
