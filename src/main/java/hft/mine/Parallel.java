package hft.mine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Work on a few threads of its own; the first failure ends it. */
final class Parallel {
  private Parallel() {}

  /**
   * Does all of it.
   *
   * @return the results in the order of the tasks
   */
  static <T> List<T> all(List<Callable<T>> tasks, int threads, String name) throws IOException {
    ThreadFactory factory = Thread.ofPlatform().daemon().name(name + "-", 0).factory();
    ExecutorService pool = Executors.newFixedThreadPool(threads, factory);
    try {
      var finished = new ExecutorCompletionService<T>(pool);
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(finished.submit(task)));
      for (int i = 0; i < futures.size(); i++) {
        finished.take().get(); // whichever is next: a failure must not wait for the others
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      pool.shutdownNow();
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) throws IOException {
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause instanceof Error failure) {
      throw failure;
    }
    throw cause instanceof IOException failure ? failure : new IOException(cause);
  }
}
