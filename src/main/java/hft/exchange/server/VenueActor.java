package hft.exchange.server;

import hft.exchange.entry.Entry;
import hft.exchange.fault.FaultPlan;
import hft.exchange.stream.Inbound;
import hft.exchange.stream.Outbox;
import hft.port.Clock;
import hft.wire.action.Address;
import hft.wire.info.InfoRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Sole owner of the exchange: takes one request at a time and runs the blocks as the clock reaches
 * them. Stops the system when something in it breaks, for a venue with half a block is none.
 */
final class VenueActor extends AbstractMatchingBehavior<VenueActor.Command> {
  /** What the venue understands; futures are completed on its thread. */
  sealed interface Command {}

  record Inform(String remote, InfoRequest request, CompletableFuture<HttpAnswer> answer)
      implements Command {}

  record Act(String remote, Entry.Reading reading, CompletableFuture<HttpAnswer> answer)
      implements Command {}

  record Connected(long id, String remote, Outbox outbox) implements Command {}

  /**
   * @param taken run when it has been dealt with
   */
  record Received(long id, Inbound inbound, Runnable taken) implements Command {}

  record Disconnected(long id) implements Command {}

  record Deposit(Address address, long amount, CompletableFuture<HttpAnswer> answer)
      implements Command {}

  record Begin(FaultPlan plan, CompletableFuture<HttpAnswer> answer) implements Command {}

  record Status(CompletableFuture<HttpAnswer> answer) implements Command {}

  private record BlockDue() implements Command {}

  private final Exchange exchange;
  private final Clock clock;
  private final TimerScheduler<Command> timers;

  static Behavior<Command> create(Exchange exchange, Clock clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new VenueActor(context, exchange, clock, timers)));
  }

  private VenueActor(
      ActorContext<Command> context,
      Exchange exchange,
      Clock clock,
      TimerScheduler<Command> timers) {
    super(context);
    this.exchange = exchange;
    this.clock = clock;
    this.timers = timers;
    advance();
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case BlockDue() -> advance();
      case Inform(var remote, var request, var answer) ->
          exchange.inform(remote, request, clock.nanos(), answer::complete);
      case Act(var remote, var reading, var answer) ->
          exchange.act(remote, reading, clock.nanos(), answer::complete);
      case Connected(long id, var remote, var outbox) ->
          exchange.connected(id, remote, outbox, clock.nanos());
      case Received(long id, var inbound, var taken) -> {
        exchange.received(id, inbound, clock.nanos());
        taken.run();
      }
      case Disconnected(long id) -> exchange.disconnected(id);
      case Deposit(var address, long amount, var answer) ->
          exchange.deposit(
              address,
              amount,
              clock.nanos(),
              () -> answer.complete(HttpAnswer.json(exchange.status())));
      case Begin(var plan, var answer) -> {
        exchange.begin(plan, clock.nanos());
        answer.complete(HttpAnswer.json(exchange.status()));
      }
      case Status(var answer) -> answer.complete(HttpAnswer.json(exchange.status()));
    }
    return this;
  }

  private void advance() {
    long now = clock.nanos();
    exchange.advanceTo(now);
    // What took long may be due again already: the mailbox goes first all the same.
    long wait = Math.max(0, exchange.nextNanos() - clock.nanos());
    timers.startSingleTimer(new BlockDue(), Duration.ofNanos(wait));
  }
}
