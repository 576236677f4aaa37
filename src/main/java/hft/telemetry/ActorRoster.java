package hft.telemetry;

import hft.port.ActorDecorator;
import hft.port.Clock;
import hft.port.Supervision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Measures every actor of a tree on the wall clock: a gauge each, by its path. Never used in a
 * backtest.
 */
public final class ActorRoster implements ActorDecorator {
  private final Map<String, ActorGauge> gauges = new ConcurrentHashMap<>();
  private final Clock clock;

  /**
   * @param clock tells when something failed
   */
  public ActorRoster(Clock clock) {
    this.clock = clock;
  }

  @Override
  public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
    return decorate(actor, Supervision.VITAL, protocol, behavior);
  }

  @Override
  public <T> Behavior<T> decorate(
      String actor, Supervision supervision, Class<T> protocol, Behavior<T> behavior) {
    return Behaviors.intercept(() -> new Measured<>(supervision), behavior);
  }

  /** Measures what another decorator makes. */
  public ActorDecorator around(ActorDecorator inner) {
    return new ActorDecorator() {
      @Override
      public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
        return decorate(actor, Supervision.VITAL, protocol, behavior);
      }

      @Override
      public <T> Behavior<T> decorate(
          String actor, Supervision supervision, Class<T> protocol, Behavior<T> behavior) {
        return ActorRoster.this.decorate(
            actor, supervision, protocol, inner.decorate(actor, supervision, protocol, behavior));
      }
    };
  }

  /** All actors that were ever started, by path. */
  public List<ActorGauge> actors() {
    List<ActorGauge> all = new ArrayList<>(gauges.values());
    all.sort(Comparator.comparing(ActorGauge::path));
    return all;
  }

  private ActorGauge gauge(ActorRef<?> self, Supervision supervision) {
    String path = self.path().toStringWithoutAddress().replaceFirst("^/(user|system)/", "");
    return gauges.computeIfAbsent(path, name -> new ActorGauge(name, supervision));
  }

  /** Everything the actor hears passes here, whatever class it has. */
  @SuppressWarnings("unchecked")
  private static <T> Class<T> anything() {
    return (Class<T>) Object.class;
  }

  private final class Measured<T> extends BehaviorInterceptor<T, T> {
    private final Supervision supervision;
    private ActorGauge gauge;

    Measured(Supervision supervision) {
      super(anything());
      this.supervision = supervision;
      this.gauge = new ActorGauge("", supervision); // until it starts and its path is known
    }

    @Override
    public Behavior<T> aroundStart(TypedActorContext<T> context, PreStartTarget<T> target) {
      var self = context.asJava();
      gauge = gauge(self.getSelf(), supervision);
      ActorCell cell = (ActorCell) Adapter.toClassic(self);
      gauge.started(
          cell.dispatcher().id(), Thread.currentThread().getName(), cell::numberOfMessages);
      try {
        return target.start(context);
      } catch (Throwable thrown) {
        gauge.failed(Failure.of(clock.nanos(), thrown));
        throw thrown;
      }
    }

    @Override
    public Behavior<T> aroundReceive(
        TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
      gauge.begins(System.nanoTime());
      try {
        return target.apply(context, message);
      } catch (Throwable thrown) {
        gauge.failed(Failure.of(clock.nanos(), thrown));
        throw thrown;
      } finally {
        gauge.ends(System.nanoTime());
      }
    }

    @Override
    public Behavior<T> aroundSignal(
        TypedActorContext<T> context, Signal signal, SignalTarget<T> target) {
      try {
        return target.apply(context, signal);
      } catch (Throwable thrown) {
        gauge.failed(Failure.of(clock.nanos(), thrown));
        throw thrown;
      } finally {
        if (signal instanceof PostStop) {
          gauge.stopped();
        }
      }
    }
  }
}
