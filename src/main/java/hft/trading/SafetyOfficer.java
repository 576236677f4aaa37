package hft.trading;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.OperatorCommand;
import hft.port.OperatorReply;
import hft.port.SafetyMemory;
import hft.port.SafetyRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Carries out what operators and automatic rules engage on the ladder. Speaks to the gateway
 * itself: neither a guardian nor a batcher that is behind with its mail can delay a cancel-all. The
 * ladder was engaged before anybody told it, so nothing new is approved meanwhile.
 *
 * <p>A cancel-all is final when it was sent after the batcher had said that it sends nothing more;
 * the one before is only for speed.
 */
public final class SafetyOfficer extends AbstractMatchingBehavior<SafetyOfficer.Command> {
  /** What the officer understands beside the port's protocol. */
  sealed interface Command {}

  private record Asked(OperatorCommand command) implements Command {}

  /** The batcher has dropped what waited: what it has sent is in the gateway's mailbox by now. */
  record Silent(long round) implements Command {}

  private record Answered(GatewayReply reply) implements Command {}

  private record Written(PendingStop stop, String trouble) implements Command {}

  private record ReleaseWritten(OperatorCommand.Rearm rearm, String trouble) implements Command {}

  private record AnswerDue(PendingStop stop) implements Command {}

  private record RepeatDue() implements Command {}

  private final SafetyWiring safety;
  private final Clock clock;
  private final ActorRef<GatewayCommand> gateway;
  private final ActorRef<OrderBatcher.Command> batcher;
  private final ActorRef<RiskGuardian.Command> guardian;
  private final ActorRef<Command> self;
  private final ActorRef<GatewayReply> answers;
  private final TimerScheduler<Command> timers;
  private final CancelRound round = new CancelRound();
  private final List<PendingStop> stops = new ArrayList<>();

  static Behavior<OperatorCommand> create(
      SafetyWiring safety,
      Clock clock,
      ActorRef<GatewayCommand> gateway,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<RiskGuardian.Command> guardian) {
    Behavior<Command> officer =
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers ->
                        new SafetyOfficer(
                            context, timers, safety, clock, gateway, batcher, guardian)));
    return Behaviors.transformMessages(
        OperatorCommand.class,
        officer,
        builder -> builder.match(OperatorCommand.class, Asked::new));
  }

  private SafetyOfficer(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      SafetyWiring safety,
      Clock clock,
      ActorRef<GatewayCommand> gateway,
      ActorRef<OrderBatcher.Command> batcher,
      ActorRef<RiskGuardian.Command> guardian) {
    super(context);
    this.timers = timers;
    this.safety = safety;
    this.clock = clock;
    this.gateway = gateway;
    this.batcher = batcher;
    this.guardian = guardian;
    this.self = context.getSelf();
    this.answers = context.messageAdapter(GatewayReply.class, Answered::new);
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Asked(OperatorCommand.Engaged engaged) -> onEngaged(engaged);
      case Asked(OperatorCommand.Rearm rearm) -> onRearm(rearm);
      case Silent(long id) -> onSilent(id);
      case Answered(var reply) -> onAnswered(reply);
      case Written(var stop, var trouble) -> onWritten(stop, trouble);
      case ReleaseWritten(var rearm, var trouble) -> onReleaseWritten(rearm, trouble);
      case AnswerDue(var stop) -> stop.answerNow();
      case RepeatDue() -> onRepeatDue();
    }
    return Behaviors.same();
  }

  private void onEngaged(OperatorCommand.Engaged engaged) {
    Ladder.Entry entry = engaged.entry();
    PendingStop stop = new PendingStop(entry, engaged.replyTo());
    stops.add(stop);
    if (entry.rung() == Rung.WIDEN) {
      stop.confirmed(0); // nothing has to leave the book for that
    } else if (!round.serves(entry.rung())) {
      begin(entry);
    }
    write(stop);
    guardian.tell(new RiskGuardian.Stepped(entry));
    timers.startSingleTimer(stop, new AnswerDue(stop), safety.answerWithin());
  }

  private void begin(Ladder.Entry entry) {
    String reason = entry.rung().text() + ": " + entry.reason();
    long fast = round.begin(entry.rung());
    gateway.tell(new GatewayCommand.CancelAll(fast, answers));
    batcher.tell(new OrderBatcher.Silence(reason, fast, self));
    timers.startTimerWithFixedDelay(new RepeatDue(), safety.repeatAfter());
  }

  private void onSilent(long id) {
    if (round.isFastOne(id)) {
      gateway.tell(new GatewayCommand.CancelAll(round.finish(), answers));
    }
  }

  private void onAnswered(GatewayReply reply) {
    if (reply instanceof GatewayReply.AllCancelled(long id, int count, long _)
        && round.answered(id, count)) {
      timers.cancel(new RepeatDue());
      stops.forEach(stop -> stop.confirmed(round.cancelled()));
      clear();
    }
  }

  /** An answer that never came must not leave orders behind. */
  private void onRepeatDue() {
    if (round.isFinishing()) {
      gateway.tell(new GatewayCommand.CancelAll(round.finish(), answers));
    }
  }

  private void write(PendingStop stop) {
    safety
        .memory()
        .append(SafetyRecord.of(stop.entry()), trouble -> self.tell(new Written(stop, trouble)));
  }

  private void onWritten(PendingStop stop, String trouble) {
    stop.written(trouble);
    clear();
  }

  private void clear() {
    for (PendingStop stop : stops) {
      if (stop.isDone()) {
        stop.answerNow();
        timers.cancel(stop);
      }
    }
    stops.removeIf(PendingStop::isDone);
  }

  /** Written first: what is not on disk is not released. */
  private void onRearm(OperatorCommand.Rearm rearm) {
    long number = safety.ladder().number();
    if (rearm.confirmation() != number) {
      rearm.replyTo().tell(new OperatorReply.Rearmed(Ladder.Release.WRONG_NUMBER, number, ""));
      return;
    }
    SafetyMemory memory = safety.memory();
    memory.append(
        SafetyRecord.of(
            new Ladder.Entry(
                false,
                rearm.from(),
                rearm.confirmation(),
                rearm.reason(),
                rearm.who(),
                clock.nanos())),
        trouble -> self.tell(new ReleaseWritten(rearm, trouble)));
  }

  private void onReleaseWritten(OperatorCommand.Rearm rearm, String trouble) {
    if (trouble.isEmpty()) {
      guardian.tell(new RiskGuardian.Rearm(rearm));
    } else {
      rearm
          .replyTo()
          .tell(
              new OperatorReply.Rearmed(
                  Ladder.Release.WRONG_NUMBER, safety.ladder().number(), trouble));
    }
  }
}
