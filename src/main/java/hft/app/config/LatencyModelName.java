package hft.app.config;

/** Where a backtest's latencies come from. */
public enum LatencyModelName {
  /** The three constants of the section. */
  CONSTANT,
  /** The distribution measured at the venue for orders; the constants for the other legs. */
  HYPERLIQUID
}
