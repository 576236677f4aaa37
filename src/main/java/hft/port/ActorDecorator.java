package hft.port;

import org.apache.pekko.actor.typed.Behavior;

/**
 * Wraps the behaviour of a named actor before it is spawned: measurement, or a fault on purpose.
 */
public interface ActorDecorator {
  ActorDecorator NONE =
      new ActorDecorator() {
        @Override
        public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
          return behavior;
        }
      };

  /**
   * @param actor the actor's name as in the tree, e.g. {@code strategy}
   * @param protocol the messages it understands
   */
  <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior);

  /**
   * As above, for whoever wants to know what a failure would lead to.
   *
   * @param supervision what is around the decorated behaviour
   */
  default <T> Behavior<T> decorate(
      String actor, Supervision supervision, Class<T> protocol, Behavior<T> behavior) {
    return decorate(actor, protocol, behavior);
  }
}
