package hft.core.quote;

import hft.core.market.Side;

/**
 * Estimates, while the market streams by, how often and how deep trades reach (A and k per side)
 * and how fast the mid moves (sigma). Time is cut into intervals on the clock's own grid; a ring
 * holds the last window of them (capacity {@link CalibrationSettings#intervals()}, the oldest is
 * overwritten), and a refit looks at closed intervals only. Events must come in time order; one
 * that is older than the open interval counts into it. Does not allocate after construction.
 */
public final class IntensityCalibrator {
  private static final double BASIS_POINT = 1e-4;

  private final CalibrationSettings settings;
  private final double sigmaFloor;
  private final int capacity;

  /** Rings, one entry per closed interval; a mid of NaN, and half spread 0, where none is known. */
  private final double[] mids;

  private final RingSum halfSpreads;
  private final Reaches bidReach;
  private final Reaches askReach;
  private final double[] reaches;
  private int head;
  private int filled;

  /** Closed intervals with a known mid. */
  private int usable;

  private final IntensityFit fit;
  private final SigmaFit sigmaFit;

  /** The open interval: its number on the clock's grid, and what held at its start. */
  private long openInterval = Long.MIN_VALUE;

  private long openUntilNanos = Long.MIN_VALUE;

  private double openMid = Double.NaN;
  private double openHalfSpread = Double.NaN;
  private double openBidReach = Double.NEGATIVE_INFINITY;
  private double openAskReach = Double.NEGATIVE_INFINITY;

  private double mid = Double.NaN;
  private double halfSpread = Double.NaN;

  /** Survives gaps: clamps and priors are relative to it. */
  private double lastMid = Double.NaN;

  private long lastRefitNanos = Long.MIN_VALUE;
  private final Smoothed bidA;
  private final Smoothed bidK;
  private final Smoothed askA;
  private final Smoothed askK;
  private final Smoothed sigma;
  private CalibrationQuality quality = CalibrationQuality.PRIOR;
  private int bidTouching;
  private int askTouching;

  /**
   * @param tick price step at today's price, quote currency; sigma never falls below {@code tick /
   *     sqrt(60 s)}
   */
  public IntensityCalibrator(CalibrationSettings settings, double tick) {
    Checks.positive("tick", tick, 1e9);
    this.settings = settings;
    sigmaFloor = tick / Math.sqrt(60);
    capacity = settings.intervals();
    mids = new double[capacity];
    halfSpreads = new RingSum(capacity);
    bidReach = new Reaches(capacity);
    askReach = new Reaches(capacity);
    reaches = new double[capacity];
    fit = new IntensityFit(settings);
    sigmaFit = new SigmaFit(settings);
    bidA = new Smoothed(settings.halfLifeNanos());
    bidK = new Smoothed(settings.halfLifeNanos());
    askA = new Smoothed(settings.halfLifeNanos());
    askK = new Smoothed(settings.halfLifeNanos());
    sigma = new Smoothed(settings.halfLifeNanos());
  }

  /**
   * The best prices changed, quote currency. Prices that are no two-sided book are a gap; a locked
   * book (equal prices, as feeds that round show it) is not.
   */
  public void onTop(long nanos, double bid, double ask) {
    if (!(bid > 0 && ask >= bid && ask < Double.POSITIVE_INFINITY)) {
      onGap(nanos);
      return;
    }
    roll(nanos);
    mid = (bid + ask) / 2;
    lastMid = mid;
    halfSpread = (ask - bid) / 2;
  }

  /**
   * A print, quote currency. Its size does not matter here: a quote inside its reach filled.
   *
   * @param aggressor the side that took liquidity: BID reached our asks
   */
  public void onTrade(long nanos, Side aggressor, double price) {
    roll(nanos);
    if (Double.isNaN(openMid) || !(price > 0 && price < Double.POSITIVE_INFINITY)) {
      return;
    }
    if (aggressor == Side.BID) {
      openAskReach = Math.max(openAskReach, price - openMid);
    } else {
      openBidReach = Math.max(openBidReach, openMid - price);
    }
  }

  /** The feed is broken: intervals count again from the next known book on. */
  public void onGap(long nanos) {
    roll(nanos);
    mid = Double.NaN;
    halfSpread = Double.NaN;
    openMid = Double.NaN;
  }

