package hft.core.order;

/** Time in force. */
public enum Tif {
  /** Add liquidity only (post-only): refused instead of trading on arrival. */
  ALO,
  /** Immediate or cancel: what does not trade on arrival is cancelled. */
  IOC,
  /** Good till cancelled: what does not trade on arrival rests. */
  GTC
}
