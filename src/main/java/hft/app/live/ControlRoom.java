package hft.app.live;

import hft.alert.Alerts;
import hft.app.cli.RunRequest;
import hft.app.clock.WallClock;
import hft.app.config.SafetySection;
import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.core.risk.SafetyState;
import hft.durable.PostgresAccess;
import hft.durable.SafetyStore;
import hft.port.EngineStatus;
import hft.port.JournalEntry;
import hft.port.OperatorCommand;
import hft.port.OperatorDesk;
import hft.port.OperatorReply;
import hft.port.SafetyMemory;
import hft.port.SafetyRecord;
import hft.trading.GuardianSettings;
import hft.trading.SafetyWiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

/**
 * The engine as its operators have it, over its whole life: before the trading tree stands, while
 * it does, and after. Any thread.
 */
final class ControlRoom implements OperatorDesk, SafetyMemory, AutoCloseable {
  /** For the first record: an engine that cannot write does not start. */
  private static final Duration FIRST_WRITE = Duration.ofSeconds(10);

  /** Beyond the officer's own deadline, for a machine that is busy. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  /** What happens at every start, and behind something else that is told. */
  private static final Set<String> ROUTINE =
      Set.of(JournalEntry.SafetyEvent.RESYNC, JournalEntry.SafetyEvent.RECONCILED, "cancel-all");

  private record Tree(ActorRef<OperatorCommand> officer, Scheduler scheduler) {}

  private final Ladder ladder = new Ladder();
  private final SafetySection settings;
  private final String mode;
  private final Consumer<String> stop;
  private final long freshNanos;
  private final Alerts alerts;
  private final SafetyStore store;
  private final long run;
  private volatile @Nullable Tree tree;
  private volatile EngineStatus.Phase phase = EngineStatus.Phase.STARTING;
  private volatile long guardianNanos;
  private volatile @Nullable SafetyState breakers;

  private ControlRoom(RunRequest request, Consumer<String> stop, Alerts alerts) {
    this.settings = request.settings().get(SafetySection.class);
    this.mode = request.mode().name().toLowerCase(Locale.ROOT);
    this.stop = stop;
    this.freshNanos =
        request.settings().get(GuardianSettings.class).sampleInterval().multipliedBy(3).toNanos();
    this.alerts = alerts;
    this.store = store(request);
    this.run = Math.max(WallClock.INSTANCE.nanos(), store.before().lastRun() + 1);
  }

  private SafetyStore store(RunRequest request) {
    return settings
        .postgres()
        .map(
            it ->
                SafetyStore.inPostgres(
                    new PostgresAccess(
                        it.url(),
                        it.user(),
                        it.passwordFile().map(request.home()::resolve).orElse(null)),
                    it.chain() + "/" + mode,
                    settings.retryAfter(),
                    this::onTrouble))
        .orElseGet(
            () ->
                SafetyStore.inFolder(
                    request.home().resolve(settings.folder()).resolve(mode),
                    settings.retryAfter(),
                    this::onTrouble));
  }

  /**
   * Takes over what the last run left, before anything is connected or sent.
   *
   * @param stop asks for an ordered end of the engine
   */
  static ControlRoom open(RunRequest request, Consumer<String> stop, Alerts alerts)
      throws InterruptedException {
    ControlRoom room = new ControlRoom(request, stop, alerts);
    try {
      room.ladder.restore(room.store.before().ladder());
      room.store.appendNow(
          new SafetyRecord(
              WallClock.INSTANCE.nanos(),
              SafetyRecord.Kind.STARTED,
              null,
              room.run,
              "engine",
              "mode " + room.mode),
          FIRST_WRITE);
      List<String> doubts = room.store.before().doubts();
      if (!doubts.isEmpty()) {
        room.engage(Rung.CANCEL_ALL, "in doubt: " + String.join("; ", doubts), "start");
      }
      return room;
    } catch (RuntimeException | InterruptedException e) {
      room.store.close();
      throw e;
    }
  }

  /** What this run's client order ids carry: later than any run's before it. */
  long run() {
    return run;
  }

  /** Nothing may be sent but cancels. */
  boolean isKilled() {
    return ladder.isKilled();
  }

  /** For people, at the start. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Ladder.Entry latch : ladder.latches()) {
      notes.add(
          "engaged  "
              + latch.rung().text()
              + ", number "
              + latch.number()
              + ", by "
              + latch.who()
              + ": "
              + latch.reason());
    }
    if (!notes.isEmpty()) {
      notes.add("         ./hft rearm --confirm " + ladder.number() + " --reason TEXT releases it");
    }
    return notes;
  }

  /**
   * @param account whose equity it is
   */
  SafetyWiring wiring(String account) {
    return new SafetyWiring(
        ladder, store.continueFor(account), this, settings.answerWithin(), settings.repeatAfter());
  }

  /** The tree stands. */
  void stands(ActorRef<OperatorCommand> officer, Scheduler scheduler) {
    tree = new Tree(officer, scheduler);
  }

