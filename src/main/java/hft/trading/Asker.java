package hft.trading;

import hft.core.book.BookView;
import hft.core.learn.AlphaState;
import hft.core.learn.ModelAlpha;
import hft.core.market.Instrument;
import hft.port.JournalEntry;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * One forecast's dealings with the model: asks, waits no longer than it may, and tells whoever
 * watches. Decides nothing: that is the {@link ModelAlpha}'s.
 */
final class Asker {
  private final Asking asking;
  private final Instrument instrument;
  private final ActorRef<JournalEntry> journal;
  private final ActorRef<Forecast.Command> self;
  private final ModelAlpha alpha;
  private final Alarm<Forecast.Command> alarm;
  private Question question;
  private AlphaState told = AlphaState.WARMING;

  Asker(ActorContext<Forecast.Command> context, Asking asking, Desk.Wiring wiring) {
    this.asking = asking;
    this.instrument = wiring.instrument();
    this.journal = wiring.journal();
    self = context.getSelf();
    alpha = new ModelAlpha(instrument, asking.model().card(), asking.model().settings().terms());
    alarm = new Alarm<>(context, Forecast.PatienceDue::new);
    question = newQuestion();
    watch();
  }

  private Question newQuestion() {
    return new Question(instrument.id(), asking.model().card(), self);
  }

  ModelAlpha alpha() {
    return alpha;
  }

  boolean isBelieved() {
    return alpha.state() == AlphaState.MODEL;
  }

  void onBook(BookView book, long now) {
    alpha.onBook(book, now);
    onTime(now);
    ask(now);
  }

  private void ask(long now) {
    if (alpha.wantsToAsk()) {
      alpha.ask(question.window, question.features, now);
      asking.inference().tell(new Inference.Ask(question));
      alarm.noLaterThan(alpha.dueNanos(), now);
    }
  }

  void onPatienceDue(long dueNanos, long now) {
    if (alarm.rings(dueNanos)) {
      onTime(now);
      alarm.noLaterThan(alpha.dueNanos(), now);
    }
  }

  /** What was lent and is not waited for stays with whoever has it: there is a new one. */
  private void onTime(long now) {
    if (alpha.onTime(now)) {
      question = newQuestion();
    }
  }

  /** True when it answers the open question. */
  boolean onAnswer(Question answered, long now) {
    if (answered != question) {
      return false;
    }
    alpha.onAnswer(answered.features, answered.chances, now);
    watch();
    ask(now);
    return true;
  }

  void onFailure(Question unanswered) {
    if (unanswered == question) {
      alpha.onFailure();
      watch();
    }
  }

  /** Says so when another's forecast counts than before; true when it does. */
  boolean follow(long now) {
    AlphaState state = alpha.state();
    if (state == told) {
      return false;
    }
    journal.tell(
        new JournalEntry.SafetyEvent(
            now,
            JournalEntry.SafetyEvent.MODEL,
            instrument.coin() + ": " + told.text() + " -> " + state.text() + detail(state)));
    told = state;
    watch();
    return true;
  }

  private String detail(AlphaState state) {
    return state == AlphaState.DISABLED
        ? " (Brier %.4f, baseline %.4f over %d answers)"
            .formatted(
                alpha.score().brier(), alpha.score().baselineBrier(), alpha.score().samples())
        : "";
  }

  private void watch() {
    asking
        .model()
        .watch()
        .told(
            instrument.id(),
            alpha.state(),
            alpha.answers(),
            alpha.late(),
            alpha.failures(),
            alpha.score().brier(),
            alpha.score().baselineBrier(),
            alpha.shift().worst());
  }
}
