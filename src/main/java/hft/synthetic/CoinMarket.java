package hft.synthetic;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * One coin's market, moved block by block.
 *
 * <p>The fair price is a random walk whose volatility wanders (an Ornstein-Uhlenbeck
 * log-volatility, half-life two minutes) plus a drift that comes and goes within seconds. The drift
 * shows in the sizes at the touch and in the side of the trades, so imbalance has a modest power to
 * predict. Trades excite trades (a Hawkes intensity with a three-second memory), keep their side
 * with a persistence, hit the touch only, take their size from it and push the fair price.
 */
final class CoinMarket {
  private static final int LEVELS = 20;
  private static final double VOLATILITY_REVERSION = StrictMath.log(2) / 120;
  private static final double VOLATILITY_NOISE = 0.08;
  private static final double DRIFT_REVERSION = StrictMath.log(2) / 6;
  private static final double DRIFT_BPS = 0.12;
  private static final double EXCITATION = 0.65;
  private static final double EXCITATION_DECAY = 1 / 3.0;
  private static final double SIDE_PERSISTENCE = 0.72;
  private static final double IMPACT_BPS = 0.04;

  private final CoinModel model;
  private final Instrument instrument;
  private final PriceGrid grid;
  private final Draws draws;
  private final long[] bidPrices = new long[LEVELS];
  private final long[] bidSizes = new long[LEVELS];
  private final long[] askPrices = new long[LEVELS];
  private final long[] askSizes = new long[LEVELS];
  private double fair;
  private double logVolatility;
  private double driftBps;
  private double excited;
  private int lastSide = 1;
  private long nextTradeId;

  CoinMarket(CoinModel model, Instrument instrument, Draws draws) {
    this.model = model;
    this.instrument = instrument;
    this.grid = instrument.priceGrid();
    this.draws = draws;
    this.fair = model.startPrice();
    this.nextTradeId = 1L << 40;
    rebuild(true);
  }

  /** Moves the fair price over one block. */
  void move(double seconds) {
    double root = StrictMath.sqrt(seconds);
    logVolatility +=
        -VOLATILITY_REVERSION * seconds * logVolatility + VOLATILITY_NOISE * root * draws.normal();
    driftBps += -DRIFT_REVERSION * seconds * driftBps + DRIFT_BPS * root * draws.normal();
    double sigma = model.sigmaBps() * StrictMath.exp(logVolatility);
    fair *= 1 + 1e-4 * (driftBps * seconds + sigma * root * draws.normal());
    excited *= StrictMath.exp(-EXCITATION_DECAY * seconds);
  }

  /** How many trades this block has. */
  int tradesIn(double seconds) {
    double rate =
        model.tradesPerSecond() * StrictMath.exp(0.7 * logVolatility) * (1 - EXCITATION) + excited;
    int count = 0;
    for (double left = rate * seconds; left > 0 && count < 20; left -= 1) {
      if (draws.chance(StrictMath.min(left, 1) * 0.63 + (left > 1 ? 0.37 : 0) * left)) {
        count++;
      }
    }
    return count;
  }

  /** One trade at the touch. */
  void trade(MarketFrame into) {
    double lean = StrictMath.tanh(driftBps * 2.5);
    double buy = 0.5 + 0.5 * (SIDE_PERSISTENCE * lastSide * 0.8 + 0.2 * lean);
    Side aggressor = draws.chance(buy) ? Side.BID : Side.ASK;
    lastSide = aggressor.sign();
    long[] prices = aggressor == Side.BID ? askPrices : bidPrices;
    long[] sizes = aggressor == Side.BID ? askSizes : bidSizes;
    long wanted = size(draws.logNormal(model.medianTradeNotional(), 1.4) / fair);
    long traded = StrictMath.min(wanted, sizes[0]);
    into.kind = MarketFrame.Kind.TRADE;
    into.aggressor = aggressor;
    into.tradePrice = prices[0];
    into.tradeSize = traded;
    into.tradeId = nextTradeId++;
    sizes[0] -= traded;
    if (sizes[0] == 0) {
      dropTouch(prices, sizes, aggressor.opposite());
    }
    double weight =
        StrictMath.min(
            3, StrictMath.sqrt(Fixed8.toDouble(traded) * fair / model.medianTradeNotional()));
    fair *= 1 + 1e-4 * IMPACT_BPS * aggressor.sign() * weight;
    excited += EXCITATION * EXCITATION_DECAY;
  }

