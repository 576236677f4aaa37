package hft.trading;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderId;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.risk.ApprovedOrder;
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
import hft.port.StageTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

  private final Clock clock;
  private final DeskDirectory desks;
  private final ActorRef<OrderBatcher.Command> batcher;
  private final ActorRef<JournalEntry> journal;
  private final StageTimes stages;
  private final ActorContext<Command> context;
  private final Interlock interlock;
  private final RiskGate gate;
  private final DeskBooks books;
  private final CoinLimits limits;
  private final AccountBook account;
  private final Exits exits;
  private @Nullable ActorRef<Reconciler.Command> reconciler;
  private boolean stopped;

  public static Behavior<Command> create(
      GuardianSettings settings,
      long run,
      Clock clock,
      DeskDirectory desks,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<JournalEntry> journal,
      StageTimes stages) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new RiskGuardian(
                        context, timers, settings, run, clock, desks, batcher, journal, stages)));
  }

  private RiskGuardian(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      GuardianSettings settings,
      long run,
      Clock clock,
      DeskDirectory desks,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<JournalEntry> journal,
      StageTimes stages) {
    super(context);
    this.context = context;
    this.clock = clock;
    this.desks = desks;
    this.batcher = batcher;
    this.journal = journal;
    this.stages = stages;
    int coins = desks.instruments().size();
    this.interlock = new Interlock(settings.account());
    this.gate =
        new RiskGate(
            settings.account(), Collections.<@Nullable RiskLimits>nCopies(coins, null), interlock);
    this.limits = new CoinLimits(settings.desk(), gate, coins);
    this.account = new AccountBook(gate, desks.instruments());
    this.books = new DeskBooks(desks);
    this.exits = new Exits(gate.exposure(), limits, books, new ClientOrderIds(run, FLATTEN_LANE));
    timers.startTimerWithFixedDelay(new SampleDue(), settings.sampleInterval());
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Review(var intents) -> onReview(intents);
      case Answered(var intent, var outcome) -> account.onAnswered(intent, outcome);
      case Dropped(var id) -> account.onDropped(id);
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
      limits.find(intent.instrument(), market.mid);
      switch (gate.check(
          intent, market.bestBid, market.bestAsk, market.mid, market.ageNanos, now)) {
        case Verdict.Approved(var order) -> approved.add(order);
        case Verdict.Refused(var rule) -> refuse(intent, rule, now);
      }
    }
    if (!approved.isEmpty()) {
      stages.passed(StageTimes.Stage.RISK, approved.getFirst().intent().sourceNanos());
      batcher.tell(new OrderBatcher.Submit(approved));
    }
  }

  private void refuse(OrderIntent intent, Rule rule, long now) {
    journal.tell(new JournalEntry.Refused(now, intent, rule.name()));
    desks.tell(intent.instrument().id(), new Strategy.Refused(intent));
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
      case AccountEvent.OrderUpdate update -> account.onUpdate(update);
      case AccountEvent.Funding funding -> account.onFunding(funding);
      case AccountEvent.Snapshot snapshot -> onSnapshot(snapshot);
      case AccountEvent.Interrupted _, AccountEvent.Resumed _ -> {} // the reconciler's business
    }
  }

  private void onFill(AccountEvent.Fill fill) {
    account.onFill(fill);
    mark(fill.instrumentId());
    for (int seconds : MARKOUT_SECONDS) {
      context.scheduleOnce(
          Duration.ofSeconds(seconds), context.getSelf(), new MarkDue(fill.instrumentId()));
    }
  }

  private void onSnapshot(AccountEvent.Snapshot truth) {
    List<String> adopted = account.onSnapshot(truth);
    for (String mismatch : adopted) {
      journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), "position mismatch", mismatch));
    }
    if (!adopted.isEmpty()) {
      startOver("position mismatch"); // the desks' own counts are wrong too
    }
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
      account.mark(instrument.id(), market.mid);
      if (books.hasChanged(instrument.id())) {
        mark(instrument.id());
      }
    }
    if (account.isOpen()) {
      long equity = account.equity();
      journal.tell(new JournalEntry.Equity(now, account.cash(), equity));
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
      List<OrderIntent> orders = exits.of(instrument, now);
      if (!orders.isEmpty()) {
        onReview(orders);
      }
    }
  }

  private void mark(int instrumentId) {
    var mark = books.mark(instrumentId, account.position(instrumentId), clock.nanos());
    if (mark != null) {
      journal.tell(mark);
    }
  }
}
