package hft.sim;

import hft.core.book.MarketFrame;
import hft.core.match.NewOrder;
import hft.core.match.OrderTarget;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueAction;
import hft.core.order.CancelRequest;
import hft.core.risk.ApprovedOrder;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.MarketTape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Plays the venue's order gateway and account stream over a {@link SimulatedVenue}. Whatever it is
 * told, it first reads the market up to now, so it need not be told of every frame.
 */
public final class SimulatedExchange extends AbstractMatchingBehavior<SimulatedExchange.Command> {
  /** What the simulated exchange understands beside the gateway's own protocol. */
  public sealed interface Command {}

  /** Time to read what happened in the recorded market. */
  public record MarketDue() implements Command {}

  private record Gateway(GatewayCommand command) implements Command {}

  private record BlockDue(long dueNanos) implements Command {}

  private record SnapshotDue(long actionId) implements Command {}

  /** Who asked, and under which number. */
  private record Asked(long actionId, ActorRef<GatewayReply> replyTo) {}

  private final ActorContext<Command> context;
  private final Clock clock;
  private final SimulatedVenue venue;
  private final MarketTape tape;
  private final int account;
  private final ExchangeLatency latency;
  private final Outbound outbound;
  private final Long2ObjectHashMap<Asked> asked = new Long2ObjectHashMap<>();
  private long nextActionId = 1;
  private long lastArrivalNanos;
  private Cancellable block = Cancellable.alreadyCancelled();
  private long armedNanos = Long.MAX_VALUE;

  /**
   * @param tape the market that the venue's orders meet
   * @param account the engine's account, already open at the venue
   * @param started told the actor's reference, so that whoever replays the market can send {@link
   *     MarketDue}
   */
  public static Behavior<GatewayCommand> create(
      SimulatedVenue venue,
      MarketTape tape,
      int account,
      ExchangeLatency latency,
      Clock clock,
      Consumer<ActorRef<Command>> started) {
    Behavior<Command> exchange =
        Behaviors.setup(
            context -> {
              started.accept(context.getSelf());
              return new SimulatedExchange(context, venue, tape, account, latency, clock);
            });
    return Behaviors.transformMessages(
        GatewayCommand.class,
        exchange,
        builder -> builder.match(GatewayCommand.class, Gateway::new));
  }

  private SimulatedExchange(
      ActorContext<Command> context,
      SimulatedVenue venue,
      MarketTape tape,
      int account,
      ExchangeLatency latency,
      Clock clock) {
    super(context);
    this.context = context;
    this.clock = clock;
    this.venue = venue;
    this.tape = tape;
    this.account = account;
    this.latency = latency;
    this.outbound = new Outbound(context, clock, latency.response(), this::answer);
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    if (command instanceof BlockDue(long dueNanos) && dueNanos != armedNanos) {
      return Behaviors.same(); // moved while it was under way
    }
    long now = clock.nanos();
    // A frame of this very moment comes after a block, and is due when nothing else is.
    readMarket(command instanceof MarketDue ? now + 1 : now);
    switch (command) {
      case MarketDue() -> {}
      case Gateway(var wanted) -> onGateway(wanted);
      case BlockDue _ -> {
        armedNanos = Long.MAX_VALUE;
        venue.advanceTo(now, outbound);
      }
      case SnapshotDue(long id) -> outbound.snapshot(id, venue.snapshot(account));
    }
    armBlock();
    return Behaviors.same();
  }

  private void readMarket(long untilNanos) {
    for (MarketFrame frame = tape.nextBefore(untilNanos);
        frame != null;
        frame = tape.nextBefore(untilNanos)) {
      outbound.venueTime(frame.venueNanos);
      venue.onMarket(frame, outbound);
    }
    outbound.venueTime(clock.nanos());
  }

  private void onGateway(GatewayCommand command) {
    switch (command) {
      case GatewayCommand.Listen(var listener) -> outbound.listener(listener);
      case GatewayCommand.PlaceAlo(long id, var orders, var replyTo) -> place(id, orders, replyTo);
      case GatewayCommand.PlaceTaking(long id, var orders, var replyTo) ->
          place(id, orders, replyTo);
      case GatewayCommand.Cancel(long id, var cancels, var replyTo) ->
          submit(new VenueAction.Cancel(account, remember(id, replyTo), targets(cancels)));
      case GatewayCommand.CancelAll(long id, var replyTo) ->
          submit(new VenueAction.CancelAll(account, remember(id, replyTo)));
      case GatewayCommand.Reconcile(long id) ->
          context.scheduleOnce(
              Duration.ofNanos(arrivalNanos() - clock.nanos()),
              context.getSelf(),
              new SnapshotDue(id));
    }
  }

  private void place(long actionId, List<ApprovedOrder> orders, ActorRef<GatewayReply> replyTo) {
    List<NewOrder> placed = new ArrayList<>(orders.size());
    for (ApprovedOrder order : orders) {
      placed.add(NewOrder.of(order.intent()));
    }
    submit(new VenueAction.Place(account, remember(actionId, replyTo), placed));
  }

  private static List<OrderTarget> targets(List<CancelRequest> cancels) {
    List<OrderTarget> targets = new ArrayList<>(cancels.size());
    for (CancelRequest cancel : cancels) {
      targets.add(OrderTarget.of(cancel));
    }
    return targets;
  }

  private void submit(VenueAction action) {
    venue.submit(action, arrivalNanos());
  }

  /** One socket: what was sent later arrives later. */
  private long arrivalNanos() {
    long now = clock.nanos();
    lastArrivalNanos = Math.max(lastArrivalNanos, now + latency.entry().sampleNanos(now));
    return lastArrivalNanos;
  }

  private long remember(long actionId, ActorRef<GatewayReply> replyTo) {
    long id = nextActionId++;
    asked.put(id, new Asked(actionId, replyTo));
    return id;
  }

  /** The sender of the action with our own number {@code id}; told once. */
  private Outbound.Recipient answer(long id) {
    Asked sender = asked.remove(id);
    if (sender == null) {
      throw new IllegalStateException(
          "the venue answered action " + id + ", which nobody sent or was answered before");
    }
    return new Outbound.Recipient(sender.actionId(), sender.replyTo());
  }

  /** Keeps one timer at the venue's next block that has something to do. */
  private void armBlock() {
    long next = venue.nextBlockNanos();
    if (next != armedNanos) {
      armedNanos = next;
      block.cancel();
      if (next != Long.MAX_VALUE) {
        Duration delay = Duration.ofNanos(Math.max(0, next - clock.nanos()));
        block = context.scheduleOnce(delay, context.getSelf(), new BlockDue(next));
      }
    }
  }
}
