package hft.recorder;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.Instruments;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Empties the queue into files. It may wait for the disk: nobody waits for it. What it cannot write
 * it loses, counts and says; stopping it writes down what it has.
 */
public final class Recorder extends AbstractMatchingBehavior<Recorder.Command> {
  /** Only its own timers tell it anything. */
  public sealed interface Command {}

  private record DrainDue() implements Command {}

  private record FlushDue() implements Command {}

  /**
   * What is recorded, and where.
   *
   * @param described what the root is to say of the instruments
   * @param instruments by the ids that the frames carry
   */
  public record Wiring(
      RecorderSettings settings,
      FrameQueue queue,
      Path root,
      Instruments described,
      List<Instrument> instruments,
      Ledger ledger,
      Distress distress) {}

  private final RecorderSettings settings;
  private final FrameQueue queue;
  private final Ledger ledger;
  private final Distress distress;
  private final Recording recording;
  private boolean broken;

  /** Fails when it cannot write; who started it tells why. */
  public static Behavior<Command> create(Wiring wiring) {
    return Behaviors.supervise(once(wiring))
        .onFailure(Throwable.class, SupervisorStrategy.stop().withLoggingEnabled(false));
  }

  private static Behavior<Command> once(Wiring wiring) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  try {
                    return new Recorder(context, timers, wiring);
                  } catch (RuntimeException e) {
                    wiring.ledger().failed();
                    wiring.distress().failing(e);
                    throw e;
                  }
                }));
  }

  /** Tries again, ever later, when it cannot write; the market meanwhile is lost. */
  public static Behavior<Command> persistent(Wiring wiring) {
    var first = wiring.settings().retryAfter();
    return Behaviors.supervise(once(wiring))
        .onFailure(
            Throwable.class,
            SupervisorStrategy.restartWithBackoff(first, first.multipliedBy(6), 0)
                .withLoggingEnabled(false)); // said once, in a sentence
  }

  private Recorder(ActorContext<Command> context, TimerScheduler<Command> timers, Wiring wiring) {
    super(context);
    this.settings = wiring.settings();
    this.queue = wiring.queue();
    this.ledger = wiring.ledger();
    this.distress = wiring.distress();
    this.recording =
        Recording.open(
            wiring.root(), wiring.described(), wiring.instruments(), ledger, settings.mergeParts());
    timers.startTimerWithFixedDelay(new DrainDue(), settings.drainEvery());
    timers.startTimerWithFixedDelay(new FlushDue(), settings.flushEvery());
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    try {
      switch (command) {
        case DrainDue() -> drain();
        case FlushDue() -> flush();
      }
    } catch (RuntimeException | Error e) {
      broken = true;
      ledger.failed();
      distress.failing(e);
      throw e;
    }
    return this;
  }

  /** At most what fits the queue, so that a flood cannot keep it from flushing. */
  private void drain() {
    ledger.waiting(queue.waiting());
    for (int left = queue.capacity(); left > 0; left--) {
      MarketFrame frame = queue.peek();
      if (frame == null) {
        break;
      }
      try {
        recording.accept(frame);
      } finally {
        queue.release(); // never again the frame that failed
      }
    }
    distress.dropped(queue.dropped());
    recording.takeRefusals().forEach(distress::refused);
  }

  private void flush() {
    drain();
    recording.flush();
    distress.written();
    try {
      while (queue.waiting() < queue.capacity() / 4 && recording.mergeOne()) {}
    } catch (UncheckedIOException e) {
      distress.notMerged(e); // the files are complete, only more of them than need be
    }
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop || signal instanceof PreRestart) {
      end();
    }
    return this;
  }

  private void end() {
    try (recording) {
      if (!broken) {
        flush();
        recording.mergeRest();
      }
    } catch (RuntimeException e) {
      ledger.failed();
      distress.failing(e);
    }
  }
}
