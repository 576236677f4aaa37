package hft.core.risk;

/**
 * The little the gate needs to know of an instrument's market. Mutable and reused.
 *
 * <p>All zero means unknown, and nothing but a flatten order is approved on that.
 */
public final class MarketGlance {
  /** Half way between the touches, scaled; 0 when unknown. */
  public long mid;

  /** Since the newest market data was received. */
  public long ageNanos;
}
