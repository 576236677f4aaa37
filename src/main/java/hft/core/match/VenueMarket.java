package hft.core.match;

/**
 * One instrument's prices at the simulated venue; 0 where there is none.
 *
 * @param bestBid replayed and client liquidity together, as {@code bestAsk}
 * @param oracle what bands and funding are measured by
 * @param fundingRateE12 estimate of the coming hourly rate
 */
public record VenueMarket(
    long bestBid,
    long bestAsk,
    long mid,
    long mark,
    long oracle,
    long lastTrade,
    long fundingRateE12) {}
