package hft.trading;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderId;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.risk.ApprovedOrder;
import hft.core.risk.Interlock;
import hft.core.risk.Ladder;
import hft.core.risk.LadderRules;
import hft.core.risk.RiskGate;
import hft.core.risk.RiskLimits;
import hft.core.risk.Rule;
import hft.core.risk.Rung;
import hft.core.risk.SafetyAction;
import hft.core.risk.Verdict;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.JournalEntry;
import hft.port.JournalEntry.SafetyEvent;
import hft.port.OperatorCommand;
import hft.port.OperatorReply;
import hft.port.SafetyMemory;
import hft.port.SafetyRecord;
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
 * Decides which orders may leave. Sole owner of exposure, breakers and the account's equity; the
 * only path to the batcher for an order. A breaker acts here, on its own thread, before anybody
 * asks a model anything.
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

  /** A rung of the ladder was engaged, by whomever. */
  record Stepped(Ladder.Entry entry) implements Command {}

  /** Releases rungs and re-arms the breakers; it is in the audit log already. */
  record Rearm(OperatorCommand.Rearm asked) implements Command {}

  /**
   * Whom to ask for a fresh start once quoting may resume, and whom to tell of a rung that was
   * engaged without an operator.
   */
  record Attach(ActorRef<Reconciler.Command> reconciler, ActorRef<OperatorCommand> officer)
      implements Command {}

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
  private final LadderRules rules;
  private final SafetyMemory memory;
  private @Nullable ActorRef<Reconciler.Command> reconciler;
  private @Nullable ActorRef<OperatorCommand> officer;
  private boolean stopped;

  public static Behavior<Command> create(
      GuardianSettings settings,
      long run,
      Clock clock,
      DeskDirectory desks,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<JournalEntry> journal,
      SafetyWiring safety,
      StageTimes stages) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new RiskGuardian(
                        context, timers, settings, run, clock, desks, batcher, journal, safety,
                        stages)));
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
      SafetyWiring safety,
      StageTimes stages) {
    super(context);
    this.context = context;
    this.clock = clock;
    this.desks = desks;
    this.batcher = batcher;
    this.journal = journal;
    this.stages = stages;
    int coins = desks.instruments().size();
    this.rules = settings.ladder();
    this.memory = safety.memory();
    this.interlock = new Interlock(settings.account(), safety.ladder());
    if (safety.before() != null) {
      interlock.restore(safety.before());
    }
    this.stopped = interlock.quotingStopped(clock.nanos()) != null;
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
          trip(
              interlock.onOrder(sourceNanos, nowNanos),
              "tick-to-trade",
              (nowNanos - sourceNanos) / 1_000_000 + " ms");
      case Account(var event) -> onAccount(event);
      case Stepped(var entry) -> onStepped(entry);
      case Rearm(var asked) -> onRearm(asked);
      case Attach(var freshStarts, var told) -> {
        reconciler = freshStarts;
        officer = told;
      }
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

  private void trip(SafetyAction action, String breaker, String detail) {
    if (action == SafetyAction.NONE) {
      return;
    }
    long now = clock.nanos();
    act(action, breaker + ": " + detail, new SafetyEvent(now, breaker + " breaker trip", detail));
    memory.keep(interlock::export);
    memory.append(
        new SafetyRecord(
            now, SafetyRecord.Kind.BREAKER_OPENED, null, 0, breaker + " breaker", detail),
        trouble -> {}); // whoever writes says when it cannot
  }

  private void act(SafetyAction action, String why, SafetyEvent told) {
    stopped = true;
    batcher.tell(new OrderBatcher.CancelAll(why));
    journal.tell(told);
    desks.tellAll(new Strategy.Halt(why));
    if (action == SafetyAction.CANCEL_ALL_AND_FLATTEN) {
      flatten(clock.nanos());
    }
  }

  /** What no breaker forbids yet: further away, or nothing that adds to a position. */
  private void stepUp(long now) {
    Rung due = interlock.due(rules);
    if (due != null && officer != null) {
      String why = "drawdown " + Fixed8.format(interlock.drawdown().drawdown());
      Ladder.Entry entry = interlock.ladder().engage(due, why, "drawdown rule", now);
      officer.tell(new OperatorCommand.Engaged(entry, null));
    }
  }

  private void onStepped(Ladder.Entry entry) {
    SafetyEvent told =
        new SafetyEvent(
            clock.nanos(), entry.rung().text() + " engaged", entry.who() + ": " + entry.reason());
    SafetyAction action = interlock.onEngaged(entry.rung());
    if (action == SafetyAction.NONE) {
      journal.tell(told);
    } else {
      act(action, entry.rung().text() + ": " + entry.reason(), told);
    }
  }

  private void onAccount(AccountEvent event) {
    switch (event) {
      case AccountEvent.Fill fill -> onFill(fill);
      case AccountEvent.OrderUpdate update -> account.onUpdate(update);
      case AccountEvent.Funding funding -> account.onFunding(funding);
      case AccountEvent.Transfer transfer -> onTransfer(transfer);
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
      journal.tell(new SafetyEvent(clock.nanos(), "position mismatch", mismatch));
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

  private void onRearm(OperatorCommand.Rearm asked) {
    long now = clock.nanos();
    Ladder.Release release =
        interlock.rearm(asked.confirmation(), asked.from(), asked.reason(), asked.who(), now);
    memory.keep(interlock::export);
    journal.tell(new SafetyEvent(now, "rearm " + release, asked.who() + ": " + asked.reason()));
    asked.replyTo().tell(new OperatorReply.Rearmed(release, interlock.ladder().number(), ""));
  }

  /** What was lost before counts against what there was, and the rest against what there is. */
  private void onTransfer(AccountEvent.Transfer transfer) {
    if (account.isOpen()) {
      lookAtEquity(clock.nanos());
      account.onTransfer(transfer);
      interlock.onTransfer(transfer.amount());
    }
  }

  private void lookAtEquity(long now) {
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
      trip(interlock.onEquity(now, equity), "drawdown", "equity " + Fixed8.format(equity));
      stepUp(now);
      memory.keep(interlock::export);
    }
  }

  private void onSampleDue() {
    long now = clock.nanos();
    lookAtEquity(now);
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
