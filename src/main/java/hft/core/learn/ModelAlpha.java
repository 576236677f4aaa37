package hft.core.learn;

import hft.core.book.BookView;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.signal.Situation;
import hft.core.signal.Volatility;

/**
 * When to ask a model about one instrument, and whether to believe the answer. Whoever asks it, and
 * how, is somebody else's business; while it is not believed, the linear alpha is.
 *
 * <p>One question is under way at most, so what is asked next is always about the newest book. An
 * answer counts when it comes within the deadline; after a late or failed one it takes several in a
 * row that are in time before the model is believed again, so that one at the edge of its deadline
 * does not make the quotes flicker.
 */
public final class ModelAlpha {
  private static final long SIGMA_STEP_NANOS = 1_000_000_000L;

  /** Features are compared with the training's over so many judged answers. */
  private static final double SHIFT_MEMORY = 1_000;

  private final ModelCard card;
  private final ModelTerms terms;
  private final Situation situation;
  private final Volatility sigma;
  private final LiveScore score;
  private final FeatureShift shift;
  private long stretches;
  private boolean news;
  private AlphaState trouble = AlphaState.MODEL;
  private int inTime;
  private boolean underWay;
  private long askedNanos;
  private long answeredNanos = Long.MIN_VALUE / 2;
  private double moveBps;
  private double barrier;
  private long answers;
  private long late;
  private long failures;

  public ModelAlpha(Instrument instrument, ModelCard card, ModelTerms terms) {
    this.card = card;
    this.terms = terms;
    situation = Situation.running(card.situation(), instrument.priceGrid(), card.microPrice());
    sigma = new Volatility(card.barriers().sigmaHalfLife().toNanos(), SIGMA_STEP_NANOS);
    score = new LiveScore(card, terms.watch());
    shift = new FeatureShift(card.features(), SHIFT_MEMORY);
  }

  /** A newer state of the book. */
  public void onBook(BookView book, long nowNanos) {
    news |= situation.onBook(book, nowNanos);
    if (!book.isTwoSided()) {
      return;
    }
    if (situation.stretches() != stretches) {
      stretches = situation.stretches();
      sigma.gap();
      score.gap();
    }
    double mid = situation.features().mid();
    sigma.on(mid, nowNanos);
    score.onPrice(mid, nowNanos);
  }

  public void onTrade(Side aggressor, long price, long size, long nowNanos) {
    situation.onTrade(aggressor, price, size, nowNanos);
  }

  public void onContext(long rateE12, long oraclePrice, long markPrice) {
    situation.onContext(rateE12, oraclePrice, markPrice);
  }

  /** True when there is a snapshot that the model has not been asked about, and nothing open. */
  public boolean wantsToAsk() {
    return news && !underWay && situation.isReady();
  }

  /** Writes the question; it is open until an answer, a failure, or the end of patience. */
  public void ask(float[] window, float[] features, long nowNanos) {
    news = false;
    underWay = true;
    askedNanos = nowNanos;
    situation.window(window, 0);
    situation.features().write(features, 0, situation.bookNanos());
    var state = situation.features();
    barrier =
        card.barriers()
            .distance(state.mid(), sigma.perRootSecond(nowNanos), state.spread(), state.tick());
  }

  /**
   * When {@link #onTime} has something to say of the open question; {@link Long#MAX_VALUE} without
   * one.
   */
  public long dueNanos() {
    if (!underWay) {
      return Long.MAX_VALUE;
    }
    return askedNanos
        + (trouble == AlphaState.LATE ? terms.lostAfter() : terms.deadline()).toNanos();
  }

  private boolean isInTime(long nowNanos) {
    return nowNanos - askedNanos <= terms.deadline().toNanos();
  }

  /**
   * Time has passed.
   *
   * @return true when the open question's answer will not come any more: who asked must not wait
   *     for what was lent
   */
  public boolean onTime(long nowNanos) {
    if (!underWay) {
      return false;
    }
    if (nowNanos - askedNanos >= terms.deadline().toNanos()) {
      distrust(AlphaState.LATE);
    }
    if (nowNanos - askedNanos >= terms.lostAfter().toNanos()) {
      underWay = false;
      late++;
      return true;
    }
    return false;
  }

  /** The answer to the open question. */
  public void onAnswer(float[] features, float[] chances, long nowNanos) {
    underWay = false;
    if (!areChances(chances)) {
      failures++;
      distrust(AlphaState.FAILED);
      return;
    }
    if (!isInTime(nowNanos)) {
      late++;
      distrust(AlphaState.LATE);
      return;
    }
    answers++;
    inTime++;
    if (trouble != AlphaState.MODEL && inTime >= terms.trustAfter()) {
      trouble = AlphaState.MODEL;
    }
    answeredNanos = askedNanos;
    moveBps = card.expectedMoveBps(chances[0], chances[2]);
    if (score.isDue(askedNanos) && barrier > 0) {
      score.take(askedNanos, chances, barrier);
      shift.add(features);
    }
  }

  private static boolean areChances(float[] chances) {
    float sum = chances[0] + chances[1] + chances[2];
    return Math.abs(sum - 1) <= 1e-3f
        && Math.min(chances[0], Math.min(chances[1], chances[2])) >= 0;
  }

  /** The open question could not be answered. */
  public void onFailure() {
    underWay = false;
    failures++;
    distrust(AlphaState.FAILED);
  }

  private void distrust(AlphaState why) {
    trouble = why;
    inTime = 0;
  }

  /** Whose forecast counts now. */
  public AlphaState state() {
    if (trouble != AlphaState.MODEL) {
      return trouble;
    }
    if (score.isDisabled()) {
      return AlphaState.DISABLED;
    }
    return situation.isReady() && answers > 0 ? AlphaState.MODEL : AlphaState.WARMING;
  }

  /** The newest answer that came in time, basis points of the mid. */
  public double moveBps() {
    return moveBps;
  }

  /** When it was asked for. */
  public long asOfNanos() {
    return answeredNanos;
  }

  public long horizonNanos() {
    return card.barriers().horizon().toNanos();
  }

  /** Answers in time so far. */
  public long answers() {
    return answers;
  }

  /** Answers that came too late or never. */
  public long late() {
    return late;
  }

  public long failures() {
    return failures;
  }

  public LiveScore score() {
    return score;
  }

  public FeatureShift shift() {
    return shift;
  }
}
