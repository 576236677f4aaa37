package hft.trading;

import hft.core.learn.Direction;
import hft.core.learn.ModelCard;
import hft.core.signal.Feature;
import hft.port.Clock;
import hft.port.Forecaster;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Owns the model and asks it for all instruments at once: whatever questions have come while it was
 * busy are one batch. An instrument has one question under way at most, so no more wait than there
 * are instruments.
 *
 * <p>A model that cannot be loaded or that throws is told to the askers as a failure, and loaded
 * again after a while. Nothing it does ends the tree.
 */
public final class Inference extends AbstractMatchingBehavior<Inference.Command> {
  /** What it understands. */
  public sealed interface Command {}

  record Ask(Question question) implements Command {}

  private record RunDue() implements Command {}

  /** In virtual time: the answers are there, and are told only now. */
  private record AnswerDue(List<Question> answered) implements Command {}

  private final ModelWiring wiring;
  private final Clock clock;
  private final ActorRef<JournalEntry> journal;
  private final int windowSize;
  private List<Question> waiting = new ArrayList<>();
  private float[] windows = {};
  private float[] features = {};
  private float[] chances = {};
  private @Nullable Forecaster model;
  private long loadNanos = Long.MIN_VALUE;
  private boolean runSent;
  private boolean busy;

  static Behavior<Command> create(ModelWiring wiring, Clock clock, ActorRef<JournalEntry> journal) {
    return Behaviors.setup(context -> new Inference(context, wiring, clock, journal));
  }

  private Inference(
      ActorContext<Command> context,
      ModelWiring wiring,
      Clock clock,
      ActorRef<JournalEntry> journal) {
    super(context);
    this.wiring = wiring;
    this.clock = clock;
    this.journal = journal;
    windowSize = wiring.card().situation().windowSize();
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case Ask(var question) -> {
        waiting.add(question);
        yield runSoon();
      }
      case RunDue() -> {
        runSent = false;
        yield busy || waiting.isEmpty() ? Behaviors.same() : run();
      }
      case AnswerDue(var answered) -> {
        busy = false;
        answered.forEach(question -> question.replyTo.tell(new Forecast.Answered(question)));
        yield runSoon();
      }
    };
  }

  /** After everything that is in the mailbox by now: that is the batch. */
  private Behavior<Command> runSoon() {
    if (!busy && !runSent && !waiting.isEmpty()) {
      runSent = true;
      getContext().getSelf().tell(new RunDue());
    }
    return Behaviors.same();
  }

  private Behavior<Command> run() {
    List<Question> batch = waiting;
    waiting = new ArrayList<>();
    Forecaster asked = model == null ? load() : model;
    if (asked == null || !forecast(asked, batch)) {
      batch.forEach(question -> question.replyTo.tell(new Forecast.NotAnswered(question)));
      return Behaviors.same();
    }
    if (wiring.takes().isEmpty()) {
      batch.forEach(question -> question.replyTo.tell(new Forecast.Answered(question)));
    } else {
      busy = true;
      Duration takes = wiring.takes().get();
      getContext().scheduleOnce(takes, getContext().getSelf(), new AnswerDue(batch));
    }
    return Behaviors.same();
  }

  private boolean forecast(Forecaster asked, List<Question> batch) {
    gather(batch);
    try {
      asked.forecast(batch.size(), windows, features, chances);
    } catch (RuntimeException e) {
      failed("could not answer", e);
      return false;
    }
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(chances, i * Direction.COUNT, batch.get(i).chances, 0, Direction.COUNT);
    }
    return true;
  }

  private void gather(List<Question> batch) {
    if (chances.length < batch.size() * Direction.COUNT) {
      windows = new float[batch.size() * windowSize];
      features = new float[batch.size() * Feature.COUNT];
      chances = new float[batch.size() * Direction.COUNT];
    }
    for (int i = 0; i < batch.size(); i++) {
      Question question = batch.get(i);
      System.arraycopy(question.window, 0, windows, i * windowSize, windowSize);
      System.arraycopy(question.features, 0, features, i * Feature.COUNT, Feature.COUNT);
    }
    Arrays.fill(chances, Float.NaN); // what is not written is no answer
  }

  private @Nullable Forecaster load() {
    long now = clock.nanos();
    if (now < loadNanos) {
      return null;
    }
    loadNanos = now + wiring.settings().retryAfter().toNanos();
    try {
      Forecaster loaded = wiring.forecaster().get();
      requireSame(loaded.card());
      model = loaded;
      return loaded;
    } catch (RuntimeException | LinkageError e) {
      failed("could not be loaded", e);
      return null;
    }
  }

  private void requireSame(ModelCard card) {
    if (!card.equals(wiring.card())) {
      throw new IllegalStateException("its card is not the one that was read at the start");
    }
  }

  private void failed(String what, Throwable why) {
    tell(wiring.card().name() + " " + what + ": " + why);
    close();
    loadNanos = clock.nanos() + wiring.settings().retryAfter().toNanos();
  }

  private void tell(String detail) {
    journal.tell(
        new JournalEntry.SafetyEvent(clock.nanos(), JournalEntry.SafetyEvent.MODEL, detail));
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PreRestart || signal instanceof PostStop) {
      close();
    }
    return Behaviors.same();
  }

  /** A model that cannot even be closed is let go all the same. */
  private void close() {
    Forecaster closing = model;
    model = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (RuntimeException e) {
        tell(wiring.card().name() + " could not be closed: " + e);
      }
    }
  }
}
