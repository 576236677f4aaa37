package hft.trading;

import hft.core.book.DoubleBufferedBook;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderIds;
import hft.core.risk.Ladder;
import hft.port.ActorDecorator;
import hft.port.Clock;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import hft.port.StageTimes;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One instrument: its order book, its strategy and its forecast. The children restart on their own;
 * one that keeps failing ends the desk, and with it the tree (unhandled termination of a watched
 * child).
 */
public final class Desk extends AbstractMatchingBehavior<Desk.Command> {
  /** What a desk understands. */
  public sealed interface Command {}

  /** Quotes off until told otherwise. */
  public record Halt(String reason) implements Command {}

  /** What a desk is connected to. */
  public record Wiring(
      Instrument instrument,
      Clock clock,
      DeskDirectory directory,
      ActorRef<RiskGuardian.Command> guardian,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<Reconciler.Command> reconciler,
      ActorRef<MarketDataCommand> marketData,
      ActorRef<JournalEntry> journal,
      Ladder ladder,
      StageTimes stages) {}

  /** The two conflation signals of a book: one for each actor that looks at it. */
  record Signals(BookSignal strategy, BookSignal forecast) {}

  private final ActorRef<Strategy.Command> strategy;

  /**
   * @param inference whom the forecast may ask
   */
  public static Behavior<Command> create(
      TreeSettings settings,
      Wiring wiring,
      Optional<ActorRef<Inference.Command>> inference,
      ActorDecorator decorator) {
    return Behaviors.setup(context -> new Desk(context, settings, wiring, inference, decorator));
  }

  private Desk(
      ActorContext<Command> context,
      TreeSettings settings,
      Wiring wiring,
      Optional<ActorRef<Inference.Command>> inference,
      ActorDecorator decorator) {
    super(context);
    Nursery nursery = new Nursery(context, decorator);
    var book = new DoubleBufferedBook(settings.book().maxLevels(), settings.book().viewLevels());
    var ids = new ClientOrderIds(settings.run(), wiring.instrument().id());
    var signals = new Signals(new BookSignal(), new BookSignal());
    strategy =
        nursery.restarting(
            "strategy",
            Strategy.Command.class,
            Strategy.create(
                () -> settings.maker(wiring.instrument(), ids), wiring, book, signals.strategy()));
    ActorRef<Forecast.Command> forecast =
        nursery.restarting(
            "forecast",
            Forecast.Command.class,
            Forecast.create(
                settings.forecast(),
                settings.alpha(),
                settings.model().flatMap(model -> inference.map(to -> new Asking(model, to))),
                wiring,
                book,
                signals.forecast(),
                strategy));
    ActorRef<OrderBookCommand> orderBook =
        nursery.restarting(
            "order-book",
            OrderBookCommand.class,
            OrderBookActor.create(wiring, book, signals, strategy, forecast));
    wiring.directory().open(new DeskDirectory.Entry(wiring.instrument(), book, strategy));
    wiring.marketData().tell(new MarketDataCommand.Subscribe(wiring.instrument(), orderBook));
    // A strategy quotes only after a fresh start, and only now can one reach it.
    wiring.reconciler().tell(new Reconciler.Resync(wiring.instrument().coin() + " desk opened"));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case Halt(var reason) -> {
        strategy.tell(new Strategy.Halt(reason));
        yield Behaviors.same();
      }
    };
  }

  /** A child that was given up takes the desk with it: the root decides what that means. */
  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof Terminated ended) {
      throw new IllegalStateException(ended.getRef().path().name() + " was given up");
    }
    return Behaviors.same();
  }
}
