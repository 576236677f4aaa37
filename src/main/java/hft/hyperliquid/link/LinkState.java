package hft.hyperliquid.link;

/** Where a link stands. */
public enum LinkState {
  /** Nothing is wanted yet. */
  IDLE,
  /** Dialled, not open. */
  CONNECTING,
  /** Open; some subscription is not acknowledged. */
  SUBSCRIBING,
  /** Every subscription delivers, or may rightly be silent. */
  LIVE,
  /** Open, but some subscription is silent beyond its limit and was asked for again. */
  STALE,
  /** Waiting to dial again. */
  BACKING_OFF,
  /** Closed for good, at our wish. */
  STOPPED
}
