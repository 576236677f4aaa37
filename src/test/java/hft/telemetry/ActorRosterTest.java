package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hft.port.Supervision;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActorRosterTest {
  private static final Supervision TWICE = new Supervision(2, Duration.ofMinutes(1));
  private static final long WALL_NANOS = 1_800_000_000_000_000_000L;

  private final ActorTestKit kit = ActorTestKit.create();
  private final ActorRoster roster = new ActorRoster(() -> WALL_NANOS);

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  private ActorRef<Runnable> start(Supervision supervision) {
    Behavior<Runnable> runs =
        Behaviors.setup(
            context ->
                Behaviors.receiveMessage(
                    work -> {
                      work.run();
                      return Behaviors.same();
                    }));
    Behavior<Runnable> measured = roster.decorate("worker", supervision, Runnable.class, runs);
    return kit.spawn(
        supervision.restarts() == 0
            ? measured
            : Behaviors.supervise(measured).onFailure(SupervisorStrategy.restart()),
        "worker");
  }

  private ActorGauge gauge() {
    await().until(() -> roster.actors().size() == 1);
    return roster.actors().getFirst();
  }

  @Test
  void messages_are_counted_and_timed() {
    ActorRef<Runnable> worker = start(Supervision.VITAL);
    for (int i = 0; i < 10; i++) {
      worker.tell(() -> {});
    }
    ActorGauge gauge = gauge();
    await().until(() -> gauge.handled() == 10);
    assertThat(gauge.path()).isEqualTo("worker");
    assertThat(gauge.dispatcher()).isEqualTo("pekko.actor.default-dispatcher");
    assertThat(gauge.busyNanos()).isPositive();
    await().until(() -> gauge.state(System.nanoTime()) == ActorGauge.State.IDLE);
    assertThat(gauge.next(WALL_NANOS)).isEqualTo("cancel all, then end the run");
  }

  @Test
  void a_busy_actor_shows_what_waits_and_when_it_is_stuck() {
    ActorRef<Runnable> worker = start(Supervision.VITAL);
    CountDownLatch enough = new CountDownLatch(1);
    worker.tell(() -> awaited(enough));
    worker.tell(() -> {});
    worker.tell(() -> {});
    ActorGauge gauge = gauge();
    await().until(() -> gauge.waiting() == 2);
    assertThat(gauge.state(System.nanoTime())).isEqualTo(ActorGauge.State.BUSY);
    assertThat(gauge.state(System.nanoTime() + 2 * ActorGauge.STUCK_NANOS))
        .isEqualTo(ActorGauge.State.STUCK);
    enough.countDown();
    await().until(() -> gauge.handled() == 3);
    assertThat(gauge.waiting()).isZero();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void restarts_are_told_with_reason_time_and_what_comes_next() {
    ActorRef<Runnable> worker = start(TWICE);
    worker.tell(() -> fail("the disk is full"));
    ActorGauge gauge = gauge();
    await().until(() -> gauge.restarts() == 1);
    assertThat(gauge.lastFailures())
        .containsExactly(
            new Failure(WALL_NANOS, "java.lang.IllegalStateException: the disk is full"));
    assertThat(gauge.next(WALL_NANOS)).isEqualTo("restart, 1 of 2 left in 60 s");
    worker.tell(() -> fail("again"));
    await().until(() -> gauge.restarts() == 2);
    assertThat(gauge.failures()).isEqualTo(2);
    assertThat(gauge.next(WALL_NANOS)).isEqualTo("give up, cancel all, then end the run");
    assertThat(gauge.next(WALL_NANOS + 61_000_000_000L)).isEqualTo("restart, 2 of 2 left in 60 s");
    assertThat(gauge.state(System.nanoTime())).isEqualTo(ActorGauge.State.IDLE);
  }

  private static void fail(String why) {
    throw new IllegalStateException(why);
  }

  @Test
  void one_that_failed_for_good_is_failed() {
    ActorRef<Runnable> worker = start(Supervision.VITAL);
    ActorGauge gauge = gauge();
    worker.tell(() -> fail("for good"));
    await().until(() -> gauge.state(System.nanoTime()) == ActorGauge.State.FAILED);
    assertThat(gauge.failures()).isOne();
  }

  @Test
  void one_that_was_stopped_is_stopped() {
    kit.stop(start(Supervision.VITAL));
    ActorGauge gauge = gauge();
    await().until(() -> gauge.state(System.nanoTime()) == ActorGauge.State.STOPPED);
  }
}