  private void dropTouch(long[] prices, long[] sizes, Side side) {
    System.arraycopy(prices, 1, prices, 0, LEVELS - 1);
    System.arraycopy(sizes, 1, sizes, 0, LEVELS - 1);
    prices[LEVELS - 1] =
        grid.stepPassive(side, prices[LEVELS - 2], 1 + (int) (4 * draws.uniform()));
    sizes[LEVELS - 1] = levelSize(LEVELS - 1, 1);
  }

  /**
   * The makers react: touches follow the fair price, sizes are refilled and pulled. Tells whether
   * the touch changed.
   */
  boolean requote() {
    long bid = bidPrices[0];
    long ask = askPrices[0];
    long bidSize = bidSizes[0];
    long askSize = askSizes[0];
    long wantedBid = grid.floor(Fixed8.fromDouble(fair));
    long wantedAsk = grid.ceil(wantedBid + 1);
    boolean moved =
        bid > wantedBid
            || ask < wantedAsk
            || wantedBid - bid > grid.tickAt(bid) && draws.chance(0.5)
            || ask - wantedAsk > grid.tickAt(ask) && draws.chance(0.5)
            || ask - bid > grid.tickAt(bid) && draws.chance(0.4);
    if (moved) {
      rebuild(false);
    } else if (draws.chance(0.25)) {
      resize();
    }
    return bid != bidPrices[0]
        || ask != askPrices[0]
        || bidSize != bidSizes[0]
        || askSize != askSizes[0];
  }

  private void rebuild(boolean all) {
    long bid = grid.floor(Fixed8.fromDouble(fair));
    long ask = grid.ceil(bid + 1);
    if (!all && draws.chance(0.06)) {
      ask = grid.stepPassive(Side.ASK, ask, 1); // now and then a maker is late
    }
    fill(Side.BID, bid, bidPrices, bidSizes);
    fill(Side.ASK, ask, askPrices, askSizes);
  }

  private void fill(Side side, long touch, long[] prices, long[] sizes) {
    long price = touch;
    for (int level = 0; level < LEVELS; level++) {
      prices[level] = price;
      sizes[level] = levelSize(level, lean(side));
      price =
          grid.stepPassive(side, price, draws.chance(0.75) ? 1 : 1 + (int) (3 * draws.uniform()));
    }
  }

  private void resize() {
    bidSizes[0] = levelSize(0, lean(Side.BID));
    askSizes[0] = levelSize(0, lean(Side.ASK));
    int level = 1 + (int) ((LEVELS - 1) * draws.uniform());
    bidSizes[level] = levelSize(level, 1);
    askSizes[level] = levelSize(level, 1);
  }

  /** Size shows where the price is going: thicker behind it. */
  private double lean(Side side) {
    return StrictMath.exp(1.5 * side.sign() * StrictMath.tanh(driftBps * 2.5));
  }

  private long levelSize(int level, double factor) {
    double share = level == 0 ? 1 : 0.35 * (1 + level / 10.0);
    return size(draws.logNormal(model.medianTouchNotional() * share * factor, 1.0) / fair);
  }

  private long size(double base) {
    return StrictMath.max(instrument.lot(), instrument.floorSize(Fixed8.fromDouble(base)));
  }

  void bbo(MarketFrame into) {
    into.kind = MarketFrame.Kind.BBO;
    copyBook(into, 1);
  }

  void snapshot(MarketFrame into) {
    into.kind = MarketFrame.Kind.SNAPSHOT;
    copyBook(into, LEVELS);
  }

  private void copyBook(MarketFrame into, int levels) {
    into.bidCount = levels;
    into.askCount = levels;
    System.arraycopy(bidPrices, 0, into.bidPrices, 0, levels);
    System.arraycopy(bidSizes, 0, into.bidSizes, 0, levels);
    System.arraycopy(askPrices, 0, into.askPrices, 0, levels);
    System.arraycopy(askSizes, 0, into.askSizes, 0, levels);
    java.util.Arrays.fill(into.bidOrders, 0);
    java.util.Arrays.fill(into.askOrders, 0);
  }

  /** Oracle a little off the fair price, mark between the two. */
  void context(MarketFrame into, double premium) {
    double oracle = fair / (1 + premium);
    into.kind = MarketFrame.Kind.CONTEXT;
    into.oraclePrice = Fixed8.fromDouble(StrictMath.rint(oracle * 100) / 100);
    into.markPrice = (bidPrices[0] + askPrices[0]) / 2;
  }
}
