package hft.core.signal;

import hft.core.book.BookView;
import hft.core.market.Fixed8;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * Computes every {@link Feature} of one instrument event by event. The running engine and whoever
 * makes examples of a recording use this one class, so a model is asked in the numbers that it was
 * taught. Allocates nothing; times must not go back.
 */
public final class FeatureEngine {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long[] FLOW_WINDOWS = {SECOND, 5 * SECOND, 15 * SECOND};
  private static final long[] TRADE_WINDOWS = {SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND};
  private static final int DEEP_LEVELS = 5;
  private static final long OLD_TRADE = 60 * SECOND;

  private final PriceGrid grid;
  private final MicroPrice microPrice;
  private final LevelFlow[] levels = new LevelFlow[DEEP_LEVELS];
  private final FadingSum[] orderFlow = sums(FLOW_WINDOWS);
  private final FadingSum[] deepFlow = sums(FLOW_WINDOWS);
  private final FadingSum[] signedTrades = sums(TRADE_WINDOWS);
  private final FadingSum[] trades = sums(TRADE_WINDOWS);
  private final FadingSum tradeCount = new FadingSum(15 * SECOND);
  private final FadingMean[] means = new FadingMean[TRADE_WINDOWS.length];
  private final FadingSum bidDepletion = new FadingSum(5 * SECOND);
  private final FadingSum askDepletion = new FadingSum(5 * SECOND);
  private final FadingMean usualDepth = new FadingMean(600 * SECOND);
  private final Volatility fast = new Volatility(42 * SECOND, SECOND);
  private final Volatility slow = new Volatility(416 * SECOND, SECOND);
  private final double[] imbalances = new double[5];
  private double mid;
  private double midSeen;
  private long midNanos;
  private long spread;
  private long tick = 1;
  private double depth;
  private double lastTrade;
  private long lastTradeNanos;
  private double fundingBps;
  private double premiumBps;

