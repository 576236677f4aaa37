package hft.backtest.lockstep;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs everything on the lockstep's thread; owns no thread, so there is nothing to shut down. */
final class Trampoline extends AbstractExecutorService {
  private final Lockstep lockstep;
  private boolean shutdown;

  Trampoline(Lockstep lockstep) {
    this.lockstep = lockstep;
  }

  @Override
  public void execute(Runnable task) {
    lockstep.execute(task);
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }
}
