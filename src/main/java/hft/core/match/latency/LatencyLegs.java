package hft.core.match.latency;

/**
 * The three ways a message goes.
 *
 * @param feed venue event to our eyes
 * @param entry our decision to the venue's mempool
 * @param response block to our eyes: answers, order updates, fills
 */
public record LatencyLegs(LatencyModel feed, LatencyModel entry, LatencyModel response) {
  public static LatencyLegs constant(long feedNanos, long entryNanos, long responseNanos) {
    return new LatencyLegs(
        LatencyModel.constant(feedNanos),
        LatencyModel.constant(entryNanos),
        LatencyModel.constant(responseNanos));
  }

  /** Market data 250 ms old, entry as published, responses like market data. */
  public static LatencyLegs hyperliquid(long seed) {
    return new LatencyLegs(
        LatencyModel.constant(250_000_000L),
        EmpiricalLatency.hyperliquidEntry(seed),
        LatencyModel.constant(250_000_000L));
  }

  public LatencyLegs scaled(double factor) {
    return new LatencyLegs(feed.scaled(factor), entry.scaled(factor), response.scaled(factor));
  }

  /** All legs slower while the market moves. */
  public LatencyLegs duringBursts(BurstMeter meter, double most) {
    return new LatencyLegs(
        feed.duringBursts(meter, most),
        entry.duringBursts(meter, most),
        response.duringBursts(meter, most));
  }
}
