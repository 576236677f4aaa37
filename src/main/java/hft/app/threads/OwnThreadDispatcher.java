package hft.app.threads;

import hft.app.config.Idle;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Dispatcher;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.apache.pekko.dispatch.ExecutorServiceFactoryProvider;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * The dispatcher of one actor. Its thread begins with the actor, outlives its restarts and ends
 * after it.
 */
final class OwnThreadDispatcher extends Dispatcher {
  /** Messages handled before the thread sees whether a timer of the actor waits to be told. */
  private static final int MESSAGES_A_TURN = 32;

  private final OwnThreadDispatcherConfigurator kind;
  private final Threads threads;

  OwnThreadDispatcher(
      OwnThreadDispatcherConfigurator kind, String id, Idle idle, FiniteDuration shutdownTimeout) {
    this(kind, id, new Threads(id, idle), shutdownTimeout);
  }

  private OwnThreadDispatcher(
      OwnThreadDispatcherConfigurator kind,
      String id,
      Threads threads,
      FiniteDuration shutdownTimeout) {
    super(kind, id, MESSAGES_A_TURN, Duration.Zero(), threads, shutdownTimeout);
    this.kind = kind;
    this.threads = threads;
  }

  /** The actor's name and CPU are known from here on; its thread is made at its first message. */
  @Override
  public synchronized void register(ActorCell actor) {
    threads.belongTo(actor, kind.nextCpu());
    super.register(actor);
  }

  /** Makes the thread of the one actor. */
  private static final class Threads
      implements ExecutorServiceFactoryProvider, ExecutorServiceFactory {
    private final String kind;
    private final Idle idle;
    private volatile String name = "";
    private volatile int cpu = ActorThread.ANY_CPU;
    private volatile ThreadFactory factory = Thread::new;

    Threads(String id, Idle idle) {
      this.kind = id.substring(id.lastIndexOf('.') + 1);
      this.idle = idle;
    }

    void belongTo(ActorCell actor, int itsCpu) {
      if (!name.isEmpty()) {
        throw new IllegalArgumentException(
            "the thread of " + name + " cannot take " + actor.self().path() + " as well");
      }
      name = kind + ":" + actor.self().path().toStringWithoutAddress().replaceFirst("^/user/", "");
      cpu = itsCpu;
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
      factory = threads;
      return this;
    }

    @Override
    public boolean isVirtualized() {
      return false;
    }

    @Override
    public ExecutorService createExecutorService() {
      return ActorThread.start(name, idle, cpu, factory);
    }
  }
}