  /**
   * Refits when that is due.
   *
   * @return whether a fit was attempted
   */
  public boolean refit(long nanos) {
    if (lastRefitNanos != Long.MIN_VALUE && nanos - lastRefitNanos < settings.refitNanos()) {
      return false;
    }
    roll(nanos);
    lastRefitNanos = nanos;
    if (usable == 0) {
      degrade();
      return true;
    }
    double nearest = halfSpreads.sum(filled) / usable;
    boolean bid = refitSide(Side.BID, nanos, nearest);
    boolean ask = refitSide(Side.ASK, nanos, nearest);
    if (bid && ask) {
      quality = CalibrationQuality.FITTED;
    } else {
      degrade();
    }
    if (sigmaFit.fit()) {
      sigma.add(nanos, Math.max(sigmaFloor, sigmaFit.sigma()));
    }
    return true;
  }

  private boolean refitSide(Side side, long nanos, double nearest) {
    boolean bid = side == Side.BID;
    int traded = (bid ? bidReach : askReach).copyTo(reaches);
    boolean fitted = fit.fit(reaches, traded, usable, nearest);
    if (bid) {
      bidTouching = fit.touching();
    } else {
      askTouching = fit.touching();
    }
    if (fitted) {
      (bid ? bidA : askA).add(nanos, fit.a());
      (bid ? bidK : askK).add(nanos, fit.k());
    }
    return fitted;
  }

  private void degrade() {
    if (quality != CalibrationQuality.PRIOR) {
      quality = CalibrationQuality.KEPT;
    }
  }

  /** Closes every interval that ended by {@code nanos}. */
  private void roll(long nanos) {
    if (nanos < openUntilNanos) {
      return;
    }
    long interval = Math.floorDiv(nanos, settings.intervalNanos());
    if (openInterval != Long.MIN_VALUE) {
      push(openMid, openHalfSpread, openBidReach, openAskReach);
      long quiet = Math.min(interval - openInterval - 1, capacity);
      for (long i = 0; i < quiet; i++) {
        push(mid, halfSpread, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
      }
    }
    openInterval = interval;
    openUntilNanos = (interval + 1) * settings.intervalNanos();
    openMid = mid;
    openHalfSpread = halfSpread;
    openBidReach = Double.NEGATIVE_INFINITY;
    openAskReach = Double.NEGATIVE_INFINITY;
  }

  private void push(double startMid, double startHalfSpread, double bidReached, double askReached) {
    boolean known = !Double.isNaN(startMid);
    int lag = settings.sigmaIntervals();
    if (filled >= lag) {
      int before = head - lag;
      sigmaFit.push(startMid - mids[before < 0 ? before + capacity : before]);
    }
    if (filled == capacity && !Double.isNaN(mids[head])) {
      usable--;
    }
    usable += known ? 1 : 0;
    mids[head] = startMid;
    halfSpreads.set(head, known ? startHalfSpread : 0);
    bidReach.put(head, known ? bidReached : Double.NaN);
    askReach.put(head, known ? askReached : Double.NaN);
    head = head + 1 == capacity ? 0 : head + 1;
    filled = Math.min(filled + 1, capacity);
  }

  /**
   * Intensity of fills of our orders on {@code side} at the mid, 1/s. The prior before the first
   * fit.
   */
  public double a(Side side) {
    Smoothed fitted = side == Side.BID ? bidA : askA;
    double value = fitted.isEmpty() ? settings.priorA() : fitted.value();
    return Math.clamp(value, settings.aMin(), settings.aMax());
  }

  /** Decay of that intensity with depth, 1/price; NaN while no price is known. */
  public double k(Side side) {
    double basisPoint = lastMid * BASIS_POINT;
    Smoothed fitted = side == Side.BID ? bidK : askK;
    double reach = fitted.isEmpty() ? settings.priorReachBps() * basisPoint : 1 / fitted.value();
    double least = settings.reachMinBps() * basisPoint;
    double most = settings.reachMaxBps() * basisPoint;
    return 1 / Math.max(least, Math.min(most, reach));
  }

  /** Volatility of the mid, price per √s; NaN while no price is known. */
  public double sigma() {
    double basisPoint = lastMid * BASIS_POINT;
    double value = sigma.isEmpty() ? settings.priorSigmaBps() * basisPoint : sigma.value();
    return Math.max(sigmaFloor, Math.min(settings.sigmaMaxBps() * basisPoint, value));
  }

  public CalibrationQuality quality() {
    return quality;
  }

  /** Factor for the half spread: one on a fresh fit. */
  public double widening() {
    return quality == CalibrationQuality.FITTED ? 1 : settings.keptWidening();
  }

  /** Intervals in which trades reached for {@code side}, at the last refit. */
  public int touching(Side side) {
    return side == Side.BID ? bidTouching : askTouching;
  }

  /** Hands the estimates to a decision. */
  public void writeTo(MarketState state) {
    state.sigma = sigma();
    state.bidA = a(Side.BID);
    state.bidK = k(Side.BID);
    state.askA = a(Side.ASK);
    state.askK = k(Side.ASK);
    state.widening = widening();
  }
}
