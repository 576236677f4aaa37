package hft.trading;

import hft.core.pace.Deadlines;
import java.time.Duration;
import java.util.function.LongFunction;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * One message from an actor to itself, at a time that may be moved. Pekko's own timers fill the
 * logging context at each setting and each ringing, a good part of a quote's cost.
 *
 * <p>The message carries the time it was set for: one that was moved while under way, or set before
 * a restart, is known by it and does not ring.
 */
final class Alarm<T> {
  private static final long OFF = Deadlines.NEVER;

  private final ActorContext<T> context;
  private final LongFunction<T> message;
  private Cancellable pending = Cancellable.alreadyCancelled();
  private long dueNanos = OFF;

  /**
   * @param message made of the time it is due
   */
  Alarm(ActorContext<T> context, LongFunction<T> message) {
    this.context = context;
    this.message = message;
  }

  /** Sets or moves it, unless it is due no later already; {@link Deadlines#NEVER} does nothing. */
  void noLaterThan(long nanos, long nowNanos) {
    if (nanos < dueNanos) {
      pending.cancel();
      dueNanos = nanos;
      Duration delay = Duration.ofNanos(Math.max(0, nanos - nowNanos));
      pending = context.scheduleOnce(delay, context.getSelf(), message.apply(nanos));
    }
  }

  /** The message has come; false when it is not the one that is waited for. From here it is off. */
  boolean rings(long nanos) {
    if (nanos != dueNanos) {
      return false;
    }
    dueNanos = OFF;
    return true;
  }
}
