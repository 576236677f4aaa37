package hft.trading;

import hft.core.book.DoubleBufferedBook;
import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import hft.port.JournalEntry;
import hft.port.OrderBookCommand;
import hft.port.StageTimes;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The single writer of one instrument's book. Applies every frame, publishes whole states, and
 * tells the strategy and the forecast that there is something new, at most once until each has
 * looked. A restart begins with an unknown book, so quotes come off until the next snapshot.
 */
public final class OrderBookActor extends AbstractMatchingBehavior<OrderBookCommand> {
  /** When a reader was in the way of a publication and nothing else comes to publish. */
  private static final Duration RETRY = Duration.ofMillis(1);

  private final Desk.Wiring wiring;
  private final DoubleBufferedBook book;
  private final Desk.Signals signals;
  private final ActorRef<Strategy.Command> strategy;
  private final ActorRef<Forecast.Command> forecast;
  private boolean retrying;

  static Behavior<OrderBookCommand> create(
      Desk.Wiring wiring,
      DoubleBufferedBook book,
      Desk.Signals signals,
      ActorRef<Strategy.Command> strategy,
      ActorRef<Forecast.Command> forecast) {
    return Behaviors.setup(
        context -> new OrderBookActor(context, wiring, book, signals, strategy, forecast));
  }

  private OrderBookActor(
      ActorContext<OrderBookCommand> context,
      Desk.Wiring wiring,
      DoubleBufferedBook book,
      Desk.Signals signals,
      ActorRef<Strategy.Command> strategy,
      ActorRef<Forecast.Command> forecast) {
    super(context);
    this.wiring = wiring;
    this.book = book;
    this.signals = signals;
    this.strategy = strategy;
    this.forecast = forecast;
    forget();
  }

  @Override
  public Behavior<OrderBookCommand> onMessage(OrderBookCommand command) {
    return switch (command) {
      case FrameReady(var frame, var handled) -> {
        try {
          yield onFrame(frame);
        } finally {
          handled.run();
        }
      }
      case OrderBookCommand.PublishDue() -> {
        retrying = false;
        publish(book.newest().receiveNanos());
        yield Behaviors.same();
      }
      case OrderBookCommand.FeedLost(var reason, long atNanos) -> onFeedLost(reason, atNanos);
      case OrderBookCommand.FeedFound(long atNanos) -> onFeedFound(atNanos);
    };
  }

  private Behavior<OrderBookCommand> onFrame(MarketFrame frame) {
    switch (frame.kind) {
      case SNAPSHOT, BBO, DELTA, GAP -> {
        book.apply(frame);
        publish(frame.receiveNanos);
      }
      case TRADE -> {
        var seen =
            new MarketEvent.TradeSeen(
                frame.aggressor,
                frame.tradePrice,
                frame.tradeSize,
                frame.venueNanos,
                frame.receiveNanos);
        strategy.tell(seen);
        forecast.tell(seen);
      }
      case CONTEXT, FUNDING -> {
        var seen =
            new MarketEvent.ContextSeen(frame.fundingRateE12, frame.oraclePrice, frame.markPrice);
        strategy.tell(seen);
        forecast.tell(seen);
      }
    }
    return Behaviors.same();
  }

  private Behavior<OrderBookCommand> onFeedLost(String reason, long atNanos) {
    wiring
        .journal()
        .tell(
            new JournalEntry.SafetyEvent(
                atNanos, "feed-lost", wiring.instrument().coin() + ": " + reason));
    strategy.tell(new MarketEvent.FeedLost(reason));
    forget();
    return Behaviors.same();
  }

  /** Coming back is the same path as starting: cancel all, read the truth, then quote. */
  private Behavior<OrderBookCommand> onFeedFound(long atNanos) {
    String coin = wiring.instrument().coin();
    wiring.journal().tell(new JournalEntry.SafetyEvent(atNanos, "feed-found", coin));
    wiring.reconciler().tell(new Reconciler.Resync(coin + " feed is back"));
    return this;
  }

  private void forget() {
    book.reset();
    publish(book.newest().receiveNanos());
  }

  private void publish(long receiveNanos) {
    if (!book.publish() && !retrying) {
      retrying = true;
      getContext().scheduleOnce(RETRY, getContext().getSelf(), new OrderBookCommand.PublishDue());
    }
    if (signals.strategy().raise(receiveNanos)) {
      wiring.stages().passed(StageTimes.Stage.BOOK, receiveNanos);
      strategy.tell(MarketEvent.BookChanged.INSTANCE);
    }
    if (signals.forecast().raise(receiveNanos)) {
      forecast.tell(MarketEvent.BookChanged.INSTANCE);
    }
  }
}
