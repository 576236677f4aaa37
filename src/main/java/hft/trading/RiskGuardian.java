package hft.trading;

import hft.core.account.Portfolio;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderId;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.Tif;
import hft.core.risk.ApprovedOrder;
import hft.core.risk.Flattening;
import hft.core.risk.RiskGate;
import hft.core.risk.Verdict;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
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

  /** An action left for the gateway, this long after the oldest market data behind it. */
  public record Sent(long tickToTradeNanos, long nowNanos) implements Command {}

  public record Account(AccountEvent event) implements Command {}

  /** Engages the kill latch: always allowed, repeatable. */
  public record Engage(String reason) implements Command {}

  /** Releases the kill latch and a tripped drawdown breaker, given the confirmation. */
  public record Release(String confirmation) implements Command {}

  /** Whom to ask for a fresh start once a breaker has cooled down. */
  public record Attach(ActorRef<Reconciler.Command> reconciler) implements Command {}

  private record SampleDue() implements Command {}

  private record MarkDue(int instrumentId) implements Command {}

  private final RiskSettings settings;
  private final Clock clock;
  private final DeskDirectory desks;
  private final ActorRef<OrderBatcher.Command> batcher;
  private final ActorRef<JournalEntry> journal;
  private final ActorContext<Command> context;
  private final RiskGate gate;
  private final DeskBooks books;
  private final ClientOrderIds flattenIds;
  private @Nullable Portfolio portfolio;
  private @Nullable ActorRef<Reconciler.Command> reconciler;
  private boolean flattening;
  private boolean cooling;
  private int mismatches;

  public static Behavior<Command> create(
      RiskSettings settings,
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
      RiskSettings settings,
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
    this.books = new DeskBooks(desks);
    this.gate = new RiskGate(settings.limits(), desks.instruments().size());
    this.flattenIds = new ClientOrderIds(run, FLATTEN_LANE);
    timers.startTimerWithFixedDelay(new SampleDue(), settings.sampleInterval());
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Review(var intents) -> onReview(intents);
      case Answered(var intent, var outcome) -> onAnswered(intent, outcome);
      case Dropped(var id) -> gate.exposure().release(id);
      case Sent(long tickToTradeNanos, long nowNanos) -> onSent(tickToTradeNanos, nowNanos);
      case Account(var event) -> onAccount(event);
      case Engage(var reason) -> onEngage(reason);
      case Release(var confirmation) -> onRelease(confirmation);
      case Attach(var found) -> reconciler = found;
      case SampleDue() -> onSampleDue();
      case MarkDue(int instrumentId) -> mark(instrumentId);
    }
    return this;
  }

  private void onReview(List<OrderIntent> intents) {
    long now = clock.nanos();
    List<ApprovedOrder> approved = new ArrayList<>(intents.size());
    for (OrderIntent intent : intents) {
      switch (gate.check(intent, books.glance(intent.instrument().id(), now), now)) {
        case Verdict.Approved(var order) -> approved.add(order);
        case Verdict.Refused(var rule) -> {
          journal.tell(new JournalEntry.Refused(now, intent, rule.name()));
          desks.tell(intent.instrument().id(), new Strategy.Refused(intent));
        }
      }
    }
    if (!approved.isEmpty()) {
      batcher.tell(new OrderBatcher.Submit(approved));
    }
  }

  private void onAnswered(OrderIntent intent, Outcome outcome) {
    switch (outcome) {
      case Outcome.Rejected _ -> gate.exposure().release(intent.clientOrderId());
      // What rests keeps its reservation, what traded gives it up fill by fill, and nobody knows
      // the unresolved.
      case Outcome.Resting _, Outcome.Filled _, Outcome.Unresolved _ -> {}
    }
  }

  private void onSent(long tickToTradeNanos, long nowNanos) {
    if (gate.tickToTrade().onSent(tickToTradeNanos, nowNanos)) {
      cooling = true;
      trip("tick-to-trade", tickToTradeNanos / 1_000_000 + " ms");
    }
  }

  private void trip(String breaker, String detail) {
    batcher.tell(new OrderBatcher.CancelAll(breaker + " breaker"));
    journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), breaker + " breaker trip", detail));
    desks.tellAll(new Strategy.Halt(breaker + " breaker: " + detail));
  }

  private void onAccount(AccountEvent event) {
    switch (event) {
      case AccountEvent.Fill fill -> onFill(fill);
      case AccountEvent.OrderUpdate update -> {
        // A filled order gives up its reservation through its fills, which may come after this.
        if (update.status().isTerminal() && update.status() != OrderStatus.FILLED) {
          gate.exposure().release(update.clientOrderId());
        }
      }
      case AccountEvent.Funding funding -> {
        if (portfolio != null) {
          portfolio.onFunding(funding.instrumentId(), funding.payment());
        }
      }
      case AccountEvent.Snapshot snapshot -> onSnapshot(snapshot);
    }
  }

  private void onFill(AccountEvent.Fill fill) {
    gate.exposure().onFill(fill.clientOrderId(), fill.instrumentId(), fill.side(), fill.size());
    if (portfolio != null) {
      portfolio.onFill(fill.instrumentId(), fill.side(), fill.price(), fill.size(), fill.fee());
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
      portfolio = open(truth, held);
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

  private Portfolio open(AccountEvent.Snapshot truth, long[] held) {
    long cash = truth.accountValue();
    for (AccountEvent.Position position : truth.positions()) {
      cash -= Fixed8.multiply(position.size(), position.entryPrice());
    }
    Portfolio opened = new Portfolio(cash, held.length);
    for (int i = 0; i < held.length; i++) {
      opened.position(i).open(held[i]);
      gate.exposure().position(i, held[i]);
    }
    return opened;
  }

  /** Twice in a row the venue says otherwise: its word counts, and the desks start over from it. */
  private void adopt(long[] held) {
    for (int i = 0; i < held.length; i++) {
      if (held[i] != gate.exposure().position(i)) {
        journal.tell(
            new JournalEntry.SafetyEvent(
                clock.nanos(),
                "position-mismatch",
                desks.instruments().get(i).coin()
                    + ": ours "
                    + Fixed8.format(gate.exposure().position(i))
                    + ", venue "
                    + Fixed8.format(held[i])));
        gate.exposure().position(i, held[i]);
      }
    }
    startOver("position mismatch");
  }

  private void startOver(String reason) {
    if (reconciler != null) {
      reconciler.tell(new Reconciler.Resync(reason));
    }
  }

  private void onEngage(String reason) {
    gate.latch().engage(reason, clock.nanos());
    batcher.tell(new OrderBatcher.CancelAll("kill: " + reason));
    journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), "kill-engaged", reason));
    desks.tellAll(new Strategy.Halt("kill: " + reason));
  }

  private void onRelease(String confirmation) {
    if (!gate.latch().release(confirmation)) {
      journal.tell(
          new JournalEntry.SafetyEvent(clock.nanos(), "release-refused", "wrong confirmation"));
      return;
    }
    gate.drawdown().release();
    flattening = false;
    journal.tell(new JournalEntry.SafetyEvent(clock.nanos(), "released", ""));
    startOver("released");
  }

  private void onSampleDue() {
    long now = clock.nanos();
    for (Instrument instrument : desks.instruments()) {
      books.glance(instrument.id(), now);
      if (books.hasChanged(instrument.id())) {
        mark(instrument.id());
      }
    }
    if (portfolio != null) {
      long equity = equity(portfolio);
      journal.tell(new JournalEntry.Equity(now, portfolio.cash(), equity));
      if (gate.drawdown().onEquity(equity, now)) {
        flattening = true;
        trip(
            "drawdown",
            String.format(java.util.Locale.ROOT, "%.4f %%", 100 * gate.drawdown().drawdown()));
      }
    }
    if (flattening) {
      flatten(now);
    }
    if (cooling && !gate.tickToTrade().isOpen(now)) {
      cooling = false;
      startOver("tick-to-trade breaker has cooled down");
    }
  }

  private long equity(Portfolio held) {
    long equity = held.cash();
    for (int i = 0; i < desks.instruments().size(); i++) {
      equity = Math.addExact(equity, Fixed8.multiply(held.position(i).size(), books.lastMid(i)));
    }
    return equity;
  }

  /** Tries again at every sample until nothing is left: an IOC takes what there is. */
  private void flatten(long now) {
    List<OrderIntent> exits = new ArrayList<>();
    for (Instrument instrument : desks.instruments()) {
      long position = gate.exposure().position(instrument.id());
      long price =
          position == 0 ? 0 : books.exitPrice(instrument, position, settings.flattenSlippageBps());
      long size = Flattening.size(instrument, position);
      if (price > 0 && size > 0) {
        exits.add(
            new OrderIntent(
                flattenIds.next(),
                instrument,
                Flattening.side(position),
                price,
                size,
                Tif.IOC,
                true,
                now));
      }
    }
    if (!exits.isEmpty()) {
      onReview(exits);
    }
  }

  private void mark(int instrumentId) {
    var mark = books.mark(instrumentId, gate.exposure().position(instrumentId), clock.nanos());
    if (mark != null) {
      journal.tell(mark);
    }
  }
}
