package hft.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Threads that share numbered pieces of work. How work is cut never depends on how many threads
 * there are, so neither does the result.
 */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  Workers(int count) {
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name("policy-", 0).daemon().factory());
  }

  /** Does pieces 0..count-1 and returns when all are done. */
  void each(int count, IntConsumer piece) {
    List<Future<?>> pending = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int number = i;
      pending.add(threads.submit(() -> piece.accept(number)));
    }
    try {
      for (Future<?> each : pending) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
