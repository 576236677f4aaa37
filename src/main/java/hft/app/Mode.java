package hft.app;

/** Which outside world the trading tree is wired to. */
public enum Mode {
  /** The project's own exchange server on loopback. */
  LOCAL,
  /** The venue's public market data, simulated fills. */
  PAPER,
  TESTNET,
  LIVE,
  /** Recorded data, simulated exchange, lockstep virtual time. */
  BACKTEST,
  /** A worker of a cluster. */
  CLUSTER
}
