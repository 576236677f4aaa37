package hft.trading;

import hft.core.market.Instrument;
import hft.port.ActorDecorator;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import hft.port.OperatorCommand;
import hft.port.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Builds the tree and decides what a failure means. Restartable children (books, strategies,
 * forecasts, reconciler) come back clean; losing the guardian, the batcher, the venue or the
 * journal means that nobody can vouch for the next order, so everything is cancelled first and then
 * the tree ends with the reason. Without the order gateway there is nobody to cancel through: it
 * ends at once, and whoever started it has to cancel over a way of its own.
 */
public final class TradingRoot extends AbstractMatchingBehavior<TradingRoot.Command> {
  /** What the root understands. */
  public sealed interface Command {}

  /** Ordered shutdown: quotes off, cancel all, then stop. */
  public record Stop(String reason) implements Command {}

  private record Answered(GatewayReply reply) implements Command {}

  private record CancelDeadlineDue() implements Command {}

  /** What the outside learns about the tree, on the root's thread. */
  @FunctionalInterface
  public interface Observer {
    /** All actors are there; {@code officer} takes what operators want. */
    default void stands(ActorRef<OperatorCommand> officer) {}

    /** The tree has ended, in order or because an actor it cannot do without failed. */
    void stopped(String reason, boolean failed);
  }

  private final TreeSettings settings;
  private final TimerScheduler<Command> timers;
  private final Observer observer;
  private final ActorRef<GatewayReply> answers;
  private final ActorRef<GatewayCommand> gateway;
  private final ActorRef<OrderBatcher.Command> batcher;
  private final List<ActorRef<Desk.Command>> desks = new ArrayList<>();
  private String stopReason = "";
  private boolean stopping;
  private boolean batcherEnded;
  private long cancels;
  private boolean failed;

  public static Behavior<Command> create(
      TreeSettings settings,
      List<Instrument> instruments,
      Venue venue,
      Clock clock,
      Behavior<JournalEntry> journal,
      ActorDecorator decorator,
      SafetyWiring safety,
      Observer observer) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new TradingRoot(
                        context,
                        timers,
                        settings,
                        instruments,
                        venue,
                        clock,
                        journal,
                        decorator,
                        safety,
                        observer)));
  }

  private TradingRoot(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      TreeSettings settings,
      List<Instrument> instruments,
      Venue venue,
      Clock clock,
      Behavior<JournalEntry> journalBehavior,
      ActorDecorator decorator,
      SafetyWiring safety,
      Observer observer) {
    super(context);
    this.timers = timers;
    this.settings = settings;
    this.observer = observer;
    this.answers = context.messageAdapter(GatewayReply.class, Answered::new);
    Nursery nursery = new Nursery(context, decorator);
    ActorRef<JournalEntry> journal = nursery.vital("journal", JournalEntry.class, journalBehavior);
    gateway = nursery.vital("order-gateway", GatewayCommand.class, venue.orderGateway());
    ActorRef<MarketDataCommand> marketData =
        nursery.vital("market-data", MarketDataCommand.class, venue.marketData());
    DeskDirectory directory = new DeskDirectory(instruments);
    batcher =
        nursery.vital(
            "order-batcher",
            OrderBatcher.Command.class,
            OrderBatcher.create(
                settings.batch(), clock, directory, gateway, journal, venue.stages()));
    ActorRef<RiskGuardian.Command> guardian =
        nursery.vital(
            "risk-guardian",
            RiskGuardian.Command.class,
            RiskGuardian.create(
                settings.risk(),
                settings.run(),
                clock,
                directory,
                batcher,
                journal,
                safety,
                venue.stages()));
    ActorRef<Reconciler.Command> reconciler =
        nursery.restarting(
            "reconciler",
            Reconciler.Command.class,
            Reconciler.create(settings.reconciler(), clock, directory, gateway, guardian, journal));
    batcher.tell(new OrderBatcher.Attach(guardian, reconciler));
    ActorRef<OperatorCommand> officer =
        nursery.vital(
            "safety-officer",
            OperatorCommand.class,
            SafetyOfficer.create(safety, clock, gateway, batcher, guardian));
    guardian.tell(new RiskGuardian.Attach(reconciler, officer));
    Optional<ActorRef<Inference.Command>> inference =
        settings
            .model()
            .map(
                model ->
                    nursery.dispensable(
                        "inference",
                        Inference.Command.class,
                        Inference.create(model, clock, journal)));
    for (Instrument instrument : instruments) {
      var wiring =
          new Desk.Wiring(
              instrument,
              clock,
              directory,
              guardian,
              batcher,
              reconciler,
              marketData,
              journal,
              safety.ladder(),
              venue.stages());
      desks.add(
          nursery.vital(
              "desk-" + instrument.coin(),
              Desk.Command.class,
              Desk.create(settings, wiring, inference, decorator)));
    }
    observer.stands(officer);
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case Stop(var reason) -> onStop(reason);
      case Answered(var reply) ->
          batcherEnded && reply.actionId() == cancels ? end() : Behaviors.same();
      case CancelDeadlineDue() -> {
        failed = true;
        stopReason += "; the venue did not confirm in time that everything is cancelled";
        yield end();
      }
    };
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof Terminated ended && ended.getRef().equals(batcher)) {
      batcherEnded = true;
      if (stopping) {
        cancelAll();
      }
    }
    return switch (signal) {
      case Terminated lost when lost.getRef().equals(gateway) -> {
        failed = true;
        String why =
            "order-gateway "
                + (lost instanceof ChildFailed how ? "failed: " + how.cause() : "ended");
        stopReason = stopping ? stopReason + "; " + why : why;
        stopping = true;
        yield end();
      }
      case ChildFailed failure -> {
        failed = true;
        yield onStop(failure.getRef().path().name() + " failed: " + failure.cause());
      }
      case Terminated ended when !stopping -> {
        failed = true;
        yield onStop(ended.getRef().path().name() + " ended");
      }
      default -> Behaviors.same();
    };
  }

  /**
   * Cancels all at once, and again when the batcher has ended: orders that were approved before may
   * have left after the first. Only the confirmation of the last one counts.
   */
  private Behavior<Command> onStop(String reason) {
    if (stopping) {
      return Behaviors.same();
    }
    stopping = true;
    stopReason = reason;
    desks.forEach(desk -> desk.tell(new Desk.Halt(reason)));
    getContext().stop(batcher);
    cancelAll();
    timers.startSingleTimer(new CancelDeadlineDue(), settings.stopDeadline());
    return Behaviors.same();
  }

  private void cancelAll() {
    gateway.tell(new GatewayCommand.CancelAll(++cancels, answers));
  }

  private Behavior<Command> end() {
    if (!stopping) {
      return Behaviors.same();
    }
    observer.stopped(stopReason, failed);
    return Behaviors.stopped();
  }
}
