package hft.trading;

import hft.port.ActorDecorator;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Makes a named actor fail at its next messages, and counts restarts. Lives on the lockstep thread.
 */
final class FaultyActors implements ActorDecorator {
  private final Map<String, Integer> failuresLeft = new HashMap<>();
  private final Map<String, Integer> failed = new HashMap<>();

  /** The actor throws at its next {@code times} messages. */
  void fail(String actor, int times) {
    failuresLeft.put(actor, times);
  }

  int failures(String actor) {
    return failed.getOrDefault(actor, 0);
  }

  @Override
  public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
    return Behaviors.intercept(
        () ->
            new BehaviorInterceptor<T, T>(protocol) {
              @Override
              public Behavior<T> aroundReceive(
                  TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                int left = failuresLeft.getOrDefault(actor, 0);
                if (left > 0) {
                  failuresLeft.put(actor, left - 1);
                  failed.merge(actor, 1, Integer::sum);
                  throw new IllegalStateException("made to fail: " + actor);
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
