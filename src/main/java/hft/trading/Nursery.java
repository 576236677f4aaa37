package hft.trading;

import hft.port.ActorDecorator;
import hft.port.Supervision;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Spawns children the three ways a trading tree needs: vital ones, whose failure reaches the
 * parent, restarting ones, and those it can do without. Each runs on the dispatcher {@code
 * hft.dispatchers.NAME}; what that is, threads of its own or lockstep, only the configuration
 * knows.
 */
final class Nursery {
  /**
   * More failures than this within {@link #RESTART_WINDOW} and the child is given up: its parent
   * decides.
   */
  static final int MAX_RESTARTS = 5;

  static final Duration RESTART_WINDOW = Duration.ofMinutes(1);

  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LAST_BACKOFF = Duration.ofMinutes(1);
  private static final Supervision DISPENSABLE = new Supervision(Integer.MAX_VALUE, RESTART_WINDOW);
  private static final Supervision RESTARTING = new Supervision(MAX_RESTARTS, RESTART_WINDOW);

  private final ActorContext<?> context;
  private final ActorDecorator decorator;

  Nursery(ActorContext<?> context, ActorDecorator decorator) {
    this.context = context;
    this.decorator = decorator;
  }

  /** Never restarted: its failure arrives at the parent as a signal. */
  <T> ActorRef<T> vital(String name, Class<T> protocol, Behavior<T> behavior) {
    Behavior<T> decorated = decorator.decorate(name, Supervision.VITAL, protocol, behavior);
    ActorRef<T> child = context.spawn(decorated, name, dispatcher(name));
    context.watch(child);
    return child;
  }

  /**
   * Comes back with clean state and the same mailbox; too many failures reach the parent as a
   * signal.
   */
  <T> ActorRef<T> restarting(String name, Class<T> protocol, Behavior<T> behavior) {
    Behavior<T> supervised =
        Behaviors.supervise(decorator.decorate(name, RESTARTING, protocol, behavior))
            .onFailure(
                Throwable.class,
                SupervisorStrategy.restart().withLimit(MAX_RESTARTS, RESTART_WINDOW));
    ActorRef<T> child = context.spawn(supervised, name, dispatcher(name));
    context.watch(child);
    return child;
  }

  /** Comes back for ever, ever later: the tree trades on without it, and does not watch it. */
  <T> ActorRef<T> dispensable(String name, Class<T> protocol, Behavior<T> behavior) {
    Behavior<T> supervised =
        Behaviors.supervise(decorator.decorate(name, DISPENSABLE, protocol, behavior))
            .onFailure(
                Throwable.class,
                SupervisorStrategy.restartWithBackoff(FIRST_BACKOFF, LAST_BACKOFF, 0));
    return context.spawn(supervised, name, dispatcher(name));
  }

  private static DispatcherSelector dispatcher(String name) {
    String kind = name.startsWith("desk-") ? "desk" : name;
    return DispatcherSelector.fromConfig("hft.dispatchers." + kind);
  }
}
