package hft.app.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Two actors that answer each other. The first takes the time of every round trip; half of it is a
 * hop.
 */
final class PingPong extends AbstractMatchingBehavior<PingPong.Command> {
  static final String PING_DISPATCHER = "ping";
  static final String PONG_DISPATCHER = "pong";

  sealed interface Command {}

  record Begin() implements Command {}

  private enum Back implements Command {
    INSTANCE
  }

  /** What the second actor understands: who asks. */
  private record Forth(ActorRef<Command> from) {}

  /**
   * How long to go on. The first to be reached ends it: a starved machine measures fewer.
   *
   * @param warmUp round trips that are not counted
   */
  record Length(int warmUp, int counted, long mostNanos) {}

  private final ActorRef<Forth> other;
  private final Forth forth;
  private final Length length;
  private final LongSupplier nanos;
  private final CompletableFuture<Histogram> done;
  private final Histogram hops = new Histogram(3);
  private long deadlineNanos;
  private long sentNanos;
  private int trips;

  static Behavior<Command> create(
      Length length, LongSupplier nanos, CompletableFuture<Histogram> done) {
    return Behaviors.setup(context -> new PingPong(context, length, nanos, done));
  }

  /** Makes both and begins when told: the actor that counts is a child, as no root is pinned. */
  static Behavior<Command> root(
      Length length, LongSupplier nanos, CompletableFuture<Histogram> done) {
    return Behaviors.setup(
        context -> {
          ActorRef<Command> ping =
              context.spawn(
                  create(length, nanos, done),
                  "ping",
                  DispatcherSelector.fromConfig(PING_DISPATCHER));
          return Behaviors.receiveMessage(
              command -> {
                ping.tell(command);
                return Behaviors.same();
              });
        });
  }

  private PingPong(
      ActorContext<Command> context,
      Length length,
      LongSupplier nanos,
      CompletableFuture<Histogram> done) {
    super(context);
    this.length = length;
    this.nanos = nanos;
    this.done = done;
    forth = new Forth(context.getSelf());
    other =
        context.spawn(
            Behaviors.receiveMessage(
                it -> {
                  it.from().tell(Back.INSTANCE);
                  return Behaviors.same();
                }),
            "pong",
            DispatcherSelector.fromConfig(PONG_DISPATCHER));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    long now = nanos.getAsLong();
    switch (command) {
      case Begin() -> {
        deadlineNanos = now + length.mostNanos();
        send();
      }
      case Back.INSTANCE -> {
        if (trips++ >= length.warmUp()) {
          hops.recordValue(Math.max(0, now - sentNanos) / 2);
        }
        if (trips < length.warmUp() + length.counted() && now < deadlineNanos) {
          send();
        } else {
          done.complete(hops);
        }
      }
    }
    return this;
  }

  private void send() {
    sentNanos = nanos.getAsLong();
    other.tell(forth);
  }

  /** The floor: the same between two threads that spin on a shared number. */
  static final class Volatile {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long ball;

    Histogram play(Length length, LongSupplier nanos) throws InterruptedException {
      Thread other = Thread.ofPlatform().name("floor").daemon().start(this::answer);
      Histogram hops = new Histogram(3);
      long deadline = nanos.getAsLong() + length.mostNanos();
      for (int i = 0; i < length.warmUp() + length.counted(); i++) {
        long sent = nanos.getAsLong();
        if (sent > deadline) {
          break;
        }
        long to = 2L * i + 1;
        ball = to;
        while (ball == to) {
          Thread.onSpinWait();
        }
        if (i >= length.warmUp()) {
          hops.recordValue(Math.max(0, nanos.getAsLong() - sent) / 2);
        }
      }
      ball = -1;
      ended.await();
      other.join();
      return hops;
    }

    private void answer() {
      long seen = 0;
      while (seen >= 0) {
        seen = ball;
        if ((seen & 1) == 1 && seen > 0) {
          ball = seen + 1;
        }
        Thread.onSpinWait();
      }
      ended.countDown();
    }
  }
}
