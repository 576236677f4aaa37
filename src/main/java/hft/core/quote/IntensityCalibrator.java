package hft.core.quote;

import hft.core.market.Side;

/**
 * Calibrates A, k and σ on-line from the mid and the trades: a ten-minute window of 100 ms
 * intervals, refitted on demand, smoothed with a five-minute half-life, clamped, both sides
 * averaged. While too few intervals were touched the last fit is kept and {@link #widening} says
 * so. Looks only at what has happened; allocates nothing after construction.
 */
public final class IntensityCalibrator {
  /** Defaults until the first fit: BTC on a large perp venue, August 2024. */
  public static final double DEFAULT_A = 0.6;

  public static final double DEFAULT_K_PER_BP = 1 / 0.63;
  public static final double DEFAULT_SIGMA_BPS = 1.3;

  private static final long INTERVAL_NANOS = 100_000_000L;
  private static final double INTERVAL_SECONDS = 0.1;
  private static final int WINDOW = 6_000;
  private static final int MIN_TOUCHED = 30;
  private static final double SMOOTHING_HALF_LIFE_SECONDS = 300;
  private static final double WIDEN_WHEN_WEAK = 1.5;

  /** Volatility from the mid once a second: bid-ask bounce makes faster samples too loud. */
  private static final long SIGMA_NANOS = 1_000_000_000L;

  private static final double SIGMA_HALF_LIFE_SECONDS = 60;
  private static final double SIGMA_WINSOR = 4;

  private static final double MIN_K = 1 / 50.0;
  private static final double MAX_K = 20;
  private static final double MIN_A = 0.005;
  private static final double MAX_A = 50;
  private static final double MAX_SIGMA_BPS = 50;

  private final DepthHistogram asks = new DepthHistogram(WINDOW);
  private final DepthHistogram bids = new DepthHistogram(WINDOW);
  private final IntensityFit fit = new IntensityFit();
  private double lnA = Math.log(DEFAULT_A);
  private double lnK = Math.log(DEFAULT_K_PER_BP);
  private double varianceBps = DEFAULT_SIGMA_BPS * DEFAULT_SIGMA_BPS;
  private double mid;
  private double intervalMid;
  private double spreadBps;
  private long intervalEnd;
  private double sigmaMid;
  private long sigmaAt;
  private long lastFit;
  private boolean fitted;
  private boolean weak = true;

  /** The book's mid and spread, quote currency. */
  public void onMid(long nanos, double newMid, double spread) {
    roll(nanos);
    mid = newMid;
    spreadBps = spread / newMid * 1e4;
    if (sigmaAt == 0) {
      sigmaMid = newMid;
      sigmaAt = nanos;
    } else if (nanos - sigmaAt >= SIGMA_NANOS) {
      updateSigma(nanos, newMid);
    }
  }

  /** A print, price in quote currency. */
  public void onTrade(long nanos, Side aggressor, double price) {
    roll(nanos);
    if (intervalMid > 0) {
      double depth = aggressor.sign() * (price - intervalMid) / intervalMid * 1e4;
      (aggressor == Side.BID ? asks : bids).reach(Math.max(depth, 0));
    }
  }

  private void roll(long nanos) {
    if (intervalEnd == 0) {
      intervalEnd = nanos + INTERVAL_NANOS;
      intervalMid = mid;
      return;
    }
    // A silence longer than the window leaves nothing of it, so rolling further would change
    // nothing.
    for (int i = 0; nanos >= intervalEnd && i < WINDOW; i++) {
      asks.roll();
      bids.roll();
      intervalEnd += INTERVAL_NANOS;
    }
    if (nanos >= intervalEnd) {
      intervalEnd = nanos + INTERVAL_NANOS;
    }
    if (nanos >= intervalEnd - INTERVAL_NANOS) {
      intervalMid = mid;
    }
  }

  private void updateSigma(long nanos, double newMid) {
    double seconds = (nanos - sigmaAt) * 1e-9;
    double move = (newMid - sigmaMid) / sigmaMid * 1e4;
    double variance = move * move / seconds;
    double capped = Math.min(variance, SIGMA_WINSOR * SIGMA_WINSOR * varianceBps);
    double weight = -Math.expm1(-seconds * Math.log(2) / SIGMA_HALF_LIFE_SECONDS);
    varianceBps += weight * (capped - varianceBps);
    varianceBps = Math.min(varianceBps, MAX_SIGMA_BPS * MAX_SIGMA_BPS);
    sigmaMid = newMid;
    sigmaAt = nanos;
  }

  /** Fits the window as it is now. */
  public void refit(long nanos) {
    roll(nanos);
    double seconds = lastFit == 0 ? SMOOTHING_HALF_LIFE_SECONDS : (nanos - lastFit) * 1e-9;
    double weight = fitted ? -Math.expm1(-seconds * Math.log(2) / SMOOTHING_HALF_LIFE_SECONDS) : 1;
    double nearest = spreadBps / 2;
    double sumLnA = 0;
    double sumLnK = 0;
    int sides = 0;
    for (int i = 0; i < 2; i++) {
      DepthHistogram side = i == 0 ? bids : asks;
      if (side.touched() >= MIN_TOUCHED && fit.fit(side, INTERVAL_SECONDS, nearest)) {
        sumLnA += Math.log(Math.clamp(fit.a(), MIN_A, MAX_A));
        sumLnK += Math.log(Math.clamp(fit.kPerBp(), MIN_K, MAX_K));
        sides++;
      }
    }
    weak = sides == 0;
    if (sides > 0) {
      lnA += weight * (sumLnA / sides - lnA);
      lnK += weight * (sumLnK / sides - lnK);
      fitted = true;
      lastFit = nanos;
    }
  }

  /** Fills per second at zero depth, either side. */
  public double a() {
    return Math.exp(lnA);
  }

  /** 1/price at the present mid. */
  public double k() {
    return Math.exp(lnK) / (mid * 1e-4);
  }

  /** Price per √s at the present mid; never below one tick a minute. */
  public double sigma(double tick) {
    return Math.max(Math.sqrt(varianceBps) * mid * 1e-4, tick / Math.sqrt(60));
  }

  /** 1 with a fit from enough data, more without. */
  public double widening() {
    return weak ? WIDEN_WHEN_WEAK : 1;
  }
}
