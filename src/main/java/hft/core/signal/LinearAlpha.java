package hft.core.signal;

import hft.core.book.BookView;
import hft.core.market.Side;

/**
 * Expected move as a weighted sum of depth imbalance, order-flow imbalance (Cont, Kukanov, Stoikov
 * 2014) and trade imbalance. The flows are exponential averages of signed size over unsigned size,
 * so each feature lies in -1..1.
 */
public final class LinearAlpha implements Alpha {
  private static final int DEPTH_LEVELS = 5;

  private final LinearAlphaSettings settings;
  private final double decayPerNano;
  private final long horizonNanos;
  private double signedFlow;
  private double unsignedFlow;
  private long flowNanos;
  private double signedTrades;
  private double unsignedTrades;
  private long tradeNanos;
  private double imbalance;
  private double mid;
  private long bidPrice;
  private long bidSize;
  private long askPrice;
  private long askSize;

  public LinearAlpha(LinearAlphaSettings settings) {
    this.settings = settings;
    decayPerNano = Math.log(2) / settings.flowHalfLife().toNanos();
    horizonNanos = settings.horizon().toNanos();
  }

  @Override
  public void onBook(BookView book, long nowNanos) {
    if (!book.isTwoSided()) {
      return;
    }
    imbalance = 2 * book.imbalance(DEPTH_LEVELS) - 1;
    mid = (book.bidPrice(0) + book.askPrice(0)) / 2e8;
    if (bidPrice > 0) {
      double decay = Math.exp(-decayPerNano * Math.max(0, nowNanos - flowNanos));
      double event = orderFlow(book);
      signedFlow = signedFlow * decay + event;
      unsignedFlow = unsignedFlow * decay + Math.abs(event);
    }
    flowNanos = nowNanos;
    bidPrice = book.bidPrice(0);
    bidSize = book.bidSize(0);
    askPrice = book.askPrice(0);
    askSize = book.askSize(0);
  }

  /** The signed size by which this update pushed (e_n in Cont et al.), scaled base units. */
  private double orderFlow(BookView book) {
    double flow = 0;
    if (book.bidPrice(0) >= bidPrice) {
      flow += book.bidSize(0);
    }
    if (book.bidPrice(0) <= bidPrice) {
      flow -= bidSize;
    }
    if (book.askPrice(0) <= askPrice) {
      flow -= book.askSize(0);
    }
    if (book.askPrice(0) >= askPrice) {
      flow += askSize;
    }
    return flow;
  }

  @Override
  public void onTrade(Side aggressor, long price, long size, long nowNanos) {
    double decay = Math.exp(-decayPerNano * Math.max(0, nowNanos - tradeNanos));
    signedTrades = signedTrades * decay + aggressor.sign() * (double) size;
    unsignedTrades = unsignedTrades * decay + size;
    tradeNanos = nowNanos;
  }

  @Override
  public double expectedMove(long nowNanos) {
    double flow = unsignedFlow > 0 ? signedFlow / unsignedFlow : 0;
    double trades = unsignedTrades > 0 ? signedTrades / unsignedTrades : 0;
    double bps =
        settings.imbalanceBps() * imbalance
            + settings.orderFlowBps() * flow
            + settings.tradeFlowBps() * trades;
    return bps * 1e-4 * mid;
  }

  @Override
  public long horizonNanos() {
    return horizonNanos;
  }
}