  /**
   * @param grid for the spread in ticks
   */
  public FeatureEngine(PriceGrid grid, MicroPrice microPrice) {
    this.grid = grid;
    this.microPrice = microPrice;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new LevelFlow();
    }
    for (int i = 0; i < means.length; i++) {
      means[i] = new FadingMean(TRADE_WINDOWS[i]);
    }
  }

  private static FadingSum[] sums(long[] windows) {
    FadingSum[] sums = new FadingSum[windows.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new FadingSum(windows[i]);
    }
    return sums;
  }

  /** A whole state of the book; nothing is learnt of one that has not both sides. */
  public void onBook(BookView book, long nowNanos) {
    if (!book.isTwoSided()) {
      return;
    }
    mid = (book.bidPrice(0) + book.askPrice(0)) / 2e8;
    spread = book.askPrice(0) - book.bidPrice(0);
    tick = grid.tickAt(book.bidPrice(0));
    imbalances[0] = book.imbalance(1);
    imbalances[1] = book.imbalance(3);
    imbalances[2] = book.imbalance(5);
    imbalances[3] = book.imbalance(10);
    imbalances[4] = book.imbalance(20);
    flows(book, nowNanos);
    means(nowNanos);
    fast.on(mid, nowNanos);
    slow.on(mid, nowNanos);
  }

  private void flows(BookView book, long nowNanos) {
    int both = Math.min(DEEP_LEVELS, Math.min(book.bidCount(), book.askCount()));
    double deep = 0;
    double first = 0;
    depth = 0;
    for (int i = 0; i < both; i++) {
      double flow =
          levels[i].update(
              book.bidPrice(i), book.bidSize(i), book.askPrice(i), book.askSize(i), nowNanos);
      first = i == 0 ? flow : first;
      deep += flow;
      depth += (double) book.bidSize(i) + book.askSize(i);
    }
    for (int i = both; i < DEEP_LEVELS; i++) {
      levels[i].gap();
    }
    for (int i = 0; i < FLOW_WINDOWS.length; i++) {
      orderFlow[i].add(first, nowNanos);
      deepFlow[i].add(deep / both, nowNanos);
    }
    bidDepletion.add(levels[0].bidLost(nowNanos), nowNanos);
    askDepletion.add(levels[0].askLost(nowNanos), nowNanos);
    usualDepth.add(depth, 1, nowNanos);
  }

  /** The mid weighs by how long it stood, not by how often it was told. */
  private void means(long nowNanos) {
    double weight = midSeen == 0 ? 1 : Math.max(0, nowNanos - midNanos);
    for (FadingMean mean : means) {
      mean.add(midSeen == 0 ? mid : midSeen, weight, nowNanos);
    }
    midSeen = mid;
    midNanos = nowNanos;
  }

  /** One print; price and size scaled by 1e-8. */
  public void onTrade(Side aggressor, long price, long size, long nowNanos) {
    for (int i = 0; i < trades.length; i++) {
      signedTrades[i].add(aggressor.sign() * (double) size, nowNanos);
      trades[i].add(size, nowNanos);
    }
    tradeCount.add(1, nowNanos);
    lastTrade = Fixed8.toDouble(price);
    lastTradeNanos = nowNanos;
  }

  /**
   * @param rateE12 of the hour, a fraction scaled by 1e-12; prices scaled by 1e-8, 0 when unknown
   */
  public void onContext(long rateE12, long oraclePrice, long markPrice) {
    fundingBps = rateE12 * 1e-8;
    premiumBps =
        oraclePrice > 0 && markPrice > 0 ? (markPrice / (double) oraclePrice - 1) * 1e4 : 0;
  }

  /** The feed was not seen: what comes next is not compared with what was before. */
  public void onGap() {
    for (LevelFlow level : levels) {
      level.gap();
    }
    for (FadingMean mean : means) {
      mean.clear();
    }
    midSeen = 0;
    fast.gap();
    slow.gap();
  }

  /** Writes one number per {@link Feature}, as known now; zeros before the first book. */
  public void write(float[] into, int offset, long nowNanos) {
    if (mid == 0) {
      for (int i = 0; i < Feature.COUNT; i++) {
        into[offset + i] = 0;
      }
      return;
    }
    double toBps = 1e4 / mid;
    double spreadPrice = Fixed8.toDouble(spread);
    put(into, offset, Feature.SPREAD_BPS, spreadPrice * toBps);
    put(into, offset, Feature.SPREAD_TICKS, spread / (double) tick);
    for (int i = 0; i < imbalances.length; i++) {
      put(into, offset + i, Feature.IMBALANCE_1, 2 * imbalances[i] - 1);
    }
    put(into, offset, Feature.WEIGHTED_MID_BPS, (imbalances[0] - 0.5) * spreadPrice * toBps);
    put(into, offset, Feature.MICRO_PRICE_BPS, microBps(microPrice, toBps));
    for (int i = 0; i < FLOW_WINDOWS.length; i++) {
      put(into, offset + i, Feature.ORDER_FLOW_1S, orderFlow[i].at(nowNanos));
      put(into, offset + i, Feature.DEEP_FLOW_1S, deepFlow[i].at(nowNanos));
    }
    tape(into, offset, nowNanos, toBps);
    for (int i = 0; i < means.length; i++) {
      double mean = means[i].value(nowNanos);
      put(into, offset + i, Feature.MOVE_1S, mean == 0 ? 0 : (mid - mean) * toBps);
    }
    state(into, offset, nowNanos, toBps);
  }

  private void tape(float[] into, int offset, long nowNanos, double toBps) {
    for (int i = 0; i < trades.length; i++) {
      double all = trades[i].at(nowNanos);
      put(
          into,
          offset + i,
          Feature.TRADE_FLOW_1S,
          all > 0 ? signedTrades[i].at(nowNanos) / all : 0);
    }
    put(into, offset, Feature.TRADE_COUNT, Math.log1p(tradeCount.at(nowNanos)));
    boolean recent = lastTrade > 0 && nowNanos - lastTradeNanos <= OLD_TRADE;
    put(into, offset, Feature.LAST_TRADE_BPS, recent ? (lastTrade - mid) * toBps : 0);
  }

  private void state(float[] into, int offset, long nowNanos, double toBps) {
    double recent = fast.perRootSecond(nowNanos);
    double usual = slow.perRootSecond(nowNanos);
    put(into, offset, Feature.VOLATILITY_1M, recent * toBps);
    put(into, offset, Feature.VOLATILITY_10M, usual * toBps);
    boolean both = recent > 0 && usual > 0;
    put(into, offset, Feature.VOLATILITY_RATIO, both ? Math.log(recent / usual) : 0);
    put(into, offset, Feature.BID_DEPLETION, bidDepletion.at(nowNanos));
    put(into, offset, Feature.ASK_DEPLETION, askDepletion.at(nowNanos));
    put(into, offset, Feature.DEPTH, Math.log(depth / usualDepth.value(nowNanos)));
    put(into, offset, Feature.FUNDING_BPS, fundingBps);
    put(into, offset, Feature.PREMIUM_BPS, premiumBps);
    put(into, offset, Feature.HOUR_LEFT, 1 - Math.floorMod(nowNanos, HOUR) / (double) HOUR);
  }

  private double microBps(MicroPrice table, double toBps) {
    return table.offsetTicks(imbalances[0], spread / tick) * (Fixed8.toDouble(tick) * toBps);
  }

  private static void put(float[] into, int offset, Feature feature, double value) {
    into[offset + feature.ordinal()] = (float) value;
  }

  /** Quote currency; 0 before the first book. */
  public double mid() {
    return mid;
  }

  /** Quote currency; 0 when locked. */
  public double spread() {
    return Fixed8.toDouble(spread);
  }

  /** Quote currency, at the bid. */
  public double tick() {
    return Fixed8.toDouble(tick);
  }

  /** The tick in basis points of the mid; 0 before the first book. */
  public double tickBps() {
    return mid == 0 ? 0 : Fixed8.toDouble(tick) * (1e4 / mid);
  }

  /** Whole ticks; 0 when locked. */
  public long spreadTicks() {
    return spread / tick;
  }

  /** Bid share of the size at the touch, 0..1. */
  public double bidShare() {
    return imbalances[0];
  }
}
