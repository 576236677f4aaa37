package hft.trading;

import hft.core.book.DoubleBufferedBook;
import hft.core.signal.Alpha;
import hft.port.Clock;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Looks at the newest book, never at a queue of old ones, asks its model for the expected move and
 * tells the strategy when that has changed enough to matter. The strategy forgets a forecast that
 * grows old, so a forecast that is late or gone costs the edge, not the quotes.
 */
public final class Forecast extends AbstractMatchingBehavior<Forecast.Command> {
  /** What a forecast understands. */
  public sealed interface Command permits MarketEvent.BookChanged, MarketEvent.TradeSeen {}

  private final Clock clock;
  private final DoubleBufferedBook.Reader reader;
  private final BookSignal signal;
  private final Alpha alpha;
  private final ForecastSettings settings;
  private final ActorRef<Strategy.Command> strategy;
  private double toldMove;
  private long toldNanos = Long.MIN_VALUE / 2;

  static Behavior<Command> create(
      ForecastSettings settings,
      Supplier<Alpha> alpha,
      Clock clock,
      DoubleBufferedBook book,
      BookSignal signal,
      ActorRef<Strategy.Command> strategy) {
    return Behaviors.setup(
        context ->
            new Forecast(
                context, settings, alpha.get(), clock, book.newReader(), signal, strategy));
  }

  private Forecast(
      ActorContext<Command> context,
      ForecastSettings settings,
      Alpha alpha,
      Clock clock,
      DoubleBufferedBook.Reader reader,
      BookSignal signal,
      ActorRef<Strategy.Command> strategy) {
    super(context);
    this.settings = settings;
    this.alpha = alpha;
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
      case MarketEvent.TradeSeen trade ->
          alpha.onTrade(trade.aggressor(), trade.price(), trade.size(), trade.receiveNanos());
    }
    return Behaviors.same();
  }

  private void onBookChanged() {
    signal.lower();
    long now = clock.nanos();
    var view = reader.acquire();
    try {
      if (!view.isKnown()) {
        return;
      }
      alpha.onBook(view, now);
      double move = alpha.expectedMove(now);
      if (Math.abs(move - toldMove) >= settings.minChangeBps() * 1e-8 * 1e-4 * view.mid()
          || now - toldNanos >= settings.repeatAfter().toNanos()) {
        toldMove = move;
        toldNanos = now;
        strategy.tell(new Strategy.ForecastMade(move, alpha.horizonNanos(), now));
      }
    } finally {
      reader.release();
    }
  }
}
