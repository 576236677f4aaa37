package hft.trading;

import hft.core.book.BookView;
import hft.core.book.DoubleBufferedBook;
import hft.core.signal.Alpha;
import hft.port.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the newest book, never at a queue of old ones, and tells the strategy the expected move
 * when that has changed enough to matter. The strategy forgets a forecast that grows old, so a
 * forecast that is late or gone costs the edge, not the quotes.
 *
 * <p>The linear alpha always has an answer. Where there is a model, it is asked through {@link
 * Inference}, and the linear alpha speaks while the model is not believed.
 */
public final class Forecast extends AbstractMatchingBehavior<Forecast.Command> {
  /** What a forecast understands. */
  public sealed interface Command
      permits MarketEvent.BookChanged,
          MarketEvent.TradeSeen,
          MarketEvent.ContextSeen,
          Answered,
          NotAnswered,
          PatienceDue {}

  /** The model has answered; what was lent comes back. */
  record Answered(Question question) implements Command {}

  /** The model could not be asked; what was lent comes back. */
  record NotAnswered(Question question) implements Command {}

  record PatienceDue(long dueNanos) implements Command {}

  private final Clock clock;
  private final DoubleBufferedBook.Reader reader;
  private final BookSignal signal;
  private final Alpha linear;
  private final @Nullable Asker asker;
  private final ForecastSettings settings;
  private final ActorRef<Strategy.Command> strategy;
  private long mid;
  private double toldMove;
  private long toldNanos = Long.MIN_VALUE / 2;

  static Behavior<Command> create(
      ForecastSettings settings,
      Supplier<Alpha> linear,
      Optional<Asking> model,
      Desk.Wiring wiring,
      DoubleBufferedBook book,
      BookSignal signal,
      ActorRef<Strategy.Command> strategy) {
    return Behaviors.setup(
        context ->
            new Forecast(
                context,
                settings,
                linear.get(),
                model.map(asking -> new Asker(context, asking, wiring)).orElse(null),
                wiring.clock(),
                book.newReader(),
                signal,
                strategy));
  }

  private Forecast(
      ActorContext<Command> context,
      ForecastSettings settings,
      Alpha linear,
      @Nullable Asker asker,
      Clock clock,
      DoubleBufferedBook.Reader reader,
      BookSignal signal,
      ActorRef<Strategy.Command> strategy) {
    super(context);
    this.settings = settings;
    this.linear = linear;
    this.asker = asker;
    this.clock = clock;
    this.reader = reader;
    this.signal = signal;
    this.strategy = strategy;
    signal.lower(); // the message a predecessor failed at is lost, and must not be waited for
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case MarketEvent.BookChanged _ -> onBookChanged();
      case MarketEvent.TradeSeen trade -> onTrade(trade);
      case MarketEvent.ContextSeen(long rateE12, long oracle, long mark) -> {
        if (asker != null) {
          asker.alpha().onContext(rateE12, oracle, mark);
        }
      }
      case Answered(var question) -> onAnswer(question);
      case NotAnswered(var question) -> {
        if (asker != null) {
          asker.onFailure(question);
          follow(asker, clock.nanos());
        }
      }
      case PatienceDue(long dueNanos) -> {
        if (asker != null) {
          asker.onPatienceDue(dueNanos, clock.nanos());
          follow(asker, clock.nanos());
        }
      }
    }
    return Behaviors.same();
  }

  private void onTrade(MarketEvent.TradeSeen trade) {
    linear.onTrade(trade.aggressor(), trade.price(), trade.size(), trade.receiveNanos());
    if (asker != null) {
      asker.alpha().onTrade(trade.aggressor(), trade.price(), trade.size(), trade.receiveNanos());
    }
  }

  private void onBookChanged() {
    signal.lower();
    long now = clock.nanos();
    BookView view = reader.acquire();
    try {
      if (asker != null) {
        asker.onBook(view, now);
      }
      if (!view.isKnown()) {
        return;
      }
      mid = view.mid();
      linear.onBook(view, now);
    } finally {
      reader.release();
    }
    if (asker != null) {
      follow(asker, now);
    }
    if (asker == null || !asker.isBelieved()) {
      offer(linear.expectedMove(now), linear.horizonNanos(), now, now);
    }
  }

  private void onAnswer(Question question) {
    long now = clock.nanos();
    if (asker != null && asker.onAnswer(question, now)) {
      follow(asker, now);
      if (asker.isBelieved()) {
        offerModel(asker, now);
      }
    }
  }

  /** When another's forecast counts than before, the strategy hears of it at once. */
  private void follow(Asker of, long now) {
    if (of.follow(now)) {
      toldNanos = Long.MIN_VALUE / 2;
      if (of.isBelieved()) {
        offerModel(of, now);
      } else {
        offer(linear.expectedMove(now), linear.horizonNanos(), now, now);
      }
    }
  }

  private void offerModel(Asker of, long now) {
    double move = of.alpha().moveBps() * 1e-4 * mid * 1e-8;
    offer(move, of.alpha().horizonNanos(), of.alpha().asOfNanos(), now);
  }

  /** Tells the strategy if it is worth it. */
  private void offer(double move, long horizonNanos, long asOfNanos, long now) {
    if (Math.abs(move - toldMove) >= settings.minChangeBps() * 1e-8 * 1e-4 * mid
        || now - toldNanos >= settings.repeatAfter().toNanos()) {
      toldMove = move;
      toldNanos = now;
      strategy.tell(new Strategy.ForecastMade(move, horizonNanos, asOfNanos));
    }
  }
}
