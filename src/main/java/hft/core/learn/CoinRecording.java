package hft.core.learn;

import hft.core.book.BookView;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.signal.FeatureEngine;
import hft.core.signal.MicroPriceEstimator;
import hft.core.signal.Situation;
import hft.core.signal.Volatility;

/** Listens to the recording of one instrument and keeps what examples are made of. */
final class CoinRecording {
  /** Changes of the mid shorter than this are mostly the touch jumping to and fro. */
  private static final long SIGMA_STEP_NANOS = 1_000_000_000L;

  final Situation situation;
  final PricePath path = new PricePath();
  final Candidates candidates = new Candidates();
  private final ExampleSettings settings;
  private final Volatility sigma;
  private final MicroPriceEstimator micro;
  private final long trainUntilNanos;
  private long stretch = -1;
  private double sampledMid;
  private double lastMid;
  private double run;
  private double fall;

  /** The book before this one, for the micro-price. */
  private double beforeShare;

  private long beforeTicks;
  private double beforeMid;
  private long beforeStretch = -1;

  CoinRecording(
      Instrument instrument,
      ExampleSettings settings,
      MicroPriceEstimator micro,
      long trainUntilNanos) {
    this.settings = settings;
    this.micro = micro;
    this.trainUntilNanos = trainUntilNanos;
    situation = Situation.recorded(settings.situation(), instrument.priceGrid());
    sigma = new Volatility(settings.barriers().sigmaHalfLife().toNanos(), SIGMA_STEP_NANOS);
  }

  void onBook(BookView book, long nowNanos) {
    boolean snapshot = situation.onBook(book, nowNanos);
    if (!book.isTwoSided()) {
      return;
    }
    double mid = situation.features().mid();
    if (situation.stretches() != stretch) {
      stretch = situation.stretches();
      path.startStretch();
      sigma.gap();
      lastMid = mid;
    }
    path.add(nowNanos, mid);
    sigma.on(mid, nowNanos);
    double noise = sigma.perRootSecond(nowNanos) * settings.barriers().rootSeconds();
    boolean due = accumulate(mid, noise);
    follow(nowNanos);
    if (snapshot && situation.isReady() && noise > 0 && isSampled(mid, due)) {
      sampledMid = mid;
      run = 0;
      fall = 0;
      candidates.add(
          situation, path.stretches() - 1, sigma.perRootSecond(nowNanos), settings.barriers());
    }
  }

  /** The CUSUM filter: how far the mid has run up, and down, since the last example. */
  private boolean accumulate(double mid, double noise) {
    double change = mid - lastMid;
    lastMid = mid;
    run = Math.max(0, run + change);
    fall = Math.max(0, fall - change);
    return noise > 0 && Math.max(run, fall) >= settings.cusumSigmas() * noise;
  }

  private boolean isSampled(double mid, boolean due) {
    return switch (settings.sampling()) {
      case EVERY -> true;
      case MID_CHANGE -> mid != sampledMid;
      case CUSUM -> due;
    };
  }

  /** The micro-price is about what the next book is like, snapshot or not. */
  private void follow(long nowNanos) {
    FeatureEngine state = situation.features();
    if (beforeStretch == stretch && nowNanos < trainUntilNanos) {
      long halfTicks = Math.round(2 * (state.mid() - beforeMid) / state.tick());
      micro.add(beforeShare, beforeTicks, state.bidShare(), state.spreadTicks(), halfTicks);
    }
    beforeStretch = stretch;
    beforeMid = state.mid();
    beforeShare = state.bidShare();
    beforeTicks = state.spreadTicks();
  }

  void onTrade(Side aggressor, long price, long size, long nowNanos) {
    situation.onTrade(aggressor, price, size, nowNanos);
  }

  void onContext(long rateE12, long oraclePrice, long markPrice) {
    situation.onContext(rateE12, oraclePrice, markPrice);
  }

  long decisionNanos(int row) {
    return situation.tape().nanos(candidates.snapshot[row]);
  }
}
