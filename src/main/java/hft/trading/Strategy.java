package hft.trading;

import hft.core.book.BookView;
import hft.core.book.DoubleBufferedBook;
import hft.core.maker.MarketMaker;
import hft.core.order.CancelOutcome;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.AccountEvent;
import hft.port.Clock;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Quotes one instrument. Carries what it hears to the {@link MarketMaker}, which decides, and
 * carries its wishes to the guardian (orders) and the batcher (cancels, which need nobody's leave).
 * Silent until the reconciler says {@link Go}.
 */
public final class Strategy extends AbstractMatchingBehavior<Strategy.Command> {
  /** What a strategy understands. */
  public sealed interface Command
      permits MarketEvent.BookChanged,
          MarketEvent.TradeSeen,
          MarketEvent.ContextSeen,
          MarketEvent.FeedLost,
          ForecastMade,
          Answered,
          CancelAnswered,
          Refused,
          Account,
          Halt,
          Go,
          QuoteDue {}

  /**
   * A forecast of the price.
   *
   * @param expectedMove quote currency, over {@code horizonNanos} from {@code asOfNanos}
   */
  public record ForecastMade(double expectedMove, long horizonNanos, long asOfNanos)
      implements Command {}

  /** The venue's answer to one of our orders. */
  public record Answered(ClientOrderId clientOrderId, Outcome outcome) implements Command {}

  /** The venue's answer to one of our cancels. */
  public record CancelAnswered(CancelRequest cancel, CancelOutcome outcome) implements Command {}

  /** The guardian said no, or the batcher had no room: the order was never sent. */
  public record Refused(OrderIntent intent) implements Command {}

  public record Account(AccountEvent event) implements Command {}

  /** Quotes off until {@link Go}. */
  public record Halt(String reason) implements Command {}

  /** Everything is cancelled and the position is known: quote. */
  public record Go(AccountEvent.Snapshot truth) implements Command {}

  record QuoteDue(long dueNanos) implements Command {}

  private final Desk.Wiring wiring;
  private final Clock clock;
  private final BookSignal signal;
  private final DoubleBufferedBook.Reader reader;
  private final MarketMaker maker;
  private final Outbox outbox;
  private final Alarm<Command> alarm;

  static Behavior<Command> create(
      Supplier<MarketMaker> maker, Desk.Wiring wiring, DoubleBufferedBook book, BookSignal signal) {
    return Behaviors.setup(
        context -> new Strategy(context, maker.get(), wiring, book.newReader(), signal));
  }

  private Strategy(
      ActorContext<Command> context,
      MarketMaker maker,
      Desk.Wiring wiring,
      DoubleBufferedBook.Reader reader,
      BookSignal signal) {
    super(context);
    this.alarm = new Alarm<>(context, QuoteDue::new);
    this.maker = maker;
    this.wiring = wiring;
    this.outbox = new Outbox(wiring);
    this.clock = wiring.clock();
    this.reader = reader;
    this.signal = signal;
    signal.lower(); // the message a predecessor failed at is lost, and must not be waited for
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case MarketEvent.BookChanged _ -> onBookChanged();
      case MarketEvent.TradeSeen trade -> onTrade(trade);
      case MarketEvent.ContextSeen(long rateE12, long _, long _) -> {
        maker.onContext(rateE12);
        yield Behaviors.same();
      }
      case MarketEvent.FeedLost(var reason) -> onHalt("feed lost: " + reason);
      case ForecastMade(double move, long horizonNanos, long asOfNanos) -> {
        maker.onForecast(move, horizonNanos, asOfNanos);
        yield Behaviors.same();
      }
      case Answered(var id, var outcome) -> {
        maker.onAnswered(id, outcome);
        yield reconsider();
      }
      case CancelAnswered(var cancel, var outcome) -> {
        maker.onCancelAnswered(cancel.clientOrderId(), outcome);
        yield reconsider();
      }
      case Refused(var intent) -> {
        maker.onRefused(intent.clientOrderId());
        yield Behaviors.same();
      }
      case Account(var event) -> onAccount(event);
      case Halt(var reason) -> onHalt(reason);
      case Go(var truth) -> onGo(truth);
      case QuoteDue(long dueNanos) -> onQuoteDue(dueNanos);
    };
  }

  /** A restarted strategy knows none of its orders, so none may be left behind. */
  @Override
  public Behavior<Command> onSignal(Signal received) {
    if (received instanceof PreRestart) {
      wiring
          .reconciler()
          .tell(new Reconciler.Resync(wiring.instrument().coin() + " strategy restarts"));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onBookChanged() {
    long since = signal.lower();
    var view = reader.acquire();
    try {
      long now = clock.nanos();
      maker.onBook(view, now);
      if (maker.dueNanos(view, now) <= now) {
        decide(view, now, since == BookSignal.LOWERED ? view.receiveNanos() : since);
      } else {
        arm(maker.dueNanos(view, now), now);
      }
    } finally {
      reader.release();
    }
    return Behaviors.same();
  }

  private Behavior<Command> onTrade(MarketEvent.TradeSeen trade) {
    maker.onTrade(trade.aggressor(), trade.price(), trade.receiveNanos());
    return Behaviors.same();
  }

  private Behavior<Command> onAccount(AccountEvent event) {
    long now = clock.nanos();
    switch (event) {
      case AccountEvent.Fill fill ->
          maker.onFill(fill.clientOrderId(), fill.side(), fill.size(), now);
      case AccountEvent.OrderUpdate update ->
          maker.onOrderUpdate(
              update.clientOrderId(), update.oid(), update.status(), update.remainingSize());
      case AccountEvent.Funding _, AccountEvent.Transfer _ -> {} // cash only: the guardian's
      case AccountEvent.Snapshot _ -> throw new IllegalStateException("snapshots come as Go");
      case AccountEvent.Interrupted _, AccountEvent.Resumed _ ->
          throw new IllegalStateException("the reconciler halts and starts over");
    }
    return reconsider();
  }

  private Behavior<Command> onHalt(String reason) {
    maker.halt();
    outbox.begin();
    maker.cancelAll(clock.nanos(), outbox);
    outbox.send();
    return Behaviors.same();
  }

  private Behavior<Command> onGo(AccountEvent.Snapshot truth) {
    long position = 0;
    for (AccountEvent.Position held : truth.positions()) {
      if (held.instrumentId() == wiring.instrument().id()) {
        position = held.size();
      }
    }
    maker.go(position);
    return reconsider();
  }

  private Behavior<Command> onQuoteDue(long dueNanos) {
    return alarm.rings(dueNanos) ? reconsider() : Behaviors.same();
  }

  /** Looks at the newest book and decides if it is time to, else makes sure that it will be. */
  private Behavior<Command> reconsider() {
    var view = reader.acquire();
    try {
      long now = clock.nanos();
      long due = maker.dueNanos(view, now);
      if (due <= now) {
        decide(view, now, now);
      } else {
        arm(due, now);
      }
    } finally {
      reader.release();
    }
    return Behaviors.same();
  }

  private void decide(BookView view, long now, long sourceNanos) {
    outbox.begin();
    Ladder ladder = wiring.ladder();
    maker.stance(ladder.isEngaged(Rung.WIDEN), ladder.isEngaged(Rung.NO_NEW_RISK));
    maker.decide(view, now, sourceNanos, outbox);
    outbox.send();
    arm(maker.dueNanos(view, now), now);
  }

  /** One timer, at the earliest time the maker wants to look again. */
  private void arm(long dueNanos, long now) {
    alarm.noLaterThan(dueNanos, now);
  }
}