  /** What the journal is told. */
  void accept(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Equity(long nanos, long _, long _) -> guardianNanos = nanos;
      case JournalEntry.SafetyEvent(long nanos, var what, var detail) -> {
        if (!ROUTINE.contains(what)) {
          alerts.raise(nanos, what, detail);
        }
        if (phase == EngineStatus.Phase.STARTING
            && what.equals(JournalEntry.SafetyEvent.RECONCILED)) {
          phase = EngineStatus.Phase.TRADING;
        } else if (phase == EngineStatus.Phase.TRADING
            && what.equals(JournalEntry.SafetyEvent.RESYNC)) {
          phase = EngineStatus.Phase.STARTING;
        }
      }
      default -> {}
    }
  }

  void stopping() {
    phase = EngineStatus.Phase.STOPPING;
  }

  /** The tree is gone; nobody carries anything out any more. */
  void ended(String reason) {
    phase = EngineStatus.Phase.ENDED;
    tree = null;
    append(
        new SafetyRecord(
            WallClock.INSTANCE.nanos(), SafetyRecord.Kind.STOPPED, null, run, "engine", reason),
        trouble -> {});
  }

  @Override
  public CompletionStage<OperatorReply.Stopped> engage(Rung rung, String reason, String who) {
    Ladder.Entry entry = ladder.engage(rung, reason, who, WallClock.INSTANCE.nanos());
    CompletionStage<OperatorReply.Stopped> answer = carryOut(entry);
    if (rung == Rung.STOP) {
      answer =
          answer.whenComplete((reply, failure) -> stop.accept("stop by " + who + ": " + reason));
    }
    return answer;
  }

  private CompletionStage<OperatorReply.Stopped> carryOut(Ladder.Entry entry) {
    Tree now = tree;
    if (now == null) {
      return written(entry);
    }
    CompletionStage<OperatorReply.Stopped> answer =
        AskPattern.ask(
            now.officer(),
            replyTo -> new OperatorCommand.Engaged(entry, replyTo),
            settings.answerWithin().plus(SLACK),
            now.scheduler());
    return answer.exceptionally(
        failure -> new OperatorReply.Stopped(entry.number(), 0, false, "nobody answered in time"));
  }

  /** Without a tree there is nothing to take out: the next one starts by cancelling everything. */
  private CompletionStage<OperatorReply.Stopped> written(Ladder.Entry entry) {
    CompletableFuture<OperatorReply.Stopped> answer = new CompletableFuture<>();
    store.append(
        SafetyRecord.of(entry),
        trouble -> answer.complete(new OperatorReply.Stopped(entry.number(), 0, false, trouble)));
    return answer;
  }

  @Override
  public CompletionStage<OperatorReply.Rearmed> rearm(
      long confirmation, Rung from, String reason, String who) {
    Tree now = tree;
    if (now == null) {
      return CompletableFuture.completedFuture(
          new OperatorReply.Rearmed(
              Ladder.Release.WRONG_NUMBER, ladder.number(), "the engine is not running yet"));
    }
    CompletionStage<OperatorReply.Rearmed> answer =
        AskPattern.ask(
            now.officer(),
            replyTo -> new OperatorCommand.Rearm(confirmation, from, reason, who, replyTo),
            settings.answerWithin().plus(SLACK),
            now.scheduler());
    return answer.exceptionally(
        failure ->
            new OperatorReply.Rearmed(
                Ladder.Release.WRONG_NUMBER,
                ladder.number(),
                "nobody answered in time; look again"));
  }

  @Override
  public EngineStatus status() {
    long looked = guardianNanos;
    return new EngineStatus(
        mode,
        run,
        phase,
        looked,
        looked > 0 && WallClock.INSTANCE.nanos() - looked <= freshNanos,
        ladder.number(),
        ladder.latches(),
        openBreakers(),
        store.trouble());
  }

  private List<String> openBreakers() {
    SafetyState state = breakers;
    List<String> open = new ArrayList<>();
    if (state != null) {
      if (state.tickToTrade().latched()
          || state.tickToTrade().openUntilNanos() > WallClock.INSTANCE.nanos()) {
        open.add("tick-to-trade");
      }
      if (state.drawdown().open()) {
        open.add("drawdown");
      }
    }
    return open;
  }

  @Override
  public void refused(String who, String reason) {
    long now = WallClock.INSTANCE.nanos();
    append(new SafetyRecord(now, SafetyRecord.Kind.REFUSED, null, 0, who, reason), trouble -> {});
    alerts.raise(now, "operator call refused", who + ": " + reason);
  }

  /** What cannot be remembered must not go on: nothing is quoted until somebody has looked. */
  private void onTrouble(String trouble) {
    Ladder.Entry entry =
        ladder.engage(
            Rung.CANCEL_ALL,
            "the safety state cannot be written: " + trouble,
            "safety store",
            WallClock.INSTANCE.nanos());
    alerts.raise(entry.nanos(), "safety state not written", trouble);
    Tree now = tree;
    if (now != null) {
      now.officer().tell(new OperatorCommand.Engaged(entry, null));
    }
  }

  @Override
  public void append(SafetyRecord record, Consumer<String> done) {
    store.append(record, done);
  }

  @Override
  public void keep(Supplier<SafetyState> state) {
    SafetyState now = state.get();
    breakers = now;
    store.keep(() -> now);
  }

  @Override
  public void close() {
    store.close();
  }
}
