package hft.hyperliquid.feed;

/** Where what we know of a coin comes from. */
public enum Source {
  /** Book of 20 levels, slow. */
  FULL_BOOK,
  /** Book of 5 levels. */
  FAST_BOOK,
  /** The touch, when a block moves it. */
  BBO,
  TRADES,
  /** Oracle, mark, funding. */
  CONTEXT;

  /** Without these nobody should quote. */
  boolean carriesPrices() {
    return this == FULL_BOOK || this == FAST_BOOK || this == BBO;
  }
}
