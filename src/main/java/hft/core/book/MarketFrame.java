package hft.core.book;

import hft.core.market.Side;
import java.util.Arrays;

/**
 * One market-data event of one instrument, mutable and reused: whoever fills it hands it on, and
 * nobody touches it until the receiver is done. Prices and sizes are scaled by 1e-8, times are
 * nanoseconds since the epoch.
 *
 * <pre>
 * SNAPSHOT  both sides whole, best first          BBO    at most one level a side (none: that side is empty)
 * DELTA     absolute sizes per level, 0 removes   TRADE  one print, side = aggressor
 * CONTEXT   oracle, mark, funding estimate        FUNDING  the hour's settlement
 * GAP       the feed was not seen since gapFromNanos: what the book says is unknown until the next SNAPSHOT
 * </pre>
 */
public final class MarketFrame {
  public enum Kind {
    SNAPSHOT,
    BBO,
    DELTA,
    TRADE,
    CONTEXT,
    FUNDING,
    GAP
  }

  /**
   * Levels a side a fresh frame has room for; {@link #ensureLevels} grows it once for deeper
   * deltas.
   */
  public static final int INITIAL_LEVELS = 32;

  public Kind kind = Kind.GAP;
  public int instrumentId;

  /** When it happened at the venue (block time). */
  public long venueNanos;

  /** When we received it. */
  public long receiveNanos;

  /** SNAPSHOT, BBO, DELTA: how many entries of the arrays are valid. */
  public int bidCount;

  public int askCount;
  public long[] bidPrices;
  public long[] bidSizes;
  public long[] askPrices;
  public long[] askSizes;

  /** SNAPSHOT, BBO: true when the source said how many orders stand at each level. */
  public boolean hasOrderCounts;

  /** Orders at each level; meaningless unless {@link #hasOrderCounts}. */
  public int[] bidOrders;

  public int[] askOrders;

  /** TRADE. */
  public Side aggressor = Side.BID;

  public long tradePrice;
  public long tradeSize;
  public long tradeId;

  /** CONTEXT, FUNDING: oracle and mark price; 0 when unknown. */
  public long oraclePrice;

  public long markPrice;

  /**
   * CONTEXT: estimate of the coming hourly rate; FUNDING: the settled rate. Fraction per hour
   * scaled by 1e-12.
   */
  public long fundingRateE12;

  /** GAP: last time the feed was known to be whole. */
  public long gapFromNanos;

  public MarketFrame() {
    this(INITIAL_LEVELS);
  }

  /** A frame with room for {@code levels} a side: one is enough for BBO, none for prints. */
  public MarketFrame(int levels) {
    bidPrices = new long[levels];
    bidSizes = new long[levels];
    askPrices = new long[levels];
    askSizes = new long[levels];
    bidOrders = new int[levels];
    askOrders = new int[levels];
  }

  public void ensureLevels(int levels) {
    if (levels > bidPrices.length) {
      int capacity = Math.max(levels, 2 * bidPrices.length);
      bidPrices = Arrays.copyOf(bidPrices, capacity);
      bidSizes = Arrays.copyOf(bidSizes, capacity);
      askPrices = Arrays.copyOf(askPrices, capacity);
      askSizes = Arrays.copyOf(askSizes, capacity);
      bidOrders = Arrays.copyOf(bidOrders, capacity);
      askOrders = Arrays.copyOf(askOrders, capacity);
    }
  }

  /** Levels this frame carries, both sides. */
  public int levelCount() {
    return switch (kind) {
      case SNAPSHOT, BBO, DELTA -> bidCount + askCount;
      case TRADE, CONTEXT, FUNDING, GAP -> 0;
    };
  }

  /** Takes over everything {@code other} says. */
  public void copyFrom(MarketFrame other) {
    kind = other.kind;
    instrumentId = other.instrumentId;
    venueNanos = other.venueNanos;
    receiveNanos = other.receiveNanos;
    ensureLevels(Math.max(other.bidCount, other.askCount));
    bidCount = other.bidCount;
    askCount = other.askCount;
    System.arraycopy(other.bidPrices, 0, bidPrices, 0, bidCount);
    System.arraycopy(other.bidSizes, 0, bidSizes, 0, bidCount);
    System.arraycopy(other.askPrices, 0, askPrices, 0, askCount);
    System.arraycopy(other.askSizes, 0, askSizes, 0, askCount);
    hasOrderCounts = other.hasOrderCounts;
    if (hasOrderCounts) {
      System.arraycopy(other.bidOrders, 0, bidOrders, 0, bidCount);
      System.arraycopy(other.askOrders, 0, askOrders, 0, askCount);
    }
    aggressor = other.aggressor;
    tradePrice = other.tradePrice;
    tradeSize = other.tradeSize;
    tradeId = other.tradeId;
    oraclePrice = other.oraclePrice;
    markPrice = other.markPrice;
    fundingRateE12 = other.fundingRateE12;
    gapFromNanos = other.gapFromNanos;
  }
}
