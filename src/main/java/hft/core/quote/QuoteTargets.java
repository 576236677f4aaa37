package hft.core.quote;

/**
 * What should rest in the book, best level first. Mutable and reused; prices and sizes scaled by
 * 1e-8.
 */
public final class QuoteTargets {
  /** Why a side or both have no quotes. */
  public enum Why {
    QUOTING,
    /** An input was not a number, not positive, or out of range. */
    BAD_INPUT
  }

  public final long[] bidPrices = new long[QuoteSettings.MAX_LEVELS];
  public final long[] bidSizes = new long[QuoteSettings.MAX_LEVELS];
  public final long[] askPrices = new long[QuoteSettings.MAX_LEVELS];
  public final long[] askSizes = new long[QuoteSettings.MAX_LEVELS];
  public int bidCount;
  public int askCount;
  public double fairPrice;
  public double reservationPrice;
  public double halfSpread;

  /** The position is beyond what quoting may work off: take it down. */
  public boolean flatten;

  public Why why = Why.BAD_INPUT;

  void clear(Why reason) {
    bidCount = 0;
    askCount = 0;
    flatten = false;
    why = reason;
  }

  public long bestBid() {
    return bidCount == 0 ? 0 : bidPrices[0];
  }

  public long bestAsk() {
    return askCount == 0 ? 0 : askPrices[0];
  }

  public long bestBidSize() {
    return bidCount == 0 ? 0 : bidSizes[0];
  }

  public long bestAskSize() {
    return askCount == 0 ? 0 : askSizes[0];
  }
}
