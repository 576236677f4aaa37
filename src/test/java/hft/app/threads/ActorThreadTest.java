package hft.app.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.app.config.Idle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActorThreadTest {
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private ActorThread thread = start(Idle.PARK);

  private ActorThread start(Idle idle) {
    return ActorThread.start(
        "test",
        idle,
        ActorThread.ANY_CPU,
        task -> {
          Thread made = new Thread(task);
          made.setUncaughtExceptionHandler((_, error) -> uncaught.add(error));
          return made;
        });
  }

  @AfterEach
  void end() throws Exception {
    thread.shutdown();
    assertThat(thread.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Pauses of all lengths, so that every way of waiting is left in every state. */
  @ParameterizedTest
  @EnumSource(Idle.class)
  void no_task_is_forgotten_however_the_thread_waits(Idle idle) throws Exception {
    end();
    thread = start(idle);
    int senders = 3;
    int each = 2_000;
    CountDownLatch left = new CountDownLatch(senders * each);
    List<Thread> sending =
        IntStream.range(0, senders)
            .mapToObj(
                sender ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              for (int i = 0; i < each; i++) {
                                thread.execute(left::countDown);
                                LockSupport.parkNanos((i * 7919L + sender) % 64 * 1_000);
                              }
                            }))
            .toList();
    for (Thread it : sending) {
      it.join();
    }
    assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_sleeping_thread_is_woken_by_one_task() throws Exception {
    for (int i = 0; i < 200; i++) {
      CountDownLatch done = new CountDownLatch(1);
      thread.execute(done::countDown);
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      LockSupport.parkNanos(i * 10_000L);
    }
  }

  @Test
  void what_was_taken_before_the_end_is_done_and_nothing_is_taken_after() throws Exception {
    AtomicInteger done = new AtomicInteger();
    CountDownLatch hold = new CountDownLatch(1);
    thread.execute(
        () -> {
          try {
            hold.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    for (int i = 0; i < 100; i++) {
      thread.execute(done::incrementAndGet);
    }
    thread.shutdown();
    assertThatThrownBy(() -> thread.execute(done::incrementAndGet))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("test has ended");
    hold.countDown();
    end();
    assertThat(done).hasValue(100);
    assertThat(thread.isTerminated()).isTrue();
  }

  @Test
  void an_error_in_a_task_is_told_and_the_thread_goes_on() throws Exception {
    AssertionError error = new AssertionError("in a task");
    CountDownLatch after = new CountDownLatch(1);
    thread.execute(
        () -> {
          throw error;
        });
    thread.execute(after::countDown);
    assertThat(after.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(uncaught).containsExactly(error);
  }

  @Test
  void an_interrupt_does_not_end_it() throws Exception {
    CountDownLatch after = new CountDownLatch(1);
    thread.execute(() -> Thread.currentThread().interrupt());
    thread.execute(after::countDown);
    assertThat(after.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(uncaught).isEmpty();
  }
}
