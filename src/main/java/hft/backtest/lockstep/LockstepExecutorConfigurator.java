package hft.backtest.lockstep;

import com.typesafe.config.Config;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Gives a dispatcher the lockstep's trampoline for an executor. Made by Pekko, by name. */
public final class LockstepExecutorConfigurator extends ExecutorServiceConfigurator {
  private final Lockstep lockstep;

  /** As Pekko requires it. */
  public LockstepExecutorConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    lockstep = Lockstep.find(config.getLong("lockstep-id"));
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
    return () -> (ExecutorService) new Trampoline(lockstep);
  }

  /** Runs everything on the lockstep's thread; owns no thread, so there is nothing to shut down. */
  private static final class Trampoline extends AbstractExecutorService {
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
}
