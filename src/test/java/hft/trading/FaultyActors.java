package hft.trading;

import hft.port.ActorDecorator;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a named actor get into trouble at its next messages, and remembers every actor's address.
 * Safe for actors on threads of their own.
 */
final class FaultyActors implements ActorDecorator {
  private record Fault(Runnable trouble, int times) {}

  private final Map<String, Fault> faults = new HashMap<>();
  private final Map<String, Integer> failed = new HashMap<>();
  private final Map<String, ActorRef<?>> actors = new HashMap<>();

  /** The actor throws at its next {@code times} messages. */
  void fail(String actor, int times) {
    trouble(
        actor,
        times,
        () -> {
          throw new IllegalStateException("made to fail: " + actor);
        });
  }

  /** The actor runs into {@code trouble} at each of its next {@code times} messages. */
  synchronized void trouble(String actor, int times, Runnable trouble) {
    faults.put(actor, new Fault(trouble, times));
  }

  synchronized int failures(String actor) {
    return failed.getOrDefault(actor, 0);
  }

  /** The last actor that was started under this name; the caller knows what it understands. */
  @SuppressWarnings("unchecked")
  synchronized <T> ActorRef<T> actor(String name) {
    ActorRef<?> found = actors.get(name);
    if (found == null) {
      throw new IllegalStateException("no actor " + name + " was started");
    }
    return (ActorRef<T>) found;
  }

  private synchronized void started(String actor, ActorRef<?> self) {
    actors.put(actor, self);
  }

  private synchronized @Nullable Runnable next(String actor) {
    Fault fault = faults.get(actor);
    if (fault == null || fault.times == 0) {
      return null;
    }
    faults.put(actor, new Fault(fault.trouble, fault.times - 1));
    failed.merge(actor, 1, Integer::sum);
    return fault.trouble;
  }

  @Override
  public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
    return Behaviors.intercept(
        () ->
            new BehaviorInterceptor<T, T>(protocol) {
              @Override
              public Behavior<T> aroundStart(
                  TypedActorContext<T> context, PreStartTarget<T> target) {
                started(actor, context.asJava().getSelf());
                return target.start(context);
              }

              @Override
              public Behavior<T> aroundReceive(
                  TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                Runnable trouble = next(actor);
                if (trouble != null) {
                  trouble.run();
                }
                return target.apply(context, message);
              }

              @Override
              public Behavior<T> aroundSignal(
                  TypedActorContext<T> context, Signal signal, SignalTarget<T> target) {
                assert !(signal instanceof PreRestart) || failures(actor) > 0;
                return target.apply(context, signal);
              }
            },
        behavior);
  }
}
