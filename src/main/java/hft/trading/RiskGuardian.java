package hft.trading;

import hft.core.account.Portfolio;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.order.Tif;
import hft.core.risk.ApprovedOrder;
import hft.core.risk.Exposure;
import hft.core.risk.Flattening;
import hft.core.risk.Interlock;
import hft.core.risk.KillLatch;
import hft.core.risk.RiskGate;
import hft.core.risk.RiskLimits;
import hft.core.risk.Rule;
import hft.core.risk.SafetyAction;
import hft.core.risk.Verdict;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Decides which orders may leave. Sole owner of exposure, breakers, the kill latch and the
 * account's equity; the only path to the batcher for an order. A breaker acts here, on its own
 * thread, before anybody asks a model anything.
 */
public final class RiskGuardian extends AbstractMatchingBehavior<RiskGuardian.Command> {
  /** The lane of our own client order ids; desks use their instrument id. */
  static final int FLATTEN_LANE = 0xFFFF;

  /** Flatten orders of one coin at one look. */
  private static final int FLATTEN_ORDERS = 4;

  /** Horizons at which the market is marked after a fill, seconds. */
  private static final int[] MARKOUT_SECONDS = {1, 5, 30, 60};

  /** What the guardian understands. */
  public sealed interface Command {}

  /** May these leave? */
  public record Review(List<OrderIntent> intents) implements Command {}

  /** The venue's answer to an approved order. */
  public record Answered(OrderIntent intent, Outcome outcome) implements Command {}

  /** An approved order was never sent. */
  public record Dropped(ClientOrderId clientOrderId) implements Command {}

  /** An action left for the gateway; {@code sourceNanos} is the oldest market data behind it. */
  public record Sent(long sourceNanos, long nowNanos) implements Command {}

  public record Account(AccountEvent event) implements Command {}

  /** Engages the kill latch: always allowed, repeatable. */
  public record Engage(String reason, String who, boolean flatten) implements Command {}

  /**
   * Releases the kill latch and re-arms the breakers.
   *
   * @param confirmation the engagement the operator was shown: a later one is not undone
   */
  public record Rearm(long confirmation, String reason, String who) implements Command {}

  /** Whom to ask for a fresh start once quoting may resume. */
  public record Attach(ActorRef<Reconciler.Command> reconciler) implements Command {}

  private record SampleDue() implements Command {}

  private record MarkDue(int instrumentId) implements Command {}

  private final GuardianSettings settings;
  private final Clock clock;
  private final DeskDirectory desks;
  private final ActorRef<OrderBatcher.Command> batcher;
  private final ActorRef<JournalEntry> journal;
  private final ActorContext<Command> context;
  private final Interlock interlock;
  private final RiskGate gate;
  private final DeskBooks books;
  private final ClientOrderIds flattenIds;
  private final @Nullable RiskLimits[] limits;
  private @Nullable Portfolio portfolio;
  private @Nullable ActorRef<Reconciler.Command> reconciler;
  private boolean stopped;
  private int mismatches;

