package hft.core.order;

/** Why an order filled. The simulator always knows; a venue never says. */
public enum FillCause {
  /** The market traded strictly through our price. */
  TRADED_THROUGH,
  /** A trade at our price used up the queue ahead of us. */
  QUEUE_REACHED,
  /** We took liquidity. */
  CROSSED,
  /** A real venue's fill: no explanation comes with it. */
  REPORTED
}
