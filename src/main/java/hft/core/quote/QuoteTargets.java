package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.PriceGrid;
import hft.core.market.Side;
import hft.core.order.WantedQuotes;

/**
 * The orders we want to rest, best first on each side, and the numbers behind them. Preallocated
 * and reused. Longs are scaled by 1e-8.
 */
public final class QuoteTargets implements WantedQuotes {
  private final long[] bidPrices;
  private final long[] bidSizes;
  private final long[] askPrices;
  private final long[] askSizes;
  private int bidCount;
  private int askCount;

  /** Why nothing at all is wanted; NONE when at least the model could speak. */
  public NoQuoteReason reason = NoQuoteReason.BOOK_UNKNOWN;

  /** Why that side is empty; NONE when it is not. */
  public NoQuoteReason bidReason = NoQuoteReason.BOOK_UNKNOWN;

  public NoQuoteReason askReason = NoQuoteReason.BOOK_UNKNOWN;

  /** Reference price plus capped alpha, quote currency. NaN when there is a {@link #reason}. */
  public double fairPrice;

  /** The price the quotes would be centred on without floors and clamps, quote currency. */
  public double reservationPrice;

  /** Half of the model's spread before floors and clamps, quote currency. */
  public double halfSpread;

  /** Alpha after the cap, quote currency. */
  public double alpha;

  /** The inventory alpha and funding make us want, lots. */
  public double targetLots;

  /** The inventory we have, lots. */
  public double inventoryLots;

  /** The standard order size the decision was made with, scaled base units. */
  public long lotSize;

  /**
   * The most aggressive prices a resting order may keep: beyond them a fill no longer pays fee and
   * adverse selection. Targets keep a further half buffer away. When nothing is wanted no price
   * passes.
   */
  public long bidLimitPrice;

  public long askLimitPrice;

  /** The inventory is so far beyond its bound that it should be crossed out with an IOC order. */
  public boolean flatten;

  /** Side and size of that order, scaled base units; meaningless unless {@link #flatten}. */
  public Side flattenSide = Side.BID;

  public long flattenSize;

  public QuoteTargets(int levels) {
    bidPrices = new long[levels];
    bidSizes = new long[levels];
    askPrices = new long[levels];
    askSizes = new long[levels];
  }

  /** Levels a side this object has room for. */
  public int capacity() {
    return bidPrices.length;
  }

  /** Wanted orders on {@code side}. */
  @Override
  public int count(Side side) {
    return side == Side.BID ? bidCount : askCount;
  }

  /** Price of the wanted order {@code level}, 0 being the innermost. */
  @Override
  public long price(Side side, int level) {
    return side == Side.BID ? bidPrices[level] : askPrices[level];
  }

  @Override
  public long size(Side side, int level) {
    return side == Side.BID ? bidSizes[level] : askSizes[level];
  }

  /** The most aggressive price an order on {@code side} may keep. */
  @Override
  public long limitPrice(Side side) {
    return side == Side.BID ? bidLimitPrice : askLimitPrice;
  }

  /** Why {@code side} is empty. */
  public NoQuoteReason reason(Side side) {
    return side == Side.BID ? bidReason : askReason;
  }

  /** Wants nothing, for {@code why}. */
  void refuse(NoQuoteReason why) {
    bidCount = 0;
    askCount = 0;
    reason = why;
    bidReason = why;
    askReason = why;
    fairPrice = Double.NaN;
    reservationPrice = Double.NaN;
    halfSpread = Double.NaN;
    alpha = Double.NaN;
    targetLots = Double.NaN;
    inventoryLots = Double.NaN;
    lotSize = 0;
    bidLimitPrice = 0;
    askLimitPrice = Long.MAX_VALUE;
    flatten = false;
    flattenSize = 0;
  }

  /**
   * Moves every wanted price away from {@code mid}, to {@code factor} times its distance, outwards
   * onto the grid; what rests nearer than the innermost of them may not stay.
   */
  public void widen(PriceGrid grid, long mid, double factor) {
    for (int i = 0; i < bidCount; i++) {
      bidPrices[i] = grid.floor(mid - (long) ((mid - bidPrices[i]) * factor));
    }
    for (int i = 0; i < askCount; i++) {
      askPrices[i] = grid.ceil(mid + (long) ((askPrices[i] - mid) * factor));
    }
    if (bidCount > 0) {
      bidLimitPrice = Math.min(bidLimitPrice, bidPrices[0]);
    }
    if (askCount > 0) {
      askLimitPrice = Math.max(askLimitPrice, askPrices[0]);
    }
  }

  /**
   * Wants only what brings {@code position} nearer to zero, and not beyond.
   *
   * @param leastNotional what an order has to be worth, quote currency, scaled
   */
  public void onlyReduce(long position, long leastNotional) {
    if (position >= 0) {
      bidCount = 0;
      bidReason = NoQuoteReason.NO_NEW_RISK;
    }
    if (position <= 0) {
      askCount = 0;
      askReason = NoQuoteReason.NO_NEW_RISK;
    }
    long left = Math.abs(position);
    bidCount = capped(bidPrices, bidSizes, bidCount, left, leastNotional);
    askCount = capped(askPrices, askSizes, askCount, left, leastNotional);
  }

  /** How many are left when all of them together may have no more than {@code most}. */
  private static int capped(long[] prices, long[] sizes, int count, long most, long leastNotional) {
    long left = most;
    for (int i = 0; i < count; i++) {
      sizes[i] = Math.min(sizes[i], left);
      if (sizes[i] == 0 || Fixed8.multiply(sizes[i], prices[i]) < leastNotional) {
        return i;
      }
      left -= sizes[i];
    }
    return count;
  }

  /** Starts a decision that quotes. */
  void begin() {
    refuse(NoQuoteReason.NONE);
  }

  void add(Side side, long price, long size) {
    if (side == Side.BID) {
      bidPrices[bidCount] = price;
      bidSizes[bidCount++] = size;
    } else {
      askPrices[askCount] = price;
      askSizes[askCount++] = size;
    }
  }

  void explain(Side side, NoQuoteReason why) {
    if (side == Side.BID) {
      bidReason = why;
    } else {
      askReason = why;
    }
  }
}
