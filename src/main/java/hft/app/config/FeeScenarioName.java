package hft.app.config;

/** Which fee schedule a backtest charges. */
public enum FeeScenarioName {
  /** The venue's lowest volume tier. */
  BASE,
  /** No fees at all. */
  ZERO,
  /** A high volume tier with the first maker rebate. */
  REBATE
}
