package hft.core.match;

/** The order in which a block processes its actions: class first, arrival second. */
public enum BlockClass {
  /** Actions that send no GTC or IOC. */
  POSTING,
  CANCEL,
  /** Actions with at least one GTC or IOC. */
  TAKING
}