  public static Behavior<Command> create(
      GuardianSettings settings,
      long run,
      Clock clock,
      DeskDirectory desks,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<JournalEntry> journal) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new RiskGuardian(
                        context, timers, settings, run, clock, desks, batcher, journal)));
  }

  private RiskGuardian(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      GuardianSettings settings,
      long run,
      Clock clock,
      DeskDirectory desks,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<JournalEntry> journal) {
    super(context);
    this.context = context;
    this.settings = settings;
    this.clock = clock;
    this.desks = desks;
    this.batcher = batcher;
    this.journal = journal;
    this.limits = new RiskLimits[desks.instruments().size()];
    this.interlock = new Interlock(settings.account());
    this.gate = new RiskGate(settings.account(), Arrays.asList(limits), interlock);
    this.books = new DeskBooks(desks);
    this.flattenIds = new ClientOrderIds(run, FLATTEN_LANE);
    timers.startTimerWithFixedDelay(new SampleDue(), settings.sampleInterval());
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Review(var intents) -> onReview(intents);
      case Answered(var intent, var outcome) ->
          onAnswered(intent.clientOrderId(), intent.tif(), outcome);
      case Dropped(var id) -> gate.exposure().onTerminal(id, 0);
      case Sent(long sourceNanos, long nowNanos) ->
          act(
              interlock.onOrder(sourceNanos, nowNanos),
              "tick-to-trade",
              (nowNanos - sourceNanos) / 1_000_000 + " ms");
      case Account(var event) -> onAccount(event);
      case Engage(var reason, var who, boolean flatten) -> {
        journal.tell(
            new JournalEntry.SafetyEvent(clock.nanos(), "kill engaged", who + ": " + reason));
        act(interlock.engage(reason, who, flatten, clock.nanos()), "kill", reason);
      }
      case Rearm(long confirmation, var reason, var who) -> onRearm(confirmation, reason, who);
      case Attach(var found) -> reconciler = found;
      case SampleDue() -> onSampleDue();
      case MarkDue(int instrumentId) -> mark(instrumentId);
    }
    return Behaviors.same();
  }

  private void onReview(List<OrderIntent> intents) {
    long now = clock.nanos();
    List<ApprovedOrder> approved = new ArrayList<>(intents.size());
    for (OrderIntent intent : intents) {
      DeskBooks.Glance market = books.glance(intent.instrument().id(), now);
      limit(intent.instrument(), market.mid);
      switch (gate.check(
          intent, market.bestBid, market.bestAsk, market.mid, market.ageNanos, now)) {
        case Verdict.Approved(var order) -> approved.add(order);
        case Verdict.Refused(var rule) -> refuse(intent, rule, now);
      }
    }
    if (!approved.isEmpty()) {
      batcher.tell(new OrderBatcher.Submit(approved));
    }
  }

  private void refuse(OrderIntent intent, Rule rule, long now) {
    journal.tell(new JournalEntry.Refused(now, intent, rule.name()));
    desks.tell(intent.instrument().id(), new Strategy.Refused(intent));
  }

  private @Nullable RiskLimits limit(Instrument instrument, long mid) {
    int id = instrument.id();
    if (limits[id] == null && mid > 0) {
      RiskLimits limit = settings.desk().at(instrument, mid);
      limits[id] = limit;
      gate.limit(id, limit);
    }
    return limits[id];
  }

  private void onAnswered(ClientOrderId id, Tif tif, Outcome outcome) {
    Exposure exposure = gate.exposure();
    switch (outcome) {
      case Outcome.Resting _ -> exposure.onConfirmed(id);
      case Outcome.Filled(long _, long filled, long _) -> {
        if (tif == Tif.IOC) {
          exposure.onTerminal(
              id,
              filled); // its rest is gone; what it filled stays reserved until the fills are here
        } else {
          exposure.onConfirmed(id);
        }
      }
      case Outcome.Rejected _ -> exposure.onTerminal(id, 0);
      case Outcome.Unresolved _ -> exposure.onUnresolved(id);
    }
  }

  private void act(SafetyAction action, String what, String detail) {
    if (action == SafetyAction.NONE) {
      return;
    }
    stopped = true;
    batcher.tell(new OrderBatcher.CancelAll(what + ": " + detail));
    journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), what + " breaker trip", detail));
    desks.tellAll(new Strategy.Halt(what + ": " + detail));
    if (action == SafetyAction.CANCEL_ALL_AND_FLATTEN) {
      flatten(clock.nanos());
    }
  }

  private void onAccount(AccountEvent event) {
    switch (event) {
      case AccountEvent.Fill fill -> onFill(fill);
      case AccountEvent.OrderUpdate update -> onUpdate(update);
      case AccountEvent.Funding funding -> {
        if (portfolio != null) {
          portfolio.onFunding(funding.instrumentId(), funding.payment());
        }
      }
      case AccountEvent.Snapshot snapshot -> onSnapshot(snapshot);
    }
  }

  private void onUpdate(AccountEvent.OrderUpdate update) {
    Exposure exposure = gate.exposure();
    switch (update.status()) {
      case OPEN -> exposure.onConfirmed(update.clientOrderId());
      case FILLED -> exposure.onTerminal(update.clientOrderId(), update.originalSize());
      case CANCELED, VENUE_CANCELED ->
          exposure.onTerminal(
              update.clientOrderId(), update.originalSize() - update.remainingSize());
      case REJECTED -> exposure.onTerminal(update.clientOrderId(), 0);
    }
  }

  private void onFill(AccountEvent.Fill fill) {
    gate.exposure().onFill(fill.clientOrderId(), fill.instrumentId(), fill.side(), fill.size());
    if (portfolio != null) {
      portfolio.onFill(
          fill.instrumentId(), fill.side(), fill.price(), fill.size(), fill.fee(), fill.maker());
    }
    mark(fill.instrumentId());
    for (int seconds : MARKOUT_SECONDS) {
      context.scheduleOnce(
          Duration.ofSeconds(seconds), context.getSelf(), new MarkDue(fill.instrumentId()));
    }
  }

  private void onSnapshot(AccountEvent.Snapshot truth) {
    long[] held = new long[desks.instruments().size()];
    truth.positions().forEach(position -> held[position.instrumentId()] = position.size());
    if (portfolio == null) {
      portfolio = open(truth);
      gate.reconciled(true);
      return;
    }
    boolean differs = false;
    for (int i = 0; i < held.length; i++) {
      differs |= held[i] != gate.exposure().position(i);
    }
    mismatches = differs ? mismatches + 1 : 0;
    if (mismatches >= 2) {
      mismatches = 0;
      adopt(held);
    }
  }

  /** What is held already is taken over at its entry price. */
  private Portfolio open(AccountEvent.Snapshot truth) {
    Portfolio opened = new Portfolio(desks.instruments().size(), truth.accountValue());
    for (AccountEvent.Position position : truth.positions()) {
      Side side = position.size() > 0 ? Side.BID : Side.ASK;
      opened.onFill(
          position.instrumentId(), side, position.entryPrice(), Math.abs(position.size()), 0, true);
      opened.mark(position.instrumentId(), position.entryPrice());
      gate.exposure().setPosition(position.instrumentId(), position.size());
    }
    return opened;
  }

  /** Twice in a row the venue says otherwise: its word counts, and the desks start over from it. */
  private void adopt(long[] held) {
    for (int i = 0; i < held.length; i++) {
      long ours = gate.exposure().position(i);
      if (held[i] != ours) {
        String detail =
            desks.instruments().get(i).coin()
                + ": ours "
                + Fixed8.format(ours)
                + ", venue "
                + Fixed8.format(held[i]);
        journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), "position mismatch", detail));
        gate.exposure().setPosition(i, held[i]);
      }
    }
    startOver("position mismatch");
  }

  private void startOver(String reason) {
    if (reconciler != null) {
      reconciler.tell(new Reconciler.Resync(reason));
    }
  }

  private void onRearm(long confirmation, String reason, String who) {
    KillLatch.Release release = interlock.rearm(confirmation, reason, who, clock.nanos());
    journal.tell(
        new JournalEntry.SafetyEvent(clock.nanos(), "rearm " + release, who + ": " + reason));
  }

  private void onSampleDue() {
    long now = clock.nanos();
    for (Instrument instrument : desks.instruments()) {
      DeskBooks.Glance market = books.glance(instrument.id(), now);
      if (portfolio != null && market.mid > 0) {
        portfolio.mark(instrument.id(), market.mid);
      }
      if (books.hasChanged(instrument.id())) {
        mark(instrument.id());
      }
    }
    if (portfolio != null) {
      long equity = portfolio.equity();
      journal.tell(new JournalEntry.Equity(now, portfolio.cash(), equity));
      act(interlock.onEquity(now, equity), "drawdown", "equity " + Fixed8.format(equity));
    }
    if (interlock.isFlattening()) {
      flatten(now);
    }
    if (stopped && interlock.quotingStopped(now) == null) {
      stopped = false;
      startOver("breakers closed");
    }
  }

  /** Tries again at every look until nothing is left: an IOC takes what there is. */
  private void flatten(long now) {
    for (Instrument instrument : desks.instruments()) {
      int id = instrument.id();
      long position = gate.exposure().position(id);
      DeskBooks.Glance market = books.depth(id, now);
      RiskLimits limit = limit(instrument, market.mid);
      if (position == 0 || limit == null) {
        continue;
      }
      boolean sells = position > 0;
      List<OrderIntent> exits =
          Flattening.plan(
              instrument,
              limit,
              position,
              gate.exposure().reducing(id, sells ? Side.ASK : Side.BID),
              sells ? market.bidPrices : market.askPrices,
              sells ? market.bidSizes : market.askSizes,
              sells ? market.bids : market.asks,
              market.mid,
              FLATTEN_ORDERS,
              flattenIds,
              now);
      if (!exits.isEmpty()) {
        onReview(exits);
      }
    }
  }

  private void mark(int instrumentId) {
    var mark = books.mark(instrumentId, gate.exposure().position(instrumentId), clock.nanos());
    if (mark != null) {
      journal.tell(mark);
    }
  }
}
