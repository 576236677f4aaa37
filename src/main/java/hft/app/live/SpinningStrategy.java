package hft.app.live;

import hft.port.ActorDecorator;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Makes one of the actors of a name spin inside a message for as long as it is told to. */
final class SpinningStrategy implements ActorDecorator {
  private final String kind;
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger spinning = new AtomicInteger();

  SpinningStrategy(String kind) {
    this.kind = kind;
  }

  /** Returns once one of them spins. */
  void spin() throws InterruptedException {
    wanted.set(1);
    while (spinning.get() == 0) {
      Thread.sleep(1);
    }
  }

  void release() {
    wanted.set(0);
  }

  @Override
  public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
    if (!actor.equals(kind)) {
      return behavior;
    }
    return Behaviors.intercept(
        () ->
            new BehaviorInterceptor<T, T>(protocol) {
              @Override
              public Behavior<T> aroundReceive(
                  TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                spinWhileWanted();
                return target.apply(context, message);
              }
            },
        behavior);
  }

  private void spinWhileWanted() {
    if (wanted.get() > 0 && spinning.compareAndSet(0, 1)) {
      while (wanted.get() > 0) {
        Thread.onSpinWait();
      }
      spinning.set(0);
    }
  }
}
