package hft.exchange.market;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.core.match.VenueMarket;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's oracle, mark and funding estimate. While the tape brings them they are the
 * tape's; otherwise the exchange makes its own every three seconds: the mark is the median of best
 * bid, best ask and last trade, the oracle a 150-second moving average of the mid, funding the
 * venue's formula on the hour's average premium.
 */
public final class ReferencePrices {
  public static final long PERIOD_NANOS = 3_000_000_000L;

  /** Without news from the tape for this long the exchange makes its own. */
  private static final long TAPE_FRESH_NANOS = 10_000_000_000L;

  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final double AVERAGE_NANOS = 150e9;
  private static final double INTEREST = 0.0001;
  private static final double CLAMP = 0.0005;
  private static final double HOURS_PER_RATE = 8;
  private static final double MOST_PER_HOUR = 0.04;

  private final Instrument instrument;
  private final MarketFrame frame = new MarketFrame(0);
  private long tapeNanos = Long.MIN_VALUE / 2;
  private long lastNanos = Long.MIN_VALUE / 2;
  private double oracle;
  private long hour = Long.MIN_VALUE;
  private double premiumSum;
  private long premiums;

  /**
   * @param startPrice oracle before anything is known, scaled; 0 for none
   */
  public ReferencePrices(Instrument instrument, long startPrice) {
    this.instrument = instrument;
    this.oracle = startPrice;
    frame.kind = MarketFrame.Kind.CONTEXT;
    frame.instrumentId = instrument.id();
  }

  public int instrumentId() {
    return instrument.id();
  }

  /** The tape has said what oracle and mark are. */
  public void onTape(MarketFrame context) {
    tapeNanos = context.venueNanos;
    oracle = context.oraclePrice > 0 ? context.oraclePrice : oracle;
  }

  /** The exchange's own prices, when they are due; null otherwise. Valid until the next call. */
  public @Nullable MarketFrame due(long nanos, VenueMarket market) {
    if (nanos - lastNanos < PERIOD_NANOS || nanos - tapeNanos < TAPE_FRESH_NANOS) {
      return null;
    }
    long mark = median(market);
    if (mark == 0) {
      return null;
    }
    if (oracle == 0) {
      oracle = mark;
    }
    if (market.mid() > 0) {
      double weight = 1 - Math.exp(-Math.min(nanos - lastNanos, 60e9) / AVERAGE_NANOS);
      oracle += weight * (market.mid() - oracle);
    }
    lastNanos = nanos;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    frame.markPrice = onUnit(mark);
    frame.oraclePrice = onUnit(Math.round(oracle));
    frame.fundingRateE12 = rate(nanos, market);
    return frame;
  }

  private long median(VenueMarket market) {
    long bid = market.bestBid();
    long ask = market.bestAsk();
    long last = market.lastTrade();
    if (bid > 0 && ask > 0) {
      return last > 0 ? Math.max(bid, Math.min(ask, last)) : market.mid();
    }
    if (last > 0) {
      return last;
    }
    return Math.round(oracle);
  }

  private long onUnit(long price) {
    long unit = hft.core.market.Fixed8.unit(instrument.priceGrid().maxDecimals());
    return Math.max(unit, price - price % unit);
  }

  private long rate(long nanos, VenueMarket market) {
    long now = Math.floorDiv(nanos, HOUR_NANOS);
    if (now != hour) {
      hour = now;
      premiumSum = 0;
      premiums = 0;
    }
    premiumSum += premium(market.bestBid(), market.bestAsk(), oracle);
    premiums++;
    double average = premiumSum / premiums;
    double clamped = Math.clamp(INTEREST - average, -CLAMP, CLAMP);
    double hourly = Math.clamp((average + clamped) / HOURS_PER_RATE, -MOST_PER_HOUR, MOST_PER_HOUR);
    return Math.round(hourly * 1e12);
  }

  /** How far the impact prices leave the oracle inside or outside, as a fraction of it. */
  public static double premium(double impactBid, double impactAsk, double oracle) {
    if (!(oracle > 0) || !(impactBid > 0) || !(impactAsk > 0)) {
      return 0;
    }
    return (Math.max(impactBid - oracle, 0) - Math.max(oracle - impactAsk, 0)) / oracle;
  }
}
